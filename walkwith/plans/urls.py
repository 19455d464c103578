from django.urls import path

from walkwith.plans import views

app_name = "plans"

urlpatterns = [
    path("<uuid:participant_id>/", views.plan, name="plan"),
    path("card/", views.card, name="card"),
    path("<uuid:participant_id>/wellness/", views.wellness, name="wellness"),
    path(
        "<uuid:participant_id>/add-wellness-line/<str:heading>/",
        views.add_wellness_line,
        name="add_wellness_line",
    ),
    path(
        "wellness-lines/<uuid:wellness_line_id>/edit/",
        views.edit_wellness_line,
        name="edit_wellness_line",
    ),
    path("<uuid:participant_id>/pocket-card/", views.pocket_card, name="pocket_card"),
    path("<uuid:participant_id>/want/", views.want, name="want"),
    path("<uuid:participant_id>/add-step/", views.add_step, name="add_step"),
    path("steps/<uuid:step_id>/edit/", views.edit_step, name="edit_step"),
    path("steps/<uuid:step_id>/finish/", views.finish_step, name="finish_step"),
    path("steps/<uuid:step_id>/reopen/", views.reopen_step, name="reopen_step"),
    path("steps/<uuid:step_id>/let-go/", views.let_go_step, name="let_go_step"),
    path("steps/<uuid:step_id>/accept/", views.accept_step, name="accept_step"),
    path("steps/<uuid:step_id>/decline/", views.decline_step, name="decline_step"),
]
