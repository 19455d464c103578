"""Every address x everybody: a hidden person answers like one who does not exist."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any
from uuid import UUID, uuid4

import html5lib
import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from tests.access.everything_of_dee import Scene, everything_of_dee
from tests.access.expected_statuses import EXPECTED
from tests.access.people_around_dee import take_back_cover_agreement
from tests.access.status_patterns import OPEN_TO_GUESTS
from tests.access.statuses import GROUPS, STRANGERS, VIEWERS, statuses
from tests.architecture.source import fail_with
from tests.architecture.test_addresses import Address, all_addresses
from tests.conftest import Cast
from walkwith.access.models import Look
from walkwith.accounts.models import Account
from walkwith.foundation.actor import acting_as

ABOUT_SOMEBODY = {
    "participant_id",
    "step_id",
    "area_id",
    "want_id",
    "goal_id",
    "moment_id",
    "own_line_id",
    "obstacle_id",
    "option_id",
    "lesson_id",
    "feedback_id",
    "brought_item_id",
    "base_id",
    "note_id",
    "referral_id",
    "link_id",
    "appointment_id",
    "assignment_id",
    "membership_id",
    "block_id",
    "emergency_id",
    "consent_id",
    "recipient_id",
    "request_id",
    "draft_id",
    "look_id",
    "restriction_id",
    "about_id",
    "wellness_line_id",
    "share_id",
    "strength_id",
    "milestone_id",
    "mirror_entry_id",
    "own_question_id",
    "need_id",
    "avoided_id",
}
EMPTY = {"csrfmiddlewaretoken": "x"}
Places = Mapping[str, UUID | str]
# What a form that stands on another page sends.
SENT_FROM_ELSEWHERE = {"today:step": {"act": "finish"}}
# Searches that would find Dee, on pages without anybody in their address.
SEARCHES = {
    "today:people": ("?q=Dee", "?q=quill", "?q=Dee&whose=all&order=name", "?page=2"),
    "contacts:log": ("?q=Dee", "?words=Dee"),
    "schedule:week": ("?from=2026-11-16",),
}


def ours() -> list[Address]:
    return [address for address in all_addresses() if ":" in address.name]


def about_somebody(address: Address) -> bool:
    return any(f":{place}>" in address.route for place in ABOUT_SOMEBODY)


def path_of(address: Address, places: Places) -> str:
    def at(match: re.Match[str]) -> str:
        return str(places.get(match.group(1), match.group(1)))

    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", at, address.route)


def answer(client: Client, path: str, sent: dict[str, Any] | None, **headers: str) -> HttpResponse:
    """The answer to GET, or to POST of what is sent; nothing of it stays, nor a sign-out."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response = lasting_answer(client, path, sent, **headers)
        transaction.set_rollback(True)
    client.cookies = cookies
    return response


def lasting_answer(
    client: Client, path: str, sent: dict[str, Any] | None, **headers: str
) -> HttpResponse:
    """The same; what it writes stays, such as a look."""
    method = "GET" if sent is None else "POST"
    response = getattr(client, method.lower())(path, sent or {}, headers=headers)
    if response.streaming:
        told = HttpResponse(response.getvalue(), status=response.status_code)
        told.headers = response.headers
        return told
    assert isinstance(response, HttpResponse)
    return response


def plain(response: HttpResponse, places: Places) -> tuple[Any, ...]:
    """All of an answer but what differs each time: tokens, and the keys that were asked for."""
    text = response.content.decode()
    headers = repr(sorted(response.headers.items() - {("Set-Cookie", "")}))
    text = re.sub(r'(csrfmiddlewaretoken" value=")[^"]+|(X-CSRFToken[^:]*:\s*)"[^"]+"', r"\1", text)
    text = re.sub(r'(name="(?:entry|note)_id" value=")[^"]+', r"\1", text)
    for key in filter(is_key, places.values()):
        text, headers = text.replace(str(key), "KEY"), headers.replace(str(key), "KEY")
    return response.status_code, headers, text


def is_key(value: object) -> bool:
    return isinstance(value, UUID)


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return everything_of_dee(cast)


class Comparing(Client):
    """Its answers are only compared: their pages are checked where each status is expected."""

    request = Client.request.__wrapped__  # type: ignore[attr-defined]


def client_of(scene: Scene, name: str, kind: type[Client] = Client) -> Client:
    """The viewer at the door. Mona finds that Dee took her agreement back."""
    client = kind(raise_request_exception=False)  # a page that fails is named below
    actor = scene.viewers[name]
    if name == "mona":
        take_back_cover_agreement(scene.cast)
    if actor:
        client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def expected(address: Address, place: int, name: str) -> int:
    if name in GROUPS["guests"] and address.name not in OPEN_TO_GUESTS:
        return 404
    return statuses(EXPECTED[address.name][place])[name]


def test_every_address_has_its_row() -> None:
    """A new address fails here: add its row to tests/access/expected_statuses.py."""
    known = {address.name for address in ours()}
    assert known == set(EXPECTED)
    assert known >= OPEN_TO_GUESTS
    for row in {row for pair in EXPECTED.values() for row in pair}:
        statuses(row)


def test_every_place_in_an_address_is_known(scene: Scene) -> None:
    places = {m for address in ours() for m in re.findall(r"<uuid:(\w+)>", address.route)}
    assert places <= set(scene.places), "add it to tests/access/everything_of_dee.py"


@pytest.mark.parametrize("name", VIEWERS)
def test_every_address_answers_as_expected(scene: Scene, name: str) -> None:
    client, wrong = client_of(scene, name), []
    for address in ours():
        path = path_of(address, scene.places)
        for place, (method, sent) in enumerate((("GET", None), ("POST", EMPTY))):
            status = answer(client, path, sent).status_code
            if status != (wanted := expected(address, place, name)):
                wrong.append(f"{method} {address.name} for {name}: {status}, not {wanted}")
    fail_with(wrong)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[] if name in ("olga", "pat", "kit") else pytest.mark.prove)
        for name in STRANGERS
    ],
)
def test_dee_is_like_somebody_who_does_not_exist(scene: Scene, name: str) -> None:
    client, wrong = client_of(scene, name, Comparing), []
    forms = filled_forms(scene)
    unknown = {key: uuid4() if key in ABOUT_SOMEBODY else v for key, v in scene.places.items()}
    for address in filter(about_somebody, ours()):
        asked: list[tuple[str, Any, dict[str, str]]] = [
            ("GET", None, {}),
            ("GET of a part", None, {"hx-request": "true"}),
            ("POST of nothing", EMPTY, {}),
            ("POST as Rosa would", forms[address.name], {}),
        ]
        for how, sent, headers in asked:
            real = lasting_answer(client, path_of(address, scene.places), sent, **headers)
            none = answer(client, path_of(address, unknown), sent, **headers)
            if plain(real, scene.places) != plain(none, unknown):
                wrong.append(f"{how} {address.name} for {name}: {_difference(real, none)}")
            elif real.status_code not in (403, 404, 405):
                wrong.append(f"{how} {address.name} for {name}: {real.status_code}")
    fail_with(wrong)
    with acting_as(scene.cast.rosa):
        looks = Look.objects.filter(viewer_id=scene.actor(name).id, participant=scene.cast.dee)
        assert not looks.exists()


def _difference(one: HttpResponse, other: HttpResponse) -> str:
    return f"{one.status_code} and {other.status_code}, or other words"


def filled_forms(scene: Scene) -> dict[str, dict[str, Any]]:
    """For each address what Rosa's own page would send from its form, filled with something."""
    client = client_of(scene, "rosa", Comparing)
    forms = {}
    for address in filter(about_somebody, ours()):
        page = answer(client, path_of(address, scene.places), None)
        found = list(_forms(page.content.decode())) if page.status_code == 200 else []
        fullest: dict[str, Any] = max(found, key=len, default={})
        forms[address.name] = EMPTY | fullest | SENT_FROM_ELSEWHERE.get(address.name, {})
    return forms


def _forms(html: str) -> Iterator[dict[str, Any]]:
    root = html5lib.parse(html, namespaceHTMLElements=False)
    for form in root.iter("form"):
        if form.get("method") == "post":
            yield {
                field.get("name"): _value(field)
                for field in form.iter()
                if field.tag in {"input", "select", "textarea"} and field.get("name")
            }


def _value(field: Any) -> str:
    if field.tag == "select":
        return next((o.get("value") for o in field.iter("option") if o.get("value")), "")
    if field.tag == "textarea":
        return "Some words"
    return field.get("value") or "Some words"


@pytest.mark.parametrize("name", STRANGERS)
def test_lists_searches_and_counts_are_those_of_a_world_without_dee(
    scene: Scene, name: str
) -> None:
    client = client_of(scene, name, Comparing)
    pages = [
        path_of(address, scene.places) + search
        for address in ours()
        if not re.search("<", address.route)
        for search in ("", *SEARCHES.get(address.name, ()))
    ]
    with_dee = {page: plain(answer(client, page, None), scene.places) for page in pages}
    with transaction.atomic():
        forget(scene)
        without = {page: plain(answer(client, page, None), scene.places) for page in pages}
        transaction.set_rollback(True)
    assert [page for page in pages if with_dee[page] != without[page]] == []
    told = ("Deirdre", str(scene.cast.dee.pk), str(scene.actor("dee").id))
    assert not [page for page in pages if any(word in with_dee[page][2] for word in told)]


def test_a_world_without_dee_looks_different_to_rosa(scene: Scene) -> None:
    """So that the comparison is known to notice."""
    client = client_of(scene, "rosa")
    before = plain(answer(client, "/today/people/?q=Dee", None), scene.places)
    assert "Dee" in before[2]
    with transaction.atomic():
        forget(scene)
        assert plain(answer(client, "/today/people/?q=Dee", None), scene.places) != before
        transaction.set_rollback(True)


def forget(scene: Scene) -> None:
    """Take Dee, her door and everything about her out of the database, as its owner."""
    dee = scene.cast.dee.pk
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(
            "SELECT relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE c.relkind = 'r' AND a.attname = 'participant_id'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table} WHERE participant_id = %s", [dee])
        cursor.execute("DELETE FROM foundation_change WHERE subject_id = %s", [dee])
        cursor.execute("DELETE FROM people_participant WHERE id = %s", [dee])
        cursor.execute("DELETE FROM accounts_membership WHERE id = %s", [scene.actor("dee").id])
        cursor.execute("SET LOCAL ROLE walkwith_app")
