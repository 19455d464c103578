"""The checklists as an organization shows them: the packs of its states, its own words on top.

Nobody's record is in them. `checklist` and `checklists` are what other packages read; the id of
a line stays when its words change.
"""

from dataclasses import dataclass
from typing import Literal

from django.db.models import QuerySet

from walkwith.accounts.models import Organization
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.library.models import LineVersion, ListedStates
from walkwith.library.packs import AREAS, EVERYWHERE, PackLine, PackList, all_packs
from walkwith.library.policies import check_may_edit_lists
from walkwith.library.queries.standing import Checklist, ListLine, said, standing
from walkwith.library.states import state_of_zip

MOST_VERSIONS = 2000
MOST_OF_A_LINE = 50
WORDING = ("words", "words_es", "source", "address")


@dataclass(frozen=True, slots=True)
class ListsOfAnArea:
    area: str
    checklists: list[Checklist]


@dataclass(frozen=True, slots=True)
class StatesShown:
    """The packs of an organization. `origin` says who chose; `lacking` a state without a pack."""

    codes: tuple[str, ...]
    names: list[str]
    origin: Literal["chosen", "zip"]
    chosen_by: str = ""
    lacking: str = ""


def checklists(*, actor: Actor) -> list[Checklist]:
    """Every checklist of the organization, in the order of the packs. At most three statements."""
    codes = states_shown(actor=actor).codes
    edits = _newest(LineVersion.objects.all())
    today = clock.today(actor.zone)
    return [standing(one, codes, edits.get(one.code, {}), today) for one in _titled(codes)]


def checklist(*, actor: Actor, code: str) -> Checklist:
    """One checklist, its lines with stable ids. Raises `NotFound` for a code no pack has."""
    codes = states_shown(actor=actor).codes
    titled = next((one for one in _titled(codes) if one.code == code), None)
    if titled is None:
        raise NotFound
    edits = _newest(LineVersion.objects.filter(checklist=code))
    return standing(titled, codes, edits.get(code, {}), clock.today(actor.zone))


def checklists_by_area(*, actor: Actor) -> list[ListsOfAnArea]:
    found = checklists(actor=actor)
    return [ListsOfAnArea(area, [one for one in found if one.area == area]) for area in AREAS]


def checklist_to_edit(*, actor: Actor, code: str) -> Checklist:
    check_may_edit_lists(actor)
    return checklist(actor=actor, code=code)


def line_to_edit(*, actor: Actor, line_id: str) -> tuple[Checklist, ListLine]:
    """A line by its id, with the checklist it is of."""
    check_may_edit_lists(actor)
    found = checklist(actor=actor, code=checklist_of(line_id))
    if (line := found.line(line_id)) is None:
        raise NotFound
    return found, line


def versions_of(*, actor: Actor, line_id: str) -> list[LineVersion]:
    """What the organization did to a line, newest first."""
    check_may_edit_lists(actor)
    rows = LineVersion.objects.filter(checklist=checklist_of(line_id), line=line_id)
    return list(rows.order_by("-made_at", "-id")[:MOST_OF_A_LINE])


def wording_of(*, actor: Actor, line_id: str) -> dict[str, str]:
    """What the form shows of a line at first: ours, else the words of the pack."""
    check_may_edit_lists(actor)
    version, shipped = newest_version(line_id), pack_line(line_id)
    if version is not None and version.words:
        return {name: getattr(version, name) for name in WORDING}
    if shipped is None:
        raise NotFound
    told = (shipped.words.en, shipped.words.es, shipped.source, shipped.address)
    return dict(zip(WORDING, told, strict=True))


def newest_version(line_id: str) -> LineVersion | None:
    rows = LineVersion.objects.filter(checklist=checklist_of(line_id), line=line_id)
    return rows.order_by("-made_at", "-id").first()


def pack_line(line_id: str) -> PackLine | None:
    """The line as it was shipped; None for one of the organization's own."""
    pack = all_packs().get(line_id.split(":")[0])
    return next((line for line in pack.lines() if line.id == line_id), None) if pack else None


def checklist_of(line_id: str) -> str:
    """ "birth-certificate" of "us:id:birth-certificate:2"."""
    parts = line_id.split(":")
    return parts[2] if len(parts) == 4 else ""


def states_shown(*, actor: Actor) -> StatesShown:
    """The states somebody chose, else that of the organization's ZIP."""
    chosen = ListedStates.objects.order_by("-made_at", "-id").first()
    if chosen is not None:
        codes = [code for code in chosen.states if code in all_packs()]
        return StatesShown((EVERYWHERE, *codes), _names(codes), "chosen", chosen.chosen_by)
    home = Organization.objects.filter(pk=actor.organization_id).values_list("zip_code", flat=True)
    state = state_of_zip(home.first() or "")
    codes = [state] if state in all_packs() else []
    lacking = state.upper() if state and not codes else ""
    return StatesShown((EVERYWHERE, *codes), _names(codes), "zip", lacking=lacking)


def states_to_choose(*, actor: Actor) -> tuple[StatesShown, list[tuple[str, str]]]:
    check_may_edit_lists(actor)
    packs = [pack for pack in all_packs().values() if pack.code != EVERYWHERE]
    return states_shown(actor=actor), [(pack.code, said(pack.name)) for pack in packs]


def _names(codes: list[str]) -> list[str]:
    return [said(all_packs()[code].name) for code in codes]


def _titled(codes: tuple[str, ...]) -> list[PackList]:
    return [one for code in codes for one in all_packs()[code].lists if one.title]


def _newest(rows: QuerySet[LineVersion]) -> dict[str, dict[str, LineVersion]]:
    """The newest version of each line, by checklist."""
    found: dict[str, dict[str, LineVersion]] = {}
    newest = rows.order_by("checklist", "line", "-made_at", "-id").distinct("checklist", "line")
    for version in newest[:MOST_VERSIONS]:
        found.setdefault(version.checklist, {})[version.line] = version
    return found
