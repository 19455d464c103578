from django.urls import path

from walkwith.supervision import views

app_name = "supervision"

urlpatterns = [
    path("members/<uuid:membership_id>/leaving/", views.leaving, name="leaving"),
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/<uuid:draft_id>/hand-on/", views.hand_on_draft, name="hand_on_draft"),
]
