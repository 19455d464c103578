from django.urls import path

from walkwith.schedule import views

app_name = "schedule"

urlpatterns = [
    path("week/", views.week, name="week"),
    path("<uuid:participant_id>/add/", views.add, name="add"),
    path("appointments/<uuid:appointment_id>/", views.appointment, name="appointment"),
    path("appointments/<uuid:appointment_id>/change/", views.change, name="change"),
    path("appointments/<uuid:appointment_id>/missed/", views.missed, name="missed"),
    path("appointments/<uuid:appointment_id>/call-off/", views.call_off, name="call_off"),
    path("appointments/<uuid:appointment_id>/kept/", views.kept, name="kept"),
]
