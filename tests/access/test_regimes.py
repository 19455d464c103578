import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from tests.conftest import Cast
from walkwith.access.commands import decide_regime
from walkwith.access.models import Regime
from walkwith.access.queries import regime_of
from walkwith.accounts.models import Program
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused

Browse = Callable[[Actor], Client]
MARCH = dt.date(2026, 3, 1)


def program(cast: Cast, name: str = "River") -> Program:
    with acting_as(cast.pat):
        return Program.objects.get(name=name)


def decide(cast: Cast, kind: str = "hipaa", starts_on: dt.date = MARCH, **said: Any) -> Regime:
    asked: dict[str, Any] = {
        "actor": cast.pat,
        "program_id": program(cast).pk,
        "kind": kind,
        "starts_on": starts_on,
        "decided_by": "The board",
        "why": "Our lawyer read it",
    }
    return decide_regime(**(asked | said))


def on(cast: Cast, day: dt.date, name: str = "River") -> str:
    with acting_as(cast.rosa):
        return regime_of(program(cast, name).pk, day)


def test_the_strict_one_holds_until_somebody_decides(cast: Cast) -> None:
    assert on(cast, MARCH) == "part_2"
    decide(cast)
    day = dt.timedelta(days=1)
    assert [on(cast, MARCH + n * day) for n in (-1, 0, 1)] == ["part_2", "hipaa", "hipaa"]
    assert on(cast, MARCH, "Hill") == "part_2"
    with acting_as(cast.rosa):
        assert regime_of(None, MARCH) == "part_2"


def test_the_later_word_of_a_day_holds_and_the_earlier_stays(cast: Cast) -> None:
    decide(cast, "hipaa")
    decide(cast, "none")
    decide(cast, "service", MARCH - dt.timedelta(days=9))
    assert on(cast, MARCH) == "none"
    assert on(cast, MARCH - dt.timedelta(days=1)) == "service"
    with acting_as(cast.pat):
        assert Regime.objects.count() == 3
        for act in (
            lambda: Regime.objects.update(kind="none"),
            lambda: Regime.objects.all().delete(),
        ):
            with pytest.raises(ProgrammingError), transaction.atomic():
                act()


def test_only_an_administrator_decides_for_their_own_house(cast: Cast) -> None:
    for actor in (cast.rosa, cast.lorraine):
        with pytest.raises(NotAllowed):
            decide(cast, actor=actor)
    with acting_as(cast.rosa), pytest.raises(ProgrammingError), transaction.atomic():
        Regime.objects.create(
            organization_id=cast.rosa.organization_id,
            program=program(cast),
            starts_on=MARCH,
            decided_by="Rosa",
            why="Mine",
        )
    with pytest.raises(NotFound):
        decide(cast, program_id=cast.dee.pk)


@pytest.mark.parametrize("field", ["kind", "decided_by", "why"])
def test_a_decision_says_what_who_and_why(cast: Cast, field: str) -> None:
    with pytest.raises(Refused) as refused:
        missing: dict[str, Any] = {field: " "}
        decide(cast, **missing)
    assert refused.value.field == field


def test_the_page_shows_and_writes_down(cast: Cast, browse: Browse) -> None:
    client = browse(cast.pat)
    page = client.get("/access/regimes/").content.decode()
    assert page.count("the strictest, because no one has decided yet") == 2
    sent = {
        "program": str(program(cast).pk),
        "kind": "hipaa",
        "starts_on_month": "3",
        "starts_on_day": "1",
        "starts_on_year": "2026",
        "decided_by": "The board",
        "why": "",
    }
    refused = client.post("/access/regimes/", sent)
    assert refused.status_code == 422
    assert "The board" in refused.content.decode()
    assert client.post("/access/regimes/", sent | {"why": "It is so"}).status_code == 303
    page = client.get("/access/regimes/").content.decode()
    assert page.count("the strictest, because no one has decided yet") == 1
    for words in ("Under HIPAA alone", "From March 1, 2026, decided by The board", "It is so"):
        assert words in page
    for actor in (cast.rosa, cast.lorraine):
        assert browse(actor).get("/access/regimes/").status_code == 403
