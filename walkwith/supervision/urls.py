from django.urls import path

from walkwith.supervision import views

app_name = "supervision"

urlpatterns = [
    path("members/<uuid:membership_id>/leaving/", views.leaving, name="leaving"),
    path("unusual-looks/", views.unusual_looks, name="unusual_looks"),
    path(
        "unusual-looks/talk-over/",
        views.talk_over_unusual_looks,
        name="talk_over_unusual_looks",
    ),
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/<uuid:draft_id>/hand-on/", views.hand_on_draft, name="hand_on_draft"),
]
