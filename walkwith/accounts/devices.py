"""Where somebody is signed in: noted once at sign-in, and now and then while it is in use."""

import datetime as dt
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from walkwith.accounts.models import Account, Device
from walkwith.accounts.queries import enter
from walkwith.accounts.rules import kind_of_device
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.identifiers import new_id

NOTED_EVERY = dt.timedelta(minutes=5)
KEPT_FOR = dt.timedelta(days=1)  # longer than any session lasts


def begin_device(session: SessionBase, *, account: Account, user_agent: str) -> None:
    """Somebody signed in here. Nothing is kept of the browser but which kind of device it is."""
    with transaction.atomic():
        actor = enter(account_id=account.pk)
        if actor is None:
            return
        now = clock.now()
        with acting_as(actor, entered=True):
            Device.objects.filter(seen_at__lt=now - KEPT_FOR).delete()
            device = Device.objects.create(
                id=new_id(),
                account_id=account.pk,
                kind=kind_of_device(user_agent),
                began_at=now,
                seen_at=now,
            )
    session["device"], session["device_noted_at"] = str(device.pk), now.isoformat()


def note_device(session: SessionBase) -> None:
    """It is in use: written down at most once in five minutes, by its owner."""
    noted = session.get("device_noted_at")
    if not noted or clock.now() - dt.datetime.fromisoformat(noted) <= NOTED_EVERY:
        return
    now = clock.now()
    Device.objects.filter(pk=UUID(session["device"])).update(seen_at=now)
    session["device_noted_at"] = now.isoformat()


def end_device(session: SessionBase) -> None:
    """Signed out here."""
    if device := session.get("device"):
        Device.objects.filter(pk=UUID(device)).delete()


def forget_other_devices(session: SessionBase) -> None:
    """Everywhere else they are signed out now. Only their own rows are within reach."""
    others = Device.objects.all()
    if device := session.get("device"):
        others = others.exclude(pk=UUID(device))
    others.delete()
