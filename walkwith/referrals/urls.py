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
    path("<uuid:participant_id>/", views.referrals, name="referrals"),
    path("<uuid:participant_id>/refer/<uuid:service_id>/", views.refer, name="refer"),
    path(
        "<uuid:participant_id>/refer-meeting/<uuid:meeting_id>/",
        views.refer_meeting,
        name="refer_meeting",
    ),
    path("<uuid:participant_id>/refer-elsewhere/", views.refer_elsewhere, name="refer_elsewhere"),
    path("follow-ups/", views.follow_ups, name="follow_ups"),
    path("one/<uuid:referral_id>/", views.referral, name="referral"),
    path("one/<uuid:referral_id>/tell/", views.tell_referral, name="tell_referral"),
    path("one/<uuid:referral_id>/plan/", views.plan_referral, name="plan_referral"),
    path("one/<uuid:referral_id>/put-in-plan/", views.put_in_plan, name="put_in_plan"),
    path("one/<uuid:referral_id>/cancel/", views.cancel_referral, name="cancel_referral"),
    path("one/<uuid:referral_id>/take-back/", views.take_back_referral, name="take_back_referral"),
    path("one/<uuid:referral_id>/send/", views.send_referral, name="send_referral"),
    path("one/<uuid:referral_id>/helped/", views.helped, name="helped"),
    path("links/<uuid:link_id>/shut/", views.shut_link, name="shut_link"),
    path("answer/<str:token>/", views.answer, name="answer"),
    path("<uuid:participant_id>/needs/", views.needs, name="needs"),
    path("<uuid:participant_id>/add-need/", views.add_need, name="add_need"),
    path("needs/<uuid:need_id>/meet/", views.meet_need, name="meet_need"),
    path("needs/<uuid:need_id>/reopen/", views.reopen_need, name="reopen_need"),
    path("<uuid:participant_id>/suits/", views.suits, name="suits"),
    path("<uuid:participant_id>/avoid/", views.avoid, name="avoid"),
    path("avoided/<uuid:avoided_id>/end/", views.end_avoided, name="end_avoided"),
    path("<uuid:participant_id>/match/<slug:need>/", views.match, name="match"),
    path("<uuid:participant_id>/none-fits/<slug:need>/", views.none_fits, name="none_fits"),
    path("<uuid:participant_id>/why-not/<slug:need>/", views.why_not, name="why_not"),
    path("<uuid:participant_id>/<slug:need>/why/<uuid:listing_id>/", views.why, name="why"),
    path(
        "<uuid:participant_id>/suggest-service/<uuid:service_id>/",
        views.suggest_service,
        name="suggest_service",
    ),
    path("unmet/", views.unmet, name="unmet"),
    path("unmet-table/", views.unmet_table, name="unmet_table"),
]
