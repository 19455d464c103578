"""What a feed says never does anything on a page: it is words there, or it is not there."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import html5lib
import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import Cast
from tests.feeds import made
from tests.feeds import made_services as services
from tests.feeds.hostile.payloads import LINKS, PAYLOADS
from walkwith.directory.models import Meeting, Service
from walkwith.feeds.models import ImportRun
from walkwith.foundation.actor import Actor, acting_as

SAFE = re.compile(r"(?:https?://|mailto:|tel:|sms:|/|\?|#|$)", re.IGNORECASE)
LOADING = {"href", "src", "action", "formaction", "xlink:href", "data", "srcdoc", "poster"}
LOADING |= {"hx-get", "hx-post"}
NEVER = {"iframe", "object", "embed", "base", "template", "math", "style", "xmp", "plaintext"}
NEVER |= {"portal", "marquee", "animate", "noscript", "isindex", "foreignobject"}
OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069\x00]")
A_PACK = 8


def doing(html: str) -> Iterator[str]:
    """What on a page would do something that we did not write."""
    for element in html5lib.parse(html, namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rsplit("}", 1)[-1].lower()
        if name in NEVER or (name == "meta" and element.get("http-equiv")):
            yield f"<{name}>"
        if name == "script" and not (element.get("src") or "").startswith("/static/"):
            yield f"a script: {element.get('src')} {element.text}"
        for attribute, value in element.attrib.items():
            said = str(attribute).rsplit("}", 1)[-1].lower()
            if said.startswith(("on", "hx-on")) or said == "style":
                yield f"{said}={value}"
            if said in LOADING and not SAFE.match(value):
                yield f"{said}={value}"
    if found := OVERRIDES.search(html):
        yield f"a sign that turns text: {found[0]!r}"
    if "14382" in html:
        yield "something was worked out"


def test_the_check_can_fail() -> None:
    never = [wrong for wrong in PAYLOADS if not list(doing(f"<p>{wrong}</p>"))]
    assert len(never) < 70, "a page that took them as they are would be found out"
    assert list(doing('<a href="java\tscript:x">')) and list(doing("a\u202eb"))
    assert not list(doing('<p>&lt;script&gt;</p><a href="https://x.example/">x</a>'))


def test_there_are_enough_of_them() -> None:
    assert len(PAYLOADS) >= 300


def packs() -> list[str]:
    """Many in one text, so that few pages show all."""
    return [" | ".join(PAYLOADS[at : at + A_PACK]) for at in range(0, len(PAYLOADS), A_PACK)]


def hostile_meeting(number: int, said: str, link: str) -> dict[str, Any]:
    words = dict.fromkeys(("name", "location", "formatted_address", "region", "group"), said)
    words |= dict.fromkeys(("notes", "location_notes", "conference_url_notes"), said)
    links = dict.fromkeys(("conference_url", "url"), link)
    more = {"conference_phone": said, "types": ["O", said], "timezone": said, "day": number % 7}
    return made.a_row(f"{number} {said}", **words, **links, **more, attendance_option="hybrid")


def hostile_service(number: int, said: str, link: str) -> dict[str, Any]:
    texts = ("name", "alternate_name", "description", "application_process", "fees_description")
    more = dict.fromkeys((*texts, "eligibility_description", "alert", "email"), said)
    below = {
        "phones": [{"number": said, "type": said, "description": said, "extension": said}],
        "languages": [{"name": said}],
        "cost_options": [{"option": said, "amount_description": said}],
        "required_documents": [{"document": said, "uri": link}],
        "contacts": [{"name": said, "title": said, "email": said}],
        "service_areas": [{"name": said}],
    }
    place = services.a_site(
        f"place-{number}",
        name=said,
        description=said,
        transportation=said,
        accessibility=[{"description": said, "url": link}],
    )
    place["addresses"][0] |= {"address_1": said, "city": said}
    agency = services.an_agency(f"agency-{number}", name=said, description=said, website=link)
    at = [{"id": f"at-{number}", "location": place}]
    key = {"url": link, "organization": agency, "service_at_locations": at}
    return services.a_service(f"service-{number}", **more, **below, **key)


@pytest.fixture
def shown(cast: Cast, browse: Callable[[Actor], Client]) -> Callable[[str], None]:
    """Ask for a page as Rosa; fail with what would happen on it."""
    client = browse(cast.rosa)

    def show(path: str) -> None:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert list(doing(answer.content.decode())) == [], path

    return show


def test_in_meetings(cast: Cast, shown: Callable[[str], None]) -> None:
    """Each in the name and place of a meeting of its own; and, packed, in all its other words."""
    alone = [
        made.a_row(f"m-{number}", name=said, location=said, region=said, day=number % 6)
        for number, said in enumerate(PAYLOADS)
    ]
    every = [hostile_meeting(n, said, LINKS[n % len(LINKS)]) for n, said in enumerate(packs())]
    links = [made.a_row(f"l-{n}", name="Link", day=6, url=link) for n, link in enumerate(LINKS)]
    with acting_as(cast.pat):
        run = made.taken_in(cast.pat, *alone, *every, *links)
        assert run.state == "done", run.problem
        kept = Meeting.objects.all()
        assert kept.count() >= len(PAYLOADS)
        for one in kept:
            assert re.match(r"$|https?://[^/]", one.url), one.url
            assert re.match(r"$|https?://[^/]", one.conference_url), one.conference_url
        longest = [one.pk for one in kept.filter(key__regex="^[0-9]+ ").order_by("key")[:4]]
    for day in range(6):
        shown(reverse("directory:find") + f"?near=15201&when={day}&most=60")
    shown(reverse("directory:print_meetings") + "?near=15201&when=3&most=60")
    for key in longest:
        shown(reverse("directory:meeting", args=[key]))
    shown(reverse("directory:hand_over_meeting", args=[longest[0]]))


def test_in_services(cast: Cast, shown: Callable[[str], None]) -> None:
    every = [hostile_service(n, said, LINKS[n % len(LINKS)]) for n, said in enumerate(packs())]
    with acting_as(cast.pat):
        run = services.taken_in(cast.pat, *every)
        assert run.state == "done", run.problem
        them = list(Service.objects.order_by("key"))
        assert len(them) == len(every)
    shown(reverse("directory:find_services") + "?near=15201&most=60")
    shown(reverse("directory:print_services") + "?near=15201&most=60")
    for one in them[:8]:
        shown(reverse("directory:service", args=[one.pk]))
    shown(reverse("directory:agency", args=[them[0].agency_id]))
    shown(reverse("directory:hand_over_service", args=[them[0].pk]))


def test_in_what_was_set_aside(cast: Cast, shown: Callable[[str], None]) -> None:
    """The report, its rows, and the page where one is put right."""
    rows = [made.a_row(said, name=said, day=said, notes=said, **{said: said}) for said in packs()]
    rows += [made.a_row("t", name=said, time=said) for said in PAYLOADS[:40]]
    with acting_as(cast.pat):
        run = made.taken_in(cast.pat, *rows, source=PAYLOADS[0][:60])
        assert ImportRun.objects.get(pk=run.pk).counts["quarantined"] > 60
    for number in (1, 2, 3):
        shown(reverse("feeds:run", args=[run.pk]) + f"?page={number}")
    shown(reverse("feeds:quarantine"))
    shown(reverse("feeds:changes", args=[run.pk]))
    shown(reverse("feeds:index"))
