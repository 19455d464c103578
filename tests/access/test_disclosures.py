import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access.everything_of_dee import Scene, everything_of_dee
from tests.access.leaving import FACTS, a_consent, a_recipient, account, let_leave
from tests.conftest import Cast
from tests.plans.dee import dee_signed_in
from walkwith.access.models import Look
from walkwith.access.rules.bases import BASES
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.looks import note_look

Browse = Callable[[Actor], Client]
STATEMENTS = 13


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return everything_of_dee(cast)


def page_of(scene: Scene, client: Client, search: str = "") -> str:
    return page_about(scene.cast, client, search)


def page_about(cast: Cast, client: Client, search: str = "") -> str:
    response = client.get(f"/access/{cast.dee.pk}/disclosures/{search}")
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_account_says_so(cast: Cast, browse: Browse) -> None:
    dee = dee_signed_in(cast)
    assert "Nothing has left. When something does" in page_about(cast, browse(dee))
    assert "Nothing has left." in page_about(cast, browse(cast.rosa))


@pytest.mark.parametrize(
    ("basis", "sentences"),
    [
        ("own_request", ["Rosa made a copy and handed it to you: your name and your plan."]),
        (
            "consent",
            [
                "Rosa sent this to Alma Clinic: your name and your plan.",
                "Why: So that the clinic knows the plan",
                "You agreed to it on ",
                "42 CFR part 2",
            ],
        ),
        (
            "medical_emergency",
            [
                "A medical emergency: She did not wake up. Rosa told Dr. Ada Finch of Mercy"
                " Hospital on March 1, 2026."
            ],
        ),
        (
            "court_order",
            [
                "An order of Allegheny County Court, docket CP-02-77, of Feb. 11, 2026",
                "With it came a subpoena of the clerk of the court, of Feb. 12, 2026.",
            ],
        ),
        (
            "audit",
            [
                "An audit by Keystone Reviewers, under the county grant, section 9. They agreed in"
                " writing on Jan. 5, 2026 to destroy it."
            ],
        ),
        (
            "agreement",
            [
                "An agreement with Paper Mill Storage as qualified service organization, of Jan."
                " 5, 2026, for keeping paper."
            ],
        ),
    ],
)
def test_each_basis_is_told(scene: Scene, browse: Browse, basis: str, sentences: list[str]) -> None:
    to = None if basis == "own_request" else a_recipient(scene.cast)
    if basis == "consent" and to:
        a_consent(scene.cast, to)
    let_leave(scene.cast, basis, to.pk if to else None, what="copy")
    page = page_of(scene, browse(scene.actor("dee")))
    for sentence in sentences:
        assert sentence in page


def test_the_bases_are_all_told(scene: Scene) -> None:
    assert set(BASES) == set(FACTS)


def test_what_a_partner_saw_stands_in_it_once_a_day(scene: Scene, browse: Browse) -> None:
    paula = scene.actor("paula")
    for _ in range(2):
        with acting_as(paula):
            note_look([scene.cast.dee.pk], "identity", "plan", page="participant")
    with acting_as(scene.cast.rosa):
        assert Look.objects.filter(viewer_id=paula.id, why="consented").count() == 2
    page = page_of(scene, browse(scene.actor("dee")))
    sentence = f"{paula.name} looked at this in their own sign-in: your name and your plan."
    assert page.count(sentence) == 1
    assert "You signed for it." in page


def test_the_newest_comes_first_and_pages_are_bounded(scene: Scene, browse: Browse) -> None:
    _as_demo(scene)
    for ago in range(25, 0, -1):
        with clock.stopped_at(dt.datetime(2026, 9, 30, 15, tzinfo=dt.UTC) - dt.timedelta(ago)):
            let_leave(scene.cast, "own_request", None)
    page = page_of(scene, browse(scene.cast.rosa))
    days = [line.split('"')[1] for line in page.split("<time datetime=")[1:]]
    assert days == sorted(days, reverse=True)
    assert days[1] == "2026-09-29"  # after the referral that was sent today
    assert len(days) == 20
    second = page_of(scene, browse(scene.cast.rosa), "?page=2")
    assert second.count("<time datetime=") == 6
    assert len(account(scene.cast)) == 26


def _as_demo(scene: Scene) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute(
            "UPDATE accounts_organization SET is_demo = true WHERE id = %s",
            [scene.cast.dee.organization_id],
        )
        cursor.execute("SET LOCAL ROLE walkwith_app")


@pytest.mark.parametrize("many", [1, 3])
def test_statements_do_not_grow(scene: Scene, browse: Browse, many: int) -> None:
    for number in range(many):
        clinic = a_recipient(scene.cast, f"Clinic {number}")
        a_consent(scene.cast, clinic)
        let_leave(scene.cast, "consent", clinic.pk)
    client = browse(scene.cast.rosa)
    page_of(scene, client)
    with CaptureQueriesContext(connection) as asked:
        page_of(scene, client)
    assert len(asked) == STATEMENTS


@pytest.mark.parametrize("name", ["marcus", "ed", "rita", "june", "pat", "kit"])
def test_those_without_the_account_do_not_find_it(scene: Scene, name: str, browse: Browse) -> None:
    address = f"/access/{scene.cast.dee.pk}/disclosures/"
    assert browse(scene.actor(name)).get(address).status_code == 404


def test_a_day_is_told_from_its_end(scene: Scene, browse: Browse) -> None:
    """What was sent and what was looked at stand in one order, the last first."""
    let_leave(scene.cast, "own_request", None, what="copy")
    with acting_as(scene.actor("paula")):
        note_look([scene.cast.dee.pk], "identity", page="participant")
    let_leave(scene.cast, "own_request", None, what="print")
    page = page_of(scene, browse(scene.actor("dee")))
    lines = ("Rosa opened this to print it for you", "in their own sign-in", "Rosa made a copy")
    places = [page.index(line) for line in lines]
    assert places == sorted(places)
