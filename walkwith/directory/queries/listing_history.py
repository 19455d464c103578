"""Who wrote down, changed, checked and counted a listing: for those who work here."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.directory.freshness import free_words
from walkwith.directory.models import Capacity, Check, Edit, Listing, Meeting, Service
from walkwith.directory.policies import check_may_verify
from walkwith.foundation.actor import Actor
from walkwith.foundation.dotted import dotted
from walkwith.foundation.errors import NotFound

MOST = 40
# Fields in the words of the forms; what is not named here is told as "more".
FIELDS: dict[str, str | Promise] = {
    "name": gettext_lazy("the name"),
    "description": gettext_lazy("what they do"),
    "url": gettext_lazy("the web page"),
    "website": gettext_lazy("the web page"),
    "email": gettext_lazy("the e-mail"),
    "phones": gettext_lazy("the phone"),
    "conference_phone": gettext_lazy("the phone"),
    "conference_url": gettext_lazy("the link"),
    "schedules": gettext_lazy("the hours"),
    "day": gettext_lazy("the day"),
    "starts": gettext_lazy("the time"),
    "ends": gettext_lazy("the time"),
    "place": gettext_lazy("the place"),
    "address": gettext_lazy("the place"),
    "postal_code": gettext_lazy("the place"),
    "latitude": gettext_lazy("the place"),
    "longitude": gettext_lazy("the place"),
    "approximate": gettext_lazy("the place"),
    "fees_description": gettext_lazy("the cost"),
    "eligibility_description": gettext_lazy("who can come"),
    "minimum_age": gettext_lazy("who can come"),
    "maximum_age": gettext_lazy("who can come"),
    "application_process": gettext_lazy("how to get in"),
    "required_documents": gettext_lazy("the papers"),
    "languages": gettext_lazy("the languages"),
    "needs": gettext_lazy("what it helps with"),
    "status": gettext_lazy("if it is open"),
    "attendance": gettext_lazy("if it meets"),
}


@dataclass(frozen=True, slots=True)
class Done:
    """One thing somebody did with a listing."""

    at: dt.datetime
    who: str
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class ListingHistory:
    listing: Listing
    done: list[Done]


def service_history(*, actor: Actor, service_id: UUID) -> ListingHistory:
    """Four statements."""
    check_may_verify(actor)
    listing = _listing(actor, Service, service_id)
    counted = Capacity.objects.filter(
        organization_id=actor.organization_id, service_id=service_id, said_by__isnull=False
    ).select_related("said_by")
    done = [*_written(actor, service=listing), *_checked(actor, service=listing)]
    done += [
        Done(one.as_of, one.said_by.name, _("Counted: %(n)s") % {"n": free_words(one)}, "")
        for one in counted.order_by("-as_of")[:MOST]
        if one.said_by
    ]
    return ListingHistory(listing, _newest(done))


def meeting_history(*, actor: Actor, meeting_id: UUID) -> ListingHistory:
    """Three statements."""
    check_may_verify(actor)
    listing = _listing(actor, Meeting, meeting_id)
    done = [*_written(actor, meeting=listing), *_checked(actor, meeting=listing)]
    return ListingHistory(listing, _newest(done))


def _listing(actor: Actor, model: type[Listing], key: UUID) -> Listing:
    found = model._default_manager.select_related("source").filter(
        pk=key, organization_id=actor.organization_id
    )
    listing = found.first()
    if listing is None:
        raise NotFound
    return listing


def _written(actor: Actor, **of: Any) -> Iterator[Done]:
    edits = Edit.objects.filter(organization_id=actor.organization_id, **of).select_related("by")
    for one in edits.order_by("-made_at")[:MOST]:
        about = one.fields if one.act == Edit.Acts.CHANGED else []  # the others say it themselves
        yield Done(one.made_at, one.by.name, one.get_act_display(), _fields_words(about))


def _checked(actor: Actor, **of: Any) -> Iterator[Done]:
    checks = Check.objects.filter(organization_id=actor.organization_id, **of).select_related("by")
    for one in checks.order_by("-made_at")[:MOST]:
        said = {"way": one.get_way_display(), "verdict": one.get_verdict_display()}
        about = [] if one.is_right or one.verdict == Check.Verdicts.CLOSED else one.fields
        words = [_fields_words(about), f"“{one.note}”" if one.note else ""]
        yield Done(
            one.made_at,
            one.by.name,
            _("%(way)s: %(verdict)s") % said,
            dotted(*words),
        )


def _fields_words(fields: list[str]) -> str:
    said = [str(FIELDS.get(name, _("more"))) for name in fields]
    return ", ".join(sorted(dict.fromkeys(said), key=lambda words: words == _("more")))


def _newest(done: list[Done]) -> list[Done]:
    return sorted(done, key=lambda one: one.at, reverse=True)[:MOST]
