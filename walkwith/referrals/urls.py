from django.urls import path

from walkwith.referrals import views

app_name = "referrals"

urlpatterns = [
    path("<uuid:participant_id>/find/", views.find, name="find"),
    path("<uuid:participant_id>/suggest/<uuid:meeting_id>/", views.suggest, name="suggest"),
    path(
        "<uuid:participant_id>/go-together/<uuid:meeting_id>/",
        views.go_together,
        name="go_together",
    ),
]
