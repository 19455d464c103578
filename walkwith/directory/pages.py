"""What the pages of finding show: the results with their numbers, a map of them, ways on."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from walkwith.directory import queries
from walkwith.directory.drawing import Dot, map_drawn
from walkwith.directory.forms import FindForm, FindServicesForm
from walkwith.directory.needs import need_words
from walkwith.directory.places import Place
from walkwith.directory.queries import (
    FoundMeetings,
    FoundServices,
    HandedOver,
    Result,
    ServiceResult,
)
from walkwith.directory.sharing import mail_link, sms_link
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor

WITHOUT_NAME = "no"


def services_context(actor: Actor, data: QueryDict, *, is_public: bool = False) -> dict[str, Any]:
    form = FindServicesForm(data)
    place, town = queries.wished_place(actor=actor, near=form.near_said)
    unknown = form.near_said if place is None else ""
    if unknown:
        place = queries.house_place(actor=actor)
    asked: dict[str, Any] = {
        "wish": form.wish(place, clock.now(), actor.zone),
        "typed": form.typed,
        "exactly": form.is_exact,
    }
    found: FoundServices = (
        queries.public_services(visitor=actor, **asked)
        if is_public
        else queries.services_near(actor=actor, **asked)
    )
    return {
        "form": form,
        "found": found,
        "read": found.read,
        "read_needs": [need_words(code) for code in found.read.needs],
        "missed": [need_words(code) for code in found.missed],
        "near_needs": _near_needs(form, found),
        "map": map_drawn(place, _service_dots(found.results)),
        "more": form.show_more() if found.has_more else "",
        "exactly": form.again(exactly="on"),
        "unknown": unknown,
        **_asked(place, town, data),
    }


def meetings_context(actor: Actor, data: QueryDict, *, is_public: bool = False) -> dict[str, Any]:
    form = FindForm(data)
    place, town = queries.wished_place(actor=actor, near=form.near_said)
    asked: dict[str, Any] = {"wish": form.wish(place, town), "exactly": form.is_exact}
    answer: FoundMeetings = (
        queries.public_meetings(visitor=actor, **asked)
        if is_public
        else queries.meetings_typed(actor=actor, **asked)
    )
    return {
        "form": form,
        "found": answer.found,
        "read": answer.read,
        "map": map_drawn(place, _meeting_dots(answer.found.results)),
        "more": form.more(),
        "exactly": form.again(exactly="on"),
        **_asked(place, town, data),
    }


def hand_over_context(handed: HandedOver, data: QueryDict) -> dict[str, Any]:
    """One listing as a card, and as a text without or with its name."""
    with_name = data.get("name") != WITHOUT_NAME
    text = handed.told.text(with_name=with_name)
    return {
        "freshness": handed.freshness,
        "text": text,
        "lines": handed.told.lines(with_name=with_name),
        "with_name": with_name,
        "sms": sms_link(text),
        "mail": mail_link(text),
    }


def _near_needs(form: FindServicesForm, found: FoundServices) -> list[tuple[str, str]]:
    """What there is of the same kind: the need in words, and the address of its search."""
    needs = dict.fromkeys(need for need, _service in found.near)
    return [(need_words(need), form.instead(need)) for need in needs]


def _asked(place: Place | None, town: str, data: QueryDict) -> dict[str, Any]:
    return {
        "place": place,
        "town": town,
        "asked": data.urlencode(),
        "now": clock.now(),
    }


def _service_dots(results: Sequence[ServiceResult]) -> list[Dot]:
    return [
        Dot(number, one.service.name, one.site.latitude, one.site.longitude, one.kilometers)
        for number, one in enumerate(results, 1)
        if one.site is not None
        and one.kilometers is not None
        and one.site.latitude is not None
        and one.site.longitude is not None
    ]


def _meeting_dots(results: Sequence[Result]) -> list[Dot]:
    return [
        Dot(number, one.meeting.name, one.meeting.latitude, one.meeting.longitude, one.kilometers)
        for number, one in enumerate(results, 1)
        if one.kilometers is not None
        and one.meeting.latitude is not None
        and one.meeting.longitude is not None
    ]
