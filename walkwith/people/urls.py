from django.urls import path

from walkwith.people import views

app_name = "people"

urlpatterns = [
    path("<uuid:participant_id>/edit/", views.edit, name="edit"),
    path("<uuid:participant_id>/strengths/", views.strengths, name="strengths"),
]
