from django.urls import path

from walkwith.access import views

app_name = "access"

urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("looks/", views.own_looks, name="own_looks"),
    path("roles/", views.roles, name="roles"),
    path("supervision/", views.supervision, name="supervision"),
    path("supervision/<uuid:supervision_id>/end/", views.end_supervision, name="end_supervision"),
    path("assignments/<uuid:assignment_id>/end/", views.end_assignment, name="end_assignment"),
    path("<uuid:participant_id>/assign/", views.assign, name="assign"),
    path("<uuid:participant_id>/looks/", views.looks, name="looks"),
    path("<uuid:participant_id>/open-door/", views.open_door, name="open_door"),
]
