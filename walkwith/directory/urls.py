from django.urls import path

from walkwith.directory import views

app_name = "directory"

urlpatterns = [
    path("find/", views.find, name="find"),
    path("first-meeting/", views.first_meeting, name="first_meeting"),
    path("meetings/<uuid:meeting_id>/", views.meeting, name="meeting"),
    path("meetings/<uuid:meeting_id>/verify/", views.verify_meeting, name="verify_meeting"),
]
