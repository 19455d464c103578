from django.urls import path

from walkwith.accounts import views

app_name = "accounts"

urlpatterns = [
    path("me/", views.me, name="me"),
    path("language/", views.language, name="language"),
    path("demo/<slug:card>/", views.demo, name="demo"),
    path("enter-pin/", views.enter_pin, name="enter_pin"),
    path("forgot-pin/", views.forgot_pin, name="forgot_pin"),
    path("choose-pin/", views.choose_pin, name="choose_pin"),
    path("take-off-pin/", views.take_off_pin, name="take_off_pin"),
    path("choose-stay/", views.choose_stay, name="choose_stay"),
    path("sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("let-go/", views.let_go, name="let_go"),
    path("members/", views.members, name="members"),
    path("members/add/", views.add_member, name="add_member"),
    path("members/<uuid:membership_id>/", views.edit_member, name="edit_member"),
    path("members/<uuid:membership_id>/renew/", views.renew_membership, name="renew_membership"),
    path("members/<uuid:membership_id>/renew-sign-in/", views.renew_sign_in, name="renew_sign_in"),
    path("programs/", views.programs, name="programs"),
    path("programs/add/", views.add_program, name="add_program"),
    path("programs/<uuid:program_id>/", views.rename_program, name="rename_program"),
]
