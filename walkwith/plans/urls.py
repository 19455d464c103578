from django.urls import path

from walkwith.plans import views

app_name = "plans"

urlpatterns = [
    path("<uuid:participant_id>/", views.plan, name="plan"),
    path("<uuid:participant_id>/want/", views.want, name="want"),
    path("<uuid:participant_id>/add-step/", views.add_step, name="add_step"),
    path("steps/<uuid:step_id>/edit/", views.edit_step, name="edit_step"),
    path("steps/<uuid:step_id>/finish/", views.finish_step, name="finish_step"),
    path("steps/<uuid:step_id>/reopen/", views.reopen_step, name="reopen_step"),
    path("steps/<uuid:step_id>/let-go/", views.let_go_step, name="let_go_step"),
    path("steps/<uuid:step_id>/accept/", views.accept_step, name="accept_step"),
    path("steps/<uuid:step_id>/decline/", views.decline_step, name="decline_step"),
]
