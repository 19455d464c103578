"""The same payloads where listings leave: feeds, tables, calendars, open pages, matching.

Each payload is in some listing; every way out is asked for every listing.
"""

import csv
import io
import json
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from tests.access.test_reach_over_http import Comparing
from tests.conftest import Cast
from tests.feeds import made
from tests.feeds import made_services as services
from tests.feeds.hostile.payloads import LINKS, PAYLOADS
from tests.feeds.hostile.test_payloads import doing, hostile_meeting, hostile_service
from walkwith.accounts.models import Account, Organization
from walkwith.directory.models import Agency, Meeting, Service, Site, Source
from walkwith.directory.views.public import DOOR
from walkwith.feeds.out.tables import RUNS, WIDE
from walkwith.foundation.actor import acting_as

A_PACK = 20
# What no reader lets through, and no database: signs that are not printed.
WORDS = ["".join(sign for sign in said if sign.isprintable()) for said in PAYLOADS]
LINKING = {"url", "uri", "website", "conference_url", "schedule_link"}
OF_AN_ENTRY = {"UID", "DTSTAMP", "DTSTART", "DTEND", "RRULE", "SUMMARY", "CLASS", "TRANSP"}
OF_AN_ENTRY |= {"LOCATION", "DESCRIPTION"}


@pytest.fixture(autouse=True)
def door_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DOOR, "most", 100_000)


@pytest.fixture
def shared(cast: Cast) -> Iterator[Cast]:
    """All of them in services and meetings of a house that opens its directory and its feeds. The
    readers took out most: here the words stand as they came, as if no reader had looked at them.
    """
    every = [" | ".join(WORDS[at : at + A_PACK]) for at in range(0, len(WORDS), A_PACK)]
    told = [(n, said, LINKS[n % len(LINKS)]) for n, said in enumerate(every)]
    with acting_as(cast.pat):
        done = services.taken_in(cast.pat, *(hostile_service(*one) for one in told))
        meetings = [hostile_meeting(*one) | {"time": "18:00"} for one in told]
        assert {done.state, made.taken_in(cast.pat, *meetings).state} == {"done"}
        Source.objects.update(may_be_shared=True)
        links = cycle(LINKS)
        for kept, said in zip(Service.objects.order_by("key"), every, strict=True):
            raw_service(kept, said, next(links))
        for met, said in zip(Meeting.objects.order_by("key"), every, strict=True):
            texts = dict.fromkeys(("name", "place", "group"), said[-200:])
            texts |= {"notes": said, "conference_notes": said, "address": said[:300]}
            Meeting.objects.filter(pk=met.pk).update(**texts, zone="America/New_York")
        house = Organization.objects.filter(pk=cast.pat.organization_id)
        house.update(shares_listings=True, public_at="our-town")
        yield cast


def raw_service(kept: Service, said: str, link: str) -> None:
    texts = ("description", "application_process", "fees_description", "eligibility_description")
    below: dict[str, Any] = {
        "phones": [{"number": said[:40], "description": said}],
        "languages": [{"name": said}],
        "required_documents": [{"document": said}],
        "contacts": [{"name": said}],
        "schedules": [{"description": said}],
    }
    told = dict.fromkeys((*texts, "alert"), said) | {"name": said[-200:], "details": below}
    Service.objects.filter(pk=kept.pk).update(**told, needs=["food"], email=said[:250], url=link)
    raw = {"name": said[:200], "description": said, "website": link}
    Agency.objects.filter(pk=kept.agency_id).update(**raw)
    for site in Site.objects.filter(agency_id=kept.agency_id):
        site.name, site.address_1, site.transportation = said[-200:], said[:200], said
        site.save()


@pytest.fixture
def rosa(cast: Cast) -> Client:
    """What her pages do is asked here; that they are well made is asked elsewhere."""
    client = Comparing()
    client.force_login(Account.objects.get(pk=cast.rosa.account_id))
    return client


def test_no_cell_of_a_table_is_worked_out(shared: Cast, rosa: Client) -> None:
    told = ""
    for name in ("services", "meetings"):
        answer = rosa.get(reverse(f"feeds:{name}_table"))
        said = b"".join(answer).decode()
        for row in csv.reader(io.StringIO(said[1:], newline="")):
            assert not [cell for cell in row if cell.lstrip(" ").startswith((*RUNS, *WIDE))], row
        told += said
    assert told.count("7191") > 40, "the payloads are in there"


def test_feeds_are_data_and_nothing_else(shared: Cast, client: Client) -> None:
    home, said = f"/feeds/out/{shared.pat.organization_id}/", ""
    paths = [f"{home}hsds/{kind}" for kind in ("services", "organizations", "locations")]
    for path in (*paths, f"{home}hsds/services?format=ndjson", f"{home}meeting-guide/"):
        answer = client.get(path, follow=True)
        assert answer.status_code == 200, path
        kind = answer["Content-Type"].split(";")[0]
        assert kind in ("application/json", "application/x-ndjson"), path
        assert answer["X-Content-Type-Options"] == "nosniff"
        body = answer.getvalue().decode()
        for line in body.splitlines() if "ndjson" in kind else [body]:
            assert not list(links_that_do(json.loads(line))), path
        said += body
    assert said.count("7191") > 200


def links_that_do(told: Any, name: str = "") -> Iterator[str]:
    """What a reader of ours would take for an address and follow."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield from links_that_do(value, key)
    elif isinstance(told, list):
        for value in told:
            yield from links_that_do(value, name)
    elif name in LINKING and not str(told).lower().startswith(("https://", "http://")):
        yield str(told)


def test_a_calendar_entry_stays_one(shared: Cast, rosa: Client) -> None:
    """Nothing in a name begins a line of its own, or another entry."""
    seen = 0
    for key in Meeting.objects.values_list("pk", flat=True):
        path = reverse("directory:calendar", args=[key])
        for asked in ("", "?as=named"):
            calendar: Any = icalendar.Calendar.from_ical(rosa.get(path + asked).content)
            (entry,) = calendar.walk("VEVENT")
            assert set(entry) <= OF_AN_ENTRY, path
            assert {part.name for part in calendar.subcomponents} == {"VEVENT", "VTIMEZONE"}
            seen += "alert" in str(entry.get("SUMMARY", ""))
    assert seen > 10


def test_every_page_of_every_listing(shared: Cast, rosa: Client) -> None:
    """Signed in, on paper, handed over, and for anybody."""
    anybody, wrong = Comparing(), []
    for kind, model in (("service", Service), ("meeting", Meeting)):
        for key in model.objects.values_list("pk", flat=True):
            for client, path in (
                (rosa, reverse(f"directory:{kind}", args=[key])),
                (rosa, reverse(f"directory:hand_over_{kind}", args=[key])),
                (anybody, reverse(f"directory:public_{kind}", args=["our-town", key])),
            ):
                answer = client.get(path)
                assert answer.status_code == 200, path
                wrong += [f"{path}: {one}" for one in doing(answer.content.decode())]
    for client, path in (
        (anybody, "/directory/at/our-town/?text=&near=15201&most=60"),
        (anybody, "/directory/at/our-town/meetings/?near=15201&most=60"),
        (rosa, "/directory/print-services/?near=15201&most=60"),
        (rosa, "/directory/print-meetings/?near=15201&most=60"),
        (rosa, f"/directory/agencies/{Agency.objects.order_by('key')[0].pk}/"),
        (rosa, "/directory/duplicates/"),
        (rosa, "/directory/check-next/"),
    ):
        wrong += [f"{path}: {one}" for one in doing(client.get(path).content.decode())]
    assert wrong == []


def test_beside_a_participant(shared: Cast, rosa: Client) -> None:
    """Found for somebody, explained, suggested, referred to."""
    dee = shared.dee.pk
    services_first, meetings_first = (
        list(model.objects.order_by("key").values_list("pk", flat=True)[:6])
        for model in (Service, Meeting)
    )
    paths = [
        reverse("referrals:find", args=[dee]) + "?near=15201&most=60",
        reverse("referrals:match", args=[dee, "food"]) + "?most=10",
        reverse("referrals:match", args=[dee, "mutual_help"]) + "?most=10",
        reverse("referrals:why_not", args=[dee, "food"]) + "?name=alert",
        *(reverse("referrals:why", args=[dee, "food", key]) for key in services_first),
        *(reverse("referrals:refer", args=[dee, key]) for key in services_first),
        *(reverse("referrals:refer_meeting", args=[dee, key]) for key in meetings_first),
        *(reverse("referrals:suggest", args=[dee, key]) for key in meetings_first),
        *(reverse("referrals:go_together", args=[dee, key]) for key in meetings_first),
    ]
    wrong = []
    for path in paths:
        answer = rosa.get(path)
        assert answer.status_code == 200, path
        wrong += [f"{path}: {one}" for one in doing(answer.content.decode())]
    assert wrong == []


def test_each_payload_is_in_some_listing(shared: Cast) -> None:
    kept = "".join(Service.objects.values_list("description", flat=True))
    assert [wrong for wrong in WORDS if wrong not in kept] == []
