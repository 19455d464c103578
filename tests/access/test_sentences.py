"""Every page and section of a look has its words."""

import ast
import datetime as dt
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import translation

import walkwith
from walkwith.access.matrix import MATRIX
from walkwith.access.queries import Seen
from walkwith.access.sentences import (
    PAGES,
    RELATIONSHIPS,
    THEIRS,
    YOURS,
    Reader,
    in_short,
    matrix_in_words,
    told_alone,
    told_by_day,
)
from walkwith.people.sections import SECTIONS

HOUSE = Path(walkwith.__file__).parent


def pages_noted() -> set[str]:
    """The `page` of every call and every default of the house that is written as a word."""
    found: set[str] = set()
    for file in HOUSE.rglob("*.py"):
        tree = ast.parse(file.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "page":
                found |= _word(node.value)
            if isinstance(node, ast.FunctionDef):
                named = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
                found |= {
                    word for name, value in named if name.arg == "page" for word in _word(value)
                }
    return found


def _word(value: ast.expr | None) -> set[str]:
    is_word = isinstance(value, ast.Constant) and isinstance(value.value, str)
    return {value.value} if is_word else set()  # type: ignore[union-attr]


def test_each_page_a_look_names_has_words() -> None:
    assert pages_noted() - set(PAGES) == set()


def test_each_section_has_words_for_its_owner_and_for_others() -> None:
    assert set(YOURS) == set(THEIRS) == set(SECTIONS)


def test_the_matrix_is_told_line_by_line() -> None:
    told = matrix_in_words()
    assert len(told) == len(MATRIX)
    assert [str(one) for one in told[1].who] == ["A peer specialist", "A supervisor"]
    assert told[1].relationship == "one who walks with you"
    assert told[3].write == (
        "your name, how to reach you, your strengths, your appointments, who walks with you"
        " and whom you keep out"
    )


SEEN = Seen(
    day=dt.date(2026, 11, 22),
    viewer_id=UUID(int=1),
    viewer="Marcus Bell",
    role="peer_specialist",
    why="assigned",
    how="opened",
    page="participant",
    sections=frozenset({"contact_details"}),
    times=1,
    first=dt.datetime(2026, 11, 22, 14, 5, tzinfo=dt.UTC),
    last=dt.datetime(2026, 11, 22, 14, 5, tzinfo=dt.UTC),
    look_ids=(UUID(int=7),),
)
DEE = Reader(id=UUID(int=2), owns=True, person="Dee")
ROSA = Reader(id=UUID(int=3), owns=False, person="Dee")
# Why, role, and what Dee and somebody else read in English; what Dee reads in Spanish.
TOLD = {
    "assigned": (
        "peer_specialist",
        "Marcus, a peer specialist who walks with you, saw how to reach you.",
        "Marcus, a peer specialist who walks with Dee, saw how to reach them.",
        "Marcus, especialista de pares que te acompaña, vio cómo contactarte.",
    ),
    "covering": (
        "peer_specialist",
        "Marcus, a peer specialist standing in for Rosa, saw how to reach you.",
        "Marcus, a peer specialist standing in for Rosa, saw how to reach them.",
        "Marcus, especialista de pares en lugar de Rosa, vio cómo contactarte.",
    ),
    "supervises": (
        "supervisor",
        "Marcus, a supervisor who leads a peer specialist of yours, saw how to reach you.",
        "Marcus, a supervisor who leads a peer specialist of Dee, saw how to reach them.",
        "Marcus, responsable de supervisión que guía a quien te acompaña, vio cómo contactarte.",
    ),
    "consented": (
        "partner",
        "Marcus Bell, a partner, for whom you signed, saw how to reach you.",
        "Marcus Bell, a partner, for whom Dee signed, saw how to reach them.",
        "Marcus Bell, persona de una agencia para quien firmaste, vio cómo contactarte.",
    ),
    "reviews": (
        "supervisor",
        "Marcus, a supervisor who looks back at an emergency, saw how to reach you.",
        "Marcus, a supervisor who looks back at an emergency, saw how to reach them.",
        "Marcus, responsable de supervisión que revisa una emergencia, vio cómo contactarte.",
    ),
    "privacy_contact": (
        "administrator",
        "Marcus, a program administrator whom you asked about your record, saw how to reach you.",
        "Marcus, a program administrator whom Dee asked about the record, saw how to reach them.",
        "Marcus, responsable del programa a quien preguntaste por tu registro,"
        " vio cómo contactarte.",
    ),
    "emergency": (
        "peer_specialist",
        "Marcus, a peer specialist, to help in an emergency, saw how to reach you.",
        "Marcus, a peer specialist, to help in an emergency, saw how to reach them.",
        "Marcus, especialista de pares, en una emergencia, vio cómo contactarte.",
    ),
}


def test_each_relationship_has_its_words() -> None:
    assert {*TOLD, "own_record"} == set(RELATIONSHIPS)


@pytest.mark.parametrize("why", TOLD)
def test_who_what_and_why_in_a_sentence(why: str) -> None:
    role, own, others, spanish = TOLD[why]
    seen = replace(SEEN, why=why, role=role, away="Rosa Delgado")
    assert told_alone(seen, DEE).words == own
    assert told_alone(seen, ROSA).words == others
    assert told_alone(seen, DEE).is_emergency is (why == "emergency")
    with translation.override("es"):
        assert told_alone(seen, DEE).words == spanish


def test_being_in_lists_is_one_line_a_day_and_each_page_another() -> None:
    listed = replace(SEEN, how="listed", page="people", sections=frozenset({"identity"}))
    seen = [
        listed,
        replace(listed, page="week", sections=frozenset({"schedule"}), look_ids=(UUID(int=8),)),
        SEEN,
        replace(SEEN, page="plan", sections=frozenset({"plan"})),
        replace(SEEN, page="plan", sections=frozenset({"plan"})),
    ]
    [[in_lists, opened, plan]] = told_by_day(seen, DEE).values()
    assert in_lists.words == (
        "Marcus, a peer specialist who walks with you, saw your name and your appointments,"
        " in a list."
    )
    assert in_lists.look_ids == (UUID(int=7), UUID(int=8))
    assert opened.when == "2:05 p.m."
    assert plan.when.startswith("2 times")


def test_two_of_the_same_first_name_are_told_apart() -> None:
    other = replace(SEEN, viewer_id=UUID(int=9), viewer="Marcus Reed")
    [told] = told_by_day([SEEN, other], DEE).values()
    assert [one.words.split(",")[0] for one in told] == ["Marcus B.", "Marcus R."]


def test_an_agency_keeps_its_whole_name() -> None:
    agency = replace(SEEN, viewer="Three Rivers Legal Aid", role="partner", why="consented")
    assert told_alone(agency, DEE).words == (
        "Three Rivers Legal Aid, a partner, for whom you signed, saw how to reach you."
    )
    assert in_short([agency], DEE, SEEN.day) == ["Today: Three Rivers Legal Aid."]


def test_the_last_stands_first_and_an_emergency_above_all() -> None:
    def at(hour: int, **more: object) -> Seen:
        moment = SEEN.first.replace(hour=hour)
        return replace(SEEN, first=moment, last=moment, page=str(hour), **more)  # type: ignore[arg-type]

    before = replace(at(15), day=SEEN.day - dt.timedelta(days=1))
    days = told_by_day([at(9), at(10, why="emergency"), at(14), before], DEE)
    assert [[one.when for one in told] for told in days.values()] == [
        ["10:05 a.m.", "2:05 p.m.", "9:05 a.m."],
        ["3:05 p.m."],
    ]


def test_a_page_that_is_what_was_seen_is_not_told_twice() -> None:
    plan = replace(SEEN, page="plan", sections=frozenset({"identity", "plan"}))
    assert told_alone(plan, DEE).words.endswith(" saw your name and your plan.")
    name = replace(plan, sections=frozenset({"identity"}))
    assert told_alone(name, DEE).words.endswith(" saw your name in the plan.")
    walks = replace(plan, page="record", sections=frozenset({"relationships"}))
    assert told_alone(walks, DEE).words.endswith(
        " saw who walks with you, on the page about the record."
    )


def test_several_times_in_one_minute_name_it_once() -> None:
    assert told_alone(replace(SEEN, times=3), DEE).when == "3 times, 2:05 p.m."
    later = SEEN.last + dt.timedelta(minutes=5)
    assert told_alone(replace(SEEN, times=3, last=later), DEE).when == (
        "3 times, 2:05 p.m. to 2:10 p.m."
    )


def test_somebody_whose_name_is_hidden_has_looked_all_the_same() -> None:
    words = told_alone(replace(SEEN, viewer="", role=""), DEE).words
    assert words == "Somebody, somebody who walks with you, saw how to reach you."
