"""How the sign-in library behaves in this house: its adapters, in our words."""

import base64
import hashlib
import io
from typing import Any, ClassVar

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from walkwith.accounts.devices import begin_device, end_device, forget_other_devices
from walkwith.accounts.models import Account
from walkwith.accounts.queries import is_demo
from walkwith.accounts.sessions import begin

WRONG = _("That user name and password do not go together. Check both and try again.")
WRONG_CODE = _("That code did not fit. Wait for the next one and type it again.")
TOO_OFTEN = _("That was tried too often. Wait five minutes, then try again.")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs themselves up: an administrator or a peer specialist opens the door."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask the person who runs Walkwith for you."),
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "enter_current_password": _("That is not your password of today. Type it again."),
        "incorrect_password": _("That password is not the right one. Type it again."),
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Account) -> None:
        """Who proves who they are may try their PIN again; who forgot it, choose another."""
        ended = request.session.get("ended")
        forgot = request.session.pop("forgot_pin", "")
        super().login(request, user)
        begin(request.session, account_id=user.pk, ended=ended)
        request.session["may_choose_pin"] = forgot == str(user.pk)
        if user.pin_misses:
            Account.objects.filter(pk=user.pk).update(pin_misses=0)
        agent = request.headers.get("User-Agent", "")
        begin_device(request.session, account=user, user_agent=agent)

    def logout(self, request: HttpRequest) -> None:
        end_device(request.session)
        super().logout(request)

    def set_password(self, user: Account, password: str) -> None:
        """Every other session ends with the old password."""
        user.set_password(password)
        user.password_is_temporary = False
        user.save(update_fields=["password", "password_is_temporary"])
        forget_other_devices(context.request.session)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:me")

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Whoever came by a card of the demo has no password that could be asked for again."""
        came_by_card = context.request.user.demo_card and is_demo()
        return not came_by_card and super().is_reauthentication_required(app=app, **more)

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, str]]:
        words = {
            "reauthenticate": gettext("Use my password"),
            "mfa_reauthenticate": gettext("Use a code"),
            "mfa_reauthenticate:webauthn": gettext("Use my passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": words[method["id"]]} for method in methods]


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of the second factor are kept encrypted with the secret key of the server."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": _("Switch on a second step first, then make the codes."),
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """On white, so that a phone can scan it on a dark page as well."""
        picture = io.BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:  # noqa: A002
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        if count == 0:
            return gettext("My device")
        return gettext("My device %(number)s") % {"number": count + 1}

    def _get_site_name(self) -> str:
        return "Walkwith"


def _box() -> Fernet:
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"second factor")
    return Fernet(base64.urlsafe_b64encode(key.digest()))
