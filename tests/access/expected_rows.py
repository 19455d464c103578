"""What each table of people's records is about, and who may do what with a row: by hand.

The section says who reads and writes by reach; here stands what a table asks beyond it.
"""

from collections.abc import Generator, Iterator
from itertools import product
from uuid import UUID

from django.db import models

from tests.access.oracle.house import may_assign
from tests.access.sections_of_tables import SECTION_OF
from tests.access.town import (
    BY_AUTHORS,
    PEOPLE,
    VIEWERS,
    Town,
    a_row,
    as_the_program,
    ask,
    changed,
)

# Lines of the person's own: without a moment side by side only they add one that stands.
LINES = {table for table in SECTION_OF if table.startswith(("plans_", "checkins_"))}
# What the person shows by name, and here they show nothing.
THEIRS_ALONE = {table for table in LINES if SECTION_OF[table] != "plan"}
# A draft is no part of the record: its author reads it as long as they may write in the section.
ONLY_ITS_AUTHOR_READS = {"contacts_draft"}
NEVER_CHANGED = {
    "access_answer",
    "access_block",
    "access_consentscan",
    "access_disclosure",
    "access_doorcard",
    "access_explained",
    "access_look",
    "access_safetytalk",
    "access_version",
    "referrals_helped",
    "referrals_linkopening",
    "referrals_referralstep",
}
NEVER_REMOVED = (
    NEVER_CHANGED
    | LINES
    | {
        "access_assignment",
        "access_consent",
        "access_consentrecipient",
        "access_coveragreement",
        "access_emergencyaccess",
        "access_request",
        "access_restriction",
        "access_share",
        "access_sidebyside",
        "contacts_contactnote",
        "people_participant",
        "referrals_avoidedplace",
        "referrals_participantneed",
        "referrals_preferences",
        "referrals_referral",
        "referrals_referrallink",
    }
)
# Of these only the end changes, or the answer.
CHANGES = {
    "access_assignment": "ends_at",
    "access_consent": "revoked_at",
    "access_consentrecipient": "revoked_at",
    "access_coveragreement": "ends_at",
    "access_emergencyaccess": "review",
    "access_request": "answer",
    "access_restriction": "ends_at",
    "access_share": "ends_at",
    "access_sidebyside": "ends_at",
    "referrals_referral": "next_action",
    "referrals_referrallink": "revoked_at",
}
# The odd rows of the town: whom they are about, and who wrote them.
ABOUT_DEE = (
    "over",
    "june's",
    "lorraine's",
    "about pat",
    "of requests",
    "of blocks",
    "rita's",
    "hidden",
)
SHOWN = {
    f"{part} to {who}": who
    for part, who in product(("wellness:well", "budget", "mirror:own"), ("lorraine", "marcus"))
}
PERSON = {**dict.fromkeys((*ABOUT_DEE, *SHOWN), "dee"), "marcus's": "eve", "rosa's": "noa"}
# Who sits beside whom at this moment, and to whom Dee shows what is hers.
BESIDE, SEES_WHAT_IS_SHOWN = ("marcus", "eve"), ("lorraine", "dee")
# Of the moments side by side: the worker; of what is shown: to whom.
OTHER = {"over": "ed", "marcus's": "marcus", "june's": "june", **SHOWN}
AUTHOR = {"june's": "june", "lorraine's": "lorraine"}
NEW = {
    "ends_at": "statement_timestamp() + interval '1 hour'",
    "revoked_at": "statement_timestamp()",
    "answer": "'x'",
    "next_action": "'x'",
    "review": "'x'",
}
# Added by the person themselves, or together with who walks with them.
TOGETHER = {
    "access_consent",
    "access_consentrecipient",
    "access_consentscan",
    "access_coveragreement",
    "access_explained",
    "access_request",
}
# Nobody adds one in the name of somebody else.
IN_THEIR_OWN_NAME = BY_AUTHORS | {
    "access_sidebyside",
    "referrals_helped",
    "referrals_referralstep",
}
BY_FUNCTIONS_ALONE = {
    "access_disclosure",
    "access_doorcard",
    "access_emergencyaccess",
    "access_look",
    "access_version",
    "referrals_linkopening",
}


def may_read(town: Town, table: str, viewer: str, which: str) -> bool:
    if which == "stray" or (which, viewer) == ("about pat", "pat"):
        return False
    who = PERSON.get(which, which)
    if which == "hidden" and viewer != who:
        return False
    if which in ("of requests", "of blocks") and not town.may(viewer, who, "requests", "read"):
        return False
    if table in ONLY_ITS_AUTHOR_READS:
        writes = town.may(viewer, who, SECTION_OF[table], "write")
        return viewer == AUTHOR.get(which, "rosa") and writes
    other = OTHER.get(which, "rosa")
    if table in THEIRS_ALONE and not beside(viewer, who) and (viewer, who) != SEES_WHAT_IS_SHOWN:
        return False
    if table == "access_sidebyside" and viewer != other and not town.together(viewer, who):
        return False
    if table == "access_share" and viewer != other and not beside(viewer, who):
        return False
    return town.may(viewer, who, SECTION_OF[table], "read")


def may_change(town: Town, table: str, viewer: str, which: str) -> bool:
    """Whoever changes a row sees it, too; and what is over stays as it is."""
    if which in ("stray", "over") or not may_read(town, table, viewer, which):
        return False
    if table in BY_AUTHORS and viewer != AUTHOR.get(which, "rosa"):
        return False
    if table == "access_emergencyaccess" and viewer == ("rita" if which == "rita's" else "ed"):
        return False  # nobody reviews their own
    if table in ("access_sidebyside", "access_share") and not beside(
        viewer, PERSON.get(which, which)
    ):
        other = OTHER.get(which, "rosa") if table == "access_sidebyside" else ""
        if viewer != other:
            return False
    return town.may(viewer, PERSON.get(which, which), SECTION_OF[table], "write")


def beside(viewer: str, who: str) -> bool:
    return viewer == who or (viewer, who) == BESIDE


def may_suggest(town: Town, table: str, viewer: str, who: str) -> bool:
    """Whoever writes in the section, where they see what stands there."""
    if table in THEIRS_ALONE and not beside(viewer, who) and (viewer, who) != SEES_WHAT_IS_SHOWN:
        return False
    return town.may(viewer, who, SECTION_OF[table], "write")


def may_add(town: Town, table: str, viewer: str, who: str, worker: UUID) -> bool:
    if table in BY_FUNCTIONS_ALONE:
        return False
    if table == "access_answer":
        return viewer == who
    if table == "access_safetytalk":  # whoever may open their door
        return town.may(viewer, who, "relationships", "write")
    if table in TOGETHER:
        return town.together(viewer, who)
    if table in ("access_share", "referrals_helped"):
        return beside(viewer, who)
    if table in LINES:
        return beside(viewer, who) and town.may(viewer, who, SECTION_OF[table], "write")
    if table == "access_sidebyside":
        return viewer != who and town.may(viewer, who, "plan", "write")
    home = town.home_of(viewer)
    if table == "access_assignment":
        asked = (town.viewers[viewer], home, town.people[who], worker)
        return home == town.home_of(who) and may_assign(town.world.facts, *asked)
    return town.may(viewer, who, SECTION_OF[table], "write")


def faults(town: Town, table: str, model: type[models.Model]) -> Generator[str, None, None]:
    """Where the database lets somebody do with this table what it should not, or does not."""
    for viewer in VIEWERS:
        with as_the_program(town.viewers[viewer], town.home_of(viewer)):
            yield from _reading(town, table, viewer)
            yield from _changing(town, table, viewer)
            yield from _adding(town, table, model, viewer)
            yield from _moving(town, table, viewer)
            if table == "people_strength":
                yield from _hiding(town, model, viewer)
    yield from _in_another_house(town, table)


def _reading(town: Town, table: str, viewer: str) -> Iterator[str]:
    rows = _rows(town, table)
    seen = {row[0] for row in ask(f"SELECT id FROM {table}")[1]}
    for row, who in rows.items():
        if (row in seen) is not may_read(town, table, viewer, who):
            yield f"{viewer} reads {table} of {who}: {row in seen}"


def _changing(town: Town, table: str, viewer: str) -> Iterator[str]:
    column = CHANGES.get(table, "id")
    for row, who in _rows(town, table).items():
        allowed = may_change(town, table, viewer, who)
        where = f"WHERE id = '{row}'"
        altered = changed(f"UPDATE {table} SET {column} = {column} {where}")
        if altered != ("refused" if table in NEVER_CHANGED else int(allowed)):
            yield f"{viewer} changes {table} of {who}: {altered}"
        removed = changed(f"DELETE FROM {table} {where}")
        if removed != ("refused" if table in NEVER_REMOVED else int(allowed)):
            yield f"{viewer} removes {table} of {who}: {removed}"
    yield from _all_at_once(town, table, viewer)


def _all_at_once(town: Town, table: str, viewer: str) -> Iterator[str]:
    """A change that names no row asks nobody whether the rows may be read."""
    if table in NEVER_CHANGED:
        return
    column = CHANGES.get(table, "organization_id")
    new = NEW.get(column, f"'{town.home_of(viewer)}'")
    known, changing = _rows(town, table), 0
    subject = "id" if table == "people_participant" else "participant_id"
    people = {person: who for who, person in town.people.items()}
    for row, person in ask(f"SELECT id, {subject} FROM {table}")[1]:
        changing += may_change(town, table, viewer, known.get(row, people[person]))
    if (altered := changed(f"UPDATE {table} SET {column} = {new}")) != changing:
        yield f"{viewer} changes {table} without a look: {altered}"
    removed = changed(f"DELETE FROM {table}")
    if removed != ("refused" if table in NEVER_REMOVED else changing):
        yield f"{viewer} removes {table} without a look: {removed}"
    if table not in CHANGES:
        yield from _moving_all(town, table, viewer, "refused" if changing else 0)


def _moving_all(town: Town, table: str, viewer: str, allowed: int | str) -> Iterator[str]:
    moves = {"organization_id": _another_house(town, viewer), "participant_id": town.people["eve"]}
    if viewer == "marcus":
        moves["participant_id"] = town.people["dee"]
    if table == "people_participant":
        moves["id"] = town.world.new_id()
        del moves["participant_id"]
    if table == "people_contactdetails":
        moves["participant_id"] = town.world.new_id()
    if table in BY_AUTHORS:
        moves["author_id"] = town.viewers["lorraine"]
    for column, to in moves.items():
        if (moved := changed(f"UPDATE {table} SET {column} = '{to}'")) != allowed:
            yield f"{viewer} moves all {table} by their {column}: {moved}"


def _rows(town: Town, table: str) -> dict[UUID, str]:
    return {row: which for (of, which), row in town.rows.items() if of == table}


def _adding(town: Town, table: str, model: type[models.Model], viewer: str) -> Iterator[str]:
    if table == "people_participant":
        yield from _welcoming(town, model, viewer)
        return
    worker = town.viewers["kit" if viewer == "kit" else "lorraine"]
    for who in PEOPLE:
        author = worker if table == "access_assignment" else town.viewers[viewer]
        _, statement = a_row(town, model, who, author)
        added = changed(statement)
        if added != (1 if may_add(town, table, viewer, who, worker) else "refused"):
            yield f"{viewer} adds {table} of {who}: {added}"

        if table in LINES:
            _, waiting = a_row(town, model, who, author, is_suggestion=True)
            added = changed(waiting)
            if added != (1 if may_suggest(town, table, viewer, who) else "refused"):
                yield f"{viewer} suggests {table} of {who}: {added}"

        _, stray = a_row(town, model, who, author, organization=_another_house(town, viewer))
        if (added := changed(stray)) != "refused":
            yield f"{viewer} adds {table} of {who} in another house: {added}"
    if table in IN_THEIR_OWN_NAME:
        _, in_anothers_name = a_row(town, model, "dee", town.viewers["lorraine"])
        if viewer != "lorraine" and (added := changed(in_anothers_name)) != "refused":
            yield f"{viewer} adds {table} as somebody else: {added}"


def _another_house(town: Town, viewer: str) -> UUID:
    return town.here if town.home_of(viewer) == town.there else town.there


def _hiding(town: Town, model: type[models.Model], viewer: str) -> Iterator[str]:
    """What is hidden is theirs alone: nobody else adds such a line, or hides one."""
    _, hidden = a_row(town, model, "dee", town.viewers[viewer], is_hidden=True)
    if (added := changed(hidden)) != (1 if viewer == "dee" else "refused"):
        yield f"{viewer} adds a hidden strength of dee: {added}"
    row = town.rows["people_strength", "dee"]
    hides = changed(f"UPDATE people_strength SET is_hidden = true WHERE id = '{row}'")
    allowed = may_change(town, "people_strength", viewer, "dee")
    if hides != (0 if not allowed else 1 if viewer == "dee" else "refused"):
        yield f"{viewer} hides a strength of dee: {hides}"
    writes = any(may_change(town, "people_strength", viewer, who) for who in PEOPLE)
    hides = changed("UPDATE people_strength SET is_hidden = true")
    if viewer != "dee" and hides != ("refused" if writes else 0):
        yield f"{viewer} hides strengths without a look: {hides}"


def _welcoming(town: Town, model: type[models.Model], viewer: str) -> Iterator[str]:
    """Somebody new is added by who walks with them already; in their own house."""
    for who, home in product(("noa", "nobody"), (town.here, town.there)):
        key = town.people.get(who, town.world.new_id())
        _, statement = a_row(town, model, "dee", key, id=key, organization=home)
        allowed = who == "noa" and home == town.here and town.may(viewer, who, "identity", "write")
        if (added := changed(statement)) != (1 if allowed else "refused"):
            yield f"{viewer} adds {who} to {home}: {added}"


def _moving(town: Town, table: str, viewer: str) -> Iterator[str]:
    """No row goes to another house, or to another person."""
    if table in NEVER_CHANGED:
        return
    where = f"WHERE id = '{town.rows[table, 'dee']}'"
    not_allowed = "refused" if table in CHANGES or may_change(town, table, viewer, "dee") else 0
    moves = {"organization_id": town.there, "participant_id": town.people["eve"]}
    for column, to in moves.items():
        if table == "people_participant" and column == "participant_id":
            continue
        moved = changed(f"UPDATE {table} SET {column} = '{to}' {where}")
        if moved != not_allowed:
            yield f"{viewer} moves {table} by its {column}: {moved}"


def _in_another_house(town: Town, table: str) -> Iterator[str]:
    """Kit, who says to be in our house; Rosa, who says to be in theirs; and nobody at all."""
    nobody: list[tuple[UUID | None, UUID | None]] = [(None, None), (None, town.here)]
    claims = [(town.viewers["kit"], town.here), (town.viewers["rosa"], town.there)]
    for viewer, home in [*nobody, *claims, (town.viewers["rosa"], None)]:
        with as_the_program(viewer, home):
            if ask(f"SELECT id FROM {table}")[1]:
                yield f"{viewer} sees {table} of {home}"
