from django.urls import path

from walkwith.people import views

app_name = "people"

urlpatterns = [
    path("<uuid:participant_id>/edit/", views.edit, name="edit"),
    path("<uuid:participant_id>/strengths/", views.strengths, name="strengths"),
    path("strengths/<uuid:strength_id>/edit/", views.edit_strength, name="edit_strength"),
    path("strengths/<uuid:strength_id>/remove/", views.remove_strength, name="remove_strength"),
    path("strengths/<uuid:strength_id>/hide/", views.hide_strength, name="hide_strength"),
    path("strengths/<uuid:strength_id>/show/", views.show_strength, name="show_strength"),
]
