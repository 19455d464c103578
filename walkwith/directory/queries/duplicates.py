"""Listings that are, or seem, the same as another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from walkwith.directory.models import Duplicate, Listing, ServiceSite
from walkwith.foundation.actor import Actor

PAGE = 10
L = TypeVar("L", bound=Listing)


@dataclass(frozen=True, slots=True)
class Twin:
    """The other listing of a pair, as the page of one says it."""

    pair: Duplicate
    listing: Listing
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A pair that waits for a person, with its evidence in words."""

    pair: Duplicate
    one: Listing
    other: Listing
    evidence: list[str]


def twins_of_meeting(*, actor: Actor, meeting_id: UUID) -> list[Twin]:
    return _twins(actor, "meeting", meeting_id)


def twins_of_service(*, actor: Actor, service_id: UUID) -> list[Twin]:
    return _twins(actor, "service", service_id)


def with_twins(found: QuerySet[L]) -> QuerySet[Any]:
    """Meetings or services that know in the same statement with which others they are linked."""
    kind = found.model._meta.model_name
    linked = Duplicate.objects.filter(
        organization_id=OuterRef("organization_id"),
        state=Duplicate.States.LINKED,
        **{f"other_{kind}_id": OuterRef("pk")},
    )
    return found.annotate(twin_ids=ArraySubquery(linked.values(f"{kind}_id")))


def each_once(found: Iterable[L], keys: Sequence[UUID]) -> dict[UUID, L]:
    """What `with_twins` found, by key; of two that are linked only the first in `keys`."""
    known = {one.pk: one for one in found}
    at = {key: number for number, key in enumerate(keys)}
    second = {
        max(key, twin, key=lambda one: at[one])
        for key, one in known.items()
        for twin in getattr(one, "twin_ids", ())
        if twin in known
    }
    return {key: one for key, one in known.items() if key not in second}


def doubtful_pairs(*, actor: Actor, page: int) -> tuple[Page[Any], list[Doubtful]]:
    """A page of the pairs that wait for a person."""
    waiting = (
        Duplicate.objects.filter(
            organization_id=actor.organization_id, state=Duplicate.States.SUSPECTED
        )
        .select_related(*(f"{kind}__source" for kind in _SIDES))
        .order_by("made_at", "id")
    )
    found = Paginator(waiting, PAGE).get_page(page)
    return found, _doubtful(found)


def linked_lately(*, actor: Actor) -> list[Doubtful]:
    """What was said to be the same, the newest first, so that it can be taken back."""
    linked = (
        Duplicate.objects.filter(
            organization_id=actor.organization_id, state=Duplicate.States.LINKED
        )
        .select_related(*(f"{kind}__source" for kind in _SIDES))
        .order_by("-decided_at")[:PAGE]
    )
    return _doubtful(linked)


def evidence_words(evidence: Iterable[dict[str, Any]]) -> list[str]:
    """Why two seem the same: "They have the same number: 412-555-0110"."""
    said = {
        "same_place": _("Both meet at the same time and place: %(value)s"),
        "same_link": _("Both meet at the same time on the same link: %(value)s"),
        "same_phone": _("They have the same number: %(value)s"),
        "same_address": _("They are at the same address."),
        "names": _("Their names are alike, %(value)s of 100."),
    }
    return [
        said[each["code"]] % {"value": each.get("value", "")}
        for each in evidence
        if each.get("code") in said
    ]


_SIDES = ("meeting", "other_meeting", "service", "other_service")


def _twins(actor: Actor, kind: str, key: UUID) -> list[Twin]:
    one, other = kind, f"other_{kind}"
    pairs = (
        Duplicate.objects.filter(Q(**{f"{one}_id": key}) | Q(**{f"{other}_id": key}))
        .filter(organization_id=actor.organization_id)
        .exclude(state=Duplicate.States.APART)
        .select_related(f"{one}__source", f"{other}__source")
        .order_by("made_at", "id")[:PAGE]
    )
    return [
        Twin(
            pair=pair,
            listing=getattr(pair, other if getattr(pair, f"{one}_id") == key else one),
            is_sure=pair.state == Duplicate.States.LINKED,
        )
        for pair in pairs
    ]


def _doubtful(pairs: Iterable[Duplicate]) -> list[Doubtful]:
    """Why, in words; where a place is kept secret, not that it shares an address."""
    pairs = list(pairs)
    keys = {key for pair in pairs for key in (pair.service_id, pair.other_service_id) if key}
    secret = ServiceSite.objects.filter(service_id__in=keys, site__is_confidential=True)
    hidden = set(secret.values_list("service_id", flat=True)) if keys else set()
    found = []
    for pair in pairs:
        one, other = pair.meeting or pair.service, pair.other_meeting or pair.other_service
        assert one is not None
        assert other is not None
        is_secret = not hidden.isdisjoint((one.pk, other.pk))
        told = [each for each in pair.evidence if not is_secret or each["code"] != "same_address"]
        found.append(Doubtful(pair, one, other, evidence_words(told)))
    return found
