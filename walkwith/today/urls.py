from django.urls import path

from walkwith.today import views

app_name = "today"

urlpatterns = [
    path("", views.today, name="today"),
    path("today/my-page/", views.my_page, name="my_page"),
    path("today/people/", views.people, name="people"),
    path("today/people/<uuid:participant_id>/", views.participant, name="participant"),
    path("today/steps/<uuid:step_id>/", views.step, name="step"),
]
