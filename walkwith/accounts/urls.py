from django.urls import path

from walkwith.accounts import views

app_name = "accounts"

urlpatterns = [
    path("me/", views.me, name="me"),
    path("language/", views.language, name="language"),
    path("demo/<slug:card>/", views.demo, name="demo"),
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
