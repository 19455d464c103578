"""Each kind of question, and the answer of the oracle as the database would write it."""

from collections.abc import Callable, Iterable
from hashlib import md5
from typing import Any, Protocol
from uuid import UUID

from tests.access.oracle import acts, disclosures, house, looks
from tests.access.oracle.consents import live_consents
from tests.access.oracle.facts import Facts
from tests.access.oracle.openings import NEAREST
from tests.access.oracle.relations import reach


class Asked(Protocol):
    @property
    def viewer(self) -> UUID | None: ...
    @property
    def home(self) -> UUID | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def said(self) -> tuple[Any, ...]: ...


def expected(facts: Facts, question: Asked) -> str:
    answer = ANSWERS[question.kind](facts, question.viewer, question.home, *question.said)
    if isinstance(answer, bool):
        return str(answer).lower()
    if isinstance(answer, list):
        return "\n".join(map(str, answer))
    return "" if answer is None else str(answer)


def _sights(facts: Facts, viewer: UUID | None, home: UUID | None) -> str:
    lines = (
        f"{one.person} {one.section} {one.action} {one.relationship}"
        f" {NEAREST.index(one.relationship)} {one.fact}"
        for one in reach(facts, viewer, home)
    )
    return md5("\n".join(sorted(lines)).encode()).hexdigest()


def _live(facts: Facts, _viewer: None, _home: None, person: UUID) -> list[str]:
    return sorted(
        f"{one.id} {to.id} {one.organization} {one.kind} {one.purpose} {','.join(sorted(sections))}"
        for one, to, sections in live_consents(facts)
        if one.person == person
    )


def _reachable(facts: Facts, viewer: UUID, home: UUID, section: str, action: str) -> list[UUID]:
    sights = reach(facts, viewer, home)
    return sorted({s.person for s in sights if (s.section, s.action) == (section, action)})


def _entered(facts: Facts, _viewer: None, _home: None, account: UUID, wanted: UUID | None) -> str:
    place: Iterable[Any] = house.entered(facts, account, wanted) or ()
    return "|".join(map(str, place))


def _emergency(
    facts: Facts, viewer: UUID, home: UUID, _key: UUID, called: str, why: str, hours: int
) -> str:
    return acts.open_emergency(facts, viewer, home, called, why, hours)


ANSWERS: dict[str, Callable[..., Any]] = {
    "reach": _sights,
    "reachable": _reachable,
    "assign": house.may_assign,
    "walk_with": house.may_walk_with,
    "led": house.led,
    "own": house.own_person,
    "account": house.own_account,
    "works": house.works_here,
    "leads": house.leads_here,
    "house": house.runs_the_house,
    "doors": house.doors,
    "opens": house.opens_doors,
    "together": house.together,
    "shared": house.shared,
    "enter": _entered,
    "answer_cover": acts.answer_cover,
    "choose_cover": acts.choose_cover,
    "end_cover": acts.end_cover,
    "covers_of": acts.covers_of,
    "held_by": acts.held_by,
    "people_by": acts.people_by,
    "emergency": _emergency,
    "close": acts.close_emergency,
    "keep_out": acts.keep_out_known,
    "knows": acts.knows,
    "lift": acts.agree_to_lift,
    "live": _live,
    "sections": acts.consented_sections,
    "kept_from": acts.recipients_kept_out,
    "looks": looks.looks,
    "consent_for": disclosures.consent_for,
    "missing_fact": disclosures.missing_fact,
    "kept_back": disclosures.kept_back,
    "name_to_account": disclosures.name_to_account,
    "account_for": disclosures.account_for,
}
