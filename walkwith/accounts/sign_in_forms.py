"""The forms of the sign-in library, in our words: labels above the fields, nothing inside them."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from walkwith.ui.forms import SAID

PLAIN = {"autocapitalize": "none", "spellcheck": "false"}
CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
GOOD_PASSWORD = _(
    "Ten letters or more. A few words that only you would put together are good, and easy to keep."
)
# The library says this one itself; its Spanish in our catalogue comes before its own.
SAID_BY_THE_LIBRARY = (gettext_noop("You must type the same password each time."),)


def _reword(form: forms.Form, **words: Any) -> None:
    """Give each field its label, and take out what the library writes inside and under it."""
    for name, label in words.items():
        field = form.fields[name]
        field.label, field.help_text = label, ""
        field.widget.attrs.pop("placeholder", None)
        field.error_messages["required"] = SAID["required"]


class SignInForm(account_forms.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, login=_("User name or e-mail address"), password=_("Password"))
        self.fields["login"].widget.attrs.update({**PLAIN, "autocomplete": "username webauthn"})
        self.fields["password"].help_text = _("Got a card? The first time, type its words here.")


class ConfirmPasswordForm(account_forms.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, password=_("Password"))


class ChangePasswordForm(account_forms.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(
            self,
            oldpassword=_("Password you have now"),
            password1=_("New password"),
            password2=_("New password again"),
        )
        self.fields["password1"].help_text = GOOD_PASSWORD


class ChoosePasswordForm(account_forms.SetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, password1=_("New password"), password2=_("New password again"))
        self.fields["password1"].help_text = GOOD_PASSWORD


class CodeForm(mfa_forms.AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, code=_("Code from your app, or one of your recovery codes"))
        self.fields["code"].widget.attrs.update(CODE)


class ConfirmCodeForm(mfa_forms.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, code=_("Code from your app, or one of your recovery codes"))
        self.fields["code"].widget.attrs.update(CODE)


class SwitchOnAppForm(totp_forms.ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, code=_("The six numbers the app shows"))
        self.fields["code"].widget.attrs.update(CODE)


class AddPasskeyForm(webauthn_forms.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey always stands alone: it asks for the finger, the face or the PIN."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, name=_("What to call it"))
        self.fields["name"].help_text = _("For example “My blue phone”.")
        self.fields["passwordless"] = forms.BooleanField(widget=forms.HiddenInput, initial=True)


class NamePasskeyForm(webauthn_forms.EditWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _reword(self, name=_("What to call it"))
