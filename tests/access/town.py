"""A town in which everybody stands in another relationship to Dee, row by row in the database.

Rosa walks with Dee, Lorraine leads Rosa, June stands in for her; Ed opened the record in an
emergency, and Rita, who leads him, is to review it; Pat is the privacy contact Dee asked something
of; Pia, a partner, and Sis, her sister, see what Dee signed for. Beth walks with Dee, too, and is
kept out. Marcus walks with Eve, whom nobody else knows. Kit and Uma live elsewhere. Rosa is about
to welcome Noa, of whom there is no row yet. Of everything about Noa a stray row says to be of the
other house: nobody of either reads it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import Any
from uuid import UUID

from django.db import DatabaseError, IntegrityError, connections, models, transaction

from tests.access.oracle.facts import (
    Agreement,
    Block,
    Consent,
    Cover,
    Emergency,
    Fact,
    Lead,
    Named,
    Privacy,
    Recipient,
    Request,
    Restriction,
    Walk,
)
from tests.access.oracle.relations import reach
from tests.access.rows import TABLES, insert, moment, rows_of
from tests.access.worlds.world import World
from walkwith.access.models import EmergencyAccess, Share, SideBySide
from walkwith.access.protection import protected_models
from walkwith.people.models import Participant, ParticipantRecord

ROLES = {
    "rosa": "peer_specialist",
    "lorraine": "supervisor",
    "june": "peer_specialist",
    "ed": "peer_specialist",
    "rita": "supervisor",
    "pat": "administrator",
    "pia": "partner",
    "sis": "supporter",
    "beth": "peer_specialist",
    "marcus": "peer_specialist",
    "dee": "participant",
    "kit": "peer_specialist",
}
VIEWERS = tuple(ROLES)
# From when nothing of a row changes any more.
FINAL = {
    "access_assignment": "ends_at",
    "access_consent": "revoked_at",
    "access_consentrecipient": "revoked_at",
    "access_coveragreement": "ends_at",
    "access_emergencyaccess": "reviewed_at",
    "access_request": "answered_at",
    "access_restriction": "ends_at",
    "access_share": "ends_at",
    "access_sidebyside": "ends_at",
}
BY_AUTHORS = {"contacts_draft", "contacts_contactnote"}
ELSEWHERE = {"kit", "uma"}
PEOPLE = ("dee", "eve", "uma")


@dataclass
class Town:
    world: World
    here: UUID
    there: UUID
    viewers: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    rows: dict[tuple[str, str], UUID] = field(default_factory=dict)
    sister: UUID | None = None
    known: dict[str, set[tuple[UUID, str, str]]] = field(default_factory=dict)

    def home_of(self, name: str) -> UUID:
        return self.there if name in ELSEWHERE else self.here

    def reach(self, viewer: str) -> set[tuple[UUID, str, str]]:
        if viewer not in self.known:
            found = reach(self.world.facts, self.viewers[viewer], self.home_of(viewer))
            self.known[viewer] = {(one.person, one.section, one.action) for one in found}
        return self.known[viewer]

    def together(self, viewer: str, who: str) -> bool:
        """Is it the viewer themselves, or do they walk together?"""
        return any(
            sight.person == self.people[who] and sight.relationship in ("own_record", "assigned")
            for sight in reach(self.world.facts, self.viewers[viewer], self.home_of(viewer))
        )

    def may(self, viewer: str, who: str, section: str, action: str) -> bool:
        return (self.people[who], section, action) in self.reach(viewer)


def records() -> dict[str, type[models.Model]]:
    return {
        model._meta.db_table: model
        for model in protected_models()
        if issubclass(model, Participant | ParticipantRecord)
    }


def ask(sql: str, *values: Any) -> tuple[int, list[tuple[Any, ...]]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.rowcount, (cursor.fetchall() if cursor.description else [])


def build() -> Town:
    world = World()
    town = Town(world, world.house(), world.house())
    for name, role in ROLES.items():
        town.viewers[name] = world.member(town.home_of(name), role)
    for name in PEOPLE:
        town.people[name] = world.person(town.home_of(name), town.viewers.get(name))
    town.people["noa"], town.people["away"] = world.new_id(), world.person(town.there)
    _stand_by_dee(town)
    for name in PEOPLE:
        _papers_of(town, name)
    for statement in rows_of(world.facts):
        ask(statement)
    for table, model in records().items():
        for name in PEOPLE:
            town.rows[table, name] = _row_about(town, table, model, name)
        town.rows |= {(table, which): key for which, key in _odd_rows(town, table, model)}
    return town


def _odd_rows(town: Town, table: str, model: type[models.Model]) -> Iterator[tuple[str, UUID]]:
    """Rows of another house, rows that are over, rows June wrote."""
    rosa = town.viewers["rosa"]
    if table == "people_participant":
        yield "stray", town.people["away"]
        return
    whom = "dee" if table in ("access_request", "access_emergencyaccess") else "noa"
    odd = {"stray": a_row(town, model, whom, rosa, organization=town.there)}
    if column := FINAL.get(table):
        over = {column: moment(-5), "starts_at": moment(-60)}
        odd["over"] = a_row(town, model, "dee", town.viewers["ed"], **over)
    if table in BY_AUTHORS:
        for author in ("june", "lorraine"):
            odd[f"{author}'s"] = a_row(town, model, "dee", town.viewers[author])
    if table == "access_look":
        odd["of requests"] = a_row(town, model, "dee", rosa, sections=["plan", "requests"])
        odd["of blocks"] = a_row(town, model, "dee", rosa, sections=["blocks"])
    if table == "access_emergencyaccess":
        over = {"starts_at": moment(-60), "ends_at": moment(-30)}
        odd["rita's"] = a_row(town, model, "dee", town.viewers["rita"], **over)
    if table == "people_strength":
        odd["hidden"] = a_row(town, model, "dee", rosa, is_hidden=True)
    if table == "access_request":
        odd["about pat"] = a_row(town, model, "dee", rosa, about_member=town.viewers["pat"])
    odd |= _of_what_is_theirs(town, model)
    for which, (key, statement) in odd.items():
        ask(statement)
        yield which, key


def _of_what_is_theirs(town: Town, model: type[models.Model]) -> dict[str, tuple[UUID, str]]:
    """What Dee shows by name to Lorraine, and to Marcus, who has no reach. Marcus sits beside Eve,
    Rosa beside Noa; and June beside Dee, who may write in the plan no longer.
    """
    if model is Share:
        shown = product(("wellness:well", "budget", "mirror:own"), ("lorraine", "marcus"))
        return {
            f"{part} to {who}": a_row(town, model, "dee", town.viewers[who], part=part)
            for part, who in shown
        }
    if model is SideBySide:
        now = {"starts_at": moment(-60), "ends_at": moment(60)}
        beside = (("marcus", "eve"), ("june", "dee"), ("rosa", "noa"))
        return {f"{who}'s": a_row(town, model, of, town.viewers[who], **now) for who, of in beside}
    return {}


def _stand_by_dee(town: Town) -> None:
    add, who, here = town.world.add, town.viewers, {"organization": town.here}
    dee = town.people["dee"]
    for name in ("rosa", "beth"):
        add(Walk, **here, person=dee, worker=who[name])
    for name in ("noa", "away"):
        add(Walk, **here, person=town.people[name], worker=who["rosa"])
    add(Walk, **here, person=town.people["eve"], worker=who["marcus"])
    add(Walk, organization=town.there, person=town.people["uma"], worker=who["kit"])
    for leader, worker in (("lorraine", "rosa"), ("rita", "ed")):
        add(Lead, **here, leader=who[leader], worker=who[worker])
    add(Agreement, **here, person=dee, sections=("identity", "plan"))
    add(Cover, **here, away=who["rosa"], worker=who["june"])
    add(Emergency, **here, person=dee, worker=who["ed"])
    add(Privacy, **here, member=who["pat"])
    add(Request, **here, person=dee)
    add(Block, **here, person=dee, member=who["beth"])
    _sign(town, dee, "pia", ("identity", "plan", "schedule"))
    town.sister = _sign(town, dee, "sis", ("contact_details",), of=dee)


def _sign(town: Town, person: UUID, name: str, sections: tuple[str, ...], **to: Any) -> UUID:
    add, here = town.world.add, {"organization": town.here}
    recipient = add(Recipient, **here, member=town.viewers[name], **to).id
    consent = add(Consent, **here, person=person, sections=sections).id
    add(Named, **here, person=person, consent=consent, recipient=recipient)
    return recipient


def _papers_of(town: Town, name: str) -> None:
    """One row of each kind about each person, where there is none yet, that opens nothing new."""
    add, person = town.world.add, town.people[name]
    base = {"organization": town.home_of(name), "person": person}
    said = {"sections": ("looks",)}
    if name != "dee":
        consent = add(Consent, **base, sections=("identity",), purpose="")
        add(Named, **base, consent=consent.id, recipient=town.world.new_id())
        add(Agreement, **base, sections=())
        add(Emergency, **base, worker=town.viewers["ed"], ends=-30, starts=-60, reviewed=60)
        add(Request, **base, answered=60)
        add(Block, **base, member=town.viewers["beth"])
    add(Restriction, **base, **said)


def _row_about(town: Town, table: str, model: type[models.Model], name: str) -> UUID:
    for kind, (of, _) in TABLES.items():
        if of is model:
            facts: list[Fact] = town.world.facts.by_kind[kind]
            if table == "people_participant":
                return town.people[name]
            about = [fact.id for fact in facts if fact.person == town.people[name]]
            if about:
                return UUID(str(about[0]))
    key, statement = a_row(town, model, name, town.viewers["rosa"])
    ask(statement)
    return key


# What the checks of a table ask of any row.
FILLED: dict[str, dict[str, Any]] = {
    "plans_amount": {"rhythm": "now_and_then"},
    "plans_area": {"words": "Music"},
    "plans_feedback": {"answer": "Yes"},
    "plans_routine": {"days": [0]},
    "checkins_mirrorentry": {"answers": "{}", "questions": "own"},
    "referrals_referral": {"next_on": "2026-11-22"},
}


def a_row(
    town: Town, model: type[models.Model], name: str, author: UUID, **said: Any
) -> tuple[UUID, str]:
    """A new row about somebody, and the SQL that writes it."""
    key = town.world.new_id()
    row: dict[str, Any] = {
        "id": key,
        "organization": town.home_of(name),
        "participant": town.people[name],
        "note_id": key,
        "code": str(key),
        "digest": str(key),
        "section": "plan",
    }
    if model is SideBySide:
        row |= {"way": "in_a_talk", "starts_at": moment(60), "ends_at": moment(120)}
    if model is Share:
        row["ends_at"] = moment(60)
    if model is EmergencyAccess:
        row["ends_at"] = moment(3600)
    row |= FILLED.get(model._meta.db_table, {})
    for one in (
        "author",
        "worker",
        "written_by",
        "viewer",
        "taken_by",
        "declared_by",
        "member",
        "by",
    ):
        row[one] = author
    row |= said
    return key, insert(model, [row])


@contextmanager
def as_the_program(viewer: UUID | None, organization: UUID | None) -> Iterator[None]:
    """Inside, SQL runs as walkwith_app with this viewer; afterwards nothing has changed."""
    with transaction.atomic(using="owner"):
        ask("SET LOCAL ROLE walkwith_app")
        ask(
            "SELECT set_config('walkwith.viewer', %s, true),"
            " set_config('walkwith.organization', %s, true)",
            str(viewer or ""),
            str(organization or ""),
        )
        yield
        transaction.set_rollback(True, using="owner")


def changed(statement: str) -> int | str:
    """How many rows a statement would change, or that it is refused; then it is undone.

    A row that is there already is one the policies would have let in: they are asked first.
    """
    try:
        with transaction.atomic(using="owner"):
            count = ask(statement)[0]
            transaction.set_rollback(True, using="owner")
            return count
    except IntegrityError as twice:
        assert "duplicate key" in str(twice), twice
        return 1
    except DatabaseError as refused:
        said = str(refused)
        known = ("row-level security", "permission denied", "what is theirs", "a line stays")
        assert any(words in said for words in known), said
        return "refused"
