"""The addresses of signing in: exactly those of the library that we offer, by its own names."""

from django.urls import path

from walkwith.accounts import sign_in, views

urlpatterns = [
    path("", sign_in.sign_in, name="account_login"),
    path("card/<slug:words>/", sign_in.card, name="account_card"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("closed/", sign_in.closed, name="account_inactive"),
    path("forgotten/", views.forgotten, name="account_reset_password"),
    path("confirm/", sign_in.confirm_with_password, name="account_reauthenticate"),
    path("change-password/", sign_in.change_password, name="account_change_password"),
    path("choose-password/", views.choose_password, name="account_set_password"),
    path("second-step/", sign_in.second_step, name="mfa_authenticate"),
    path("second-step/confirm/", sign_in.confirm_with_code, name="mfa_reauthenticate"),
    path("ways/", sign_in.ways, name="mfa_index"),
    path("ways/app/", sign_in.switch_on_app, name="mfa_activate_totp"),
    path("ways/app/off/", sign_in.switch_off_app, name="mfa_deactivate_totp"),
    path("ways/codes/", sign_in.recovery_codes, name="mfa_view_recovery_codes"),
    path("ways/codes/make/", sign_in.make_recovery_codes, name="mfa_generate_recovery_codes"),
    path("ways/passkeys/", sign_in.passkeys, name="mfa_list_webauthn"),
    path("ways/passkeys/add/", sign_in.add_passkey, name="mfa_add_webauthn"),
    path("ways/passkeys/<int:pk>/name/", sign_in.name_passkey, name="mfa_edit_webauthn"),
    path("ways/passkeys/<int:pk>/remove/", sign_in.remove_passkey, name="mfa_remove_webauthn"),
    path("passkey/", sign_in.sign_in_with_passkey, name="mfa_login_webauthn"),
    path("passkey/confirm/", sign_in.confirm_with_passkey, name="mfa_reauthenticate_webauthn"),
]
