"""The word coach points out, explains, offers; it leaves quotations and plain words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkwith.contacts import coach
from walkwith.contacts.telling import REASONS, advice_on
from walkwith.contacts.work import BY_CODE, COMPETENCIES, DIRECT, INDIRECT, kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The client was non-compliant.", ["client", "non-compliant"]),
        ("Patient refused to go.", ["refused"]),
        ("Told the patient to wait", ["patient"]),
        ("He got clean; a dirty urine after a relapse", ["got clean", "dirty urine", "relapse"]),
        ("She is manipulative and in denial, an enabler", ["manipulative", "in denial", "enabler"]),
        ("An ADDICT suffers from symptoms", ["ADDICT", "suffers from", "symptoms"]),
        ("El cliente está limpio", ["cliente", "está limpio"]),
        ("La paciente es adicta y manipuladora", ["paciente", "adicta", "manipuladora"]),
        ("Tuvo una recaída, no se presentó", ["recaída", "no se presentó"]),
        ("Be patient. We cleaned the kitchen with clean towels.", []),
        ("Went to Alcoholics Anonymous, then the clientele bar", []),
        ("She said “I am an addict and I relapsed”.", []),
        ('He calls himself "clean time champion", fine', []),
        ("Fuimos a Alcohólicos Anónimos", []),
        ("", []),
    ],
)
def test_what_it_points_out(text: str, found: list[str]) -> None:
    assert [hint.written for hint in coach.hints(text)] == found


@given(st.text(max_size=300))
def test_it_never_fails_and_quotes_only_what_is_there(text: str) -> None:
    hints = coach.hints(text)
    assert len(hints) <= coach.MOST
    assert all(hint.written in text and hint.plain for hint in hints)


@given(st.lists(st.sampled_from(["client", "addict", "relapse", "walk", "tea"]), max_size=40))
def test_each_word_is_pointed_out_once(said: list[str]) -> None:
    written = [hint.written for hint in coach.hints(" ".join(said))]
    assert len(written) == len(set(written))
    assert set(written) == set(said) & {"client", "addict", "relapse"}


def test_every_reason_has_a_sentence_and_no_plain_word_is_pointed_out() -> None:
    assert {term.reason for term in coach.TERMS} == set(REASONS)
    for term in coach.TERMS:
        for plain in term.plain:
            assert coach.hints(plain) == [], plain


def test_advice_is_in_words() -> None:
    advice = advice_on("The client came")[0]
    assert (advice.written, advice.plain) == ("client", "their name\u00a0· the person")
    assert str(advice.why) == "A name is warmer, and it is who they are."


def test_a_megabyte_is_looked_at_quickly() -> None:
    assert coach.hints('"client ' * 200_000 + "x" * 100_000) is not None


def test_the_fifteen_kinds_of_work() -> None:
    assert (len(DIRECT), len(INDIRECT), len(COMPETENCIES)) == (8, 7, 16)
    assert all(kind.competency in COMPETENCIES for kind in BY_CODE.values())
    assert [kind.code for kind in kinds(["group", "skills", "gone"])] == ["skills", "group"]
