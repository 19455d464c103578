from django.urls import path

from walkwith.contacts import views

app_name = "contacts"

urlpatterns = [
    path("log/", views.log, name="log"),
    path("coach/", views.coach, name="coach"),
    path("indirect/", views.indirect, name="indirect"),
    path("notes/<uuid:note_id>/", views.note, name="note"),
    path("notes/<uuid:note_id>/correct/", views.correct, name="correct"),
    path("<uuid:participant_id>/", views.notes, name="notes"),
    path("<uuid:participant_id>/log/", views.log_with, name="log_with"),
    path("<uuid:participant_id>/draft/", views.draft, name="draft"),
    path("<uuid:participant_id>/discard-draft/", views.discard_draft, name="discard_draft"),
]
