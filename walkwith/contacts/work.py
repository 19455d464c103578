"""The work of a peer specialist, as the field names it, and the competency each kind serves.

Eight kinds of direct work, done with a participant, and seven of indirect work, which supports
it. The field's own description of the work names the kinds and, apart from them, sixteen
competencies; which competency a kind serves first is our reading of their definitions:

    advocacy                Advocate            navigates legal, medical, family obligations
    resources               Resource broker     links to housing, services, meetings
    sharing                 Role model          offers their life as living proof
    community               Tour guide          opens doors to community participation
    relationship            Ally and confidant  cares, listens, can be trusted
    group                   Educator            pathways and stages of recovery, told to many
    skills                  Planner             a plan of one's own, placed into the day
    socializing             Friend              sober companionship, a social bridge

    group_planning          Community organizer develops recovery support resources
    administration          Monitor             knows who was reached, and who was not
    team                    Problem solver      obstacles taken up with colleagues
    training                Role model          grows to give stage-appropriate education
    receiving_support       Lifestyle coach     keeps the routines they speak of
    awareness               Educator            prevalence, pathways, lifestyles of recovery
    information             Resource broker     knows the links, and that they hold

"Motivator", "Outreach worker", "Resource" and "Truth-teller" show in what a note says and in
work that later packages bring; no kind of work is counted for them here.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work: `code` is what is kept, `short` fits a chip."""

    code: str
    short: "str | Promise"
    label: "str | Promise"
    direct: bool
    competency: str


COMPETENCIES: dict[str, "str | Promise"] = {
    "outreach_worker": _("Outreach worker"),
    "motivator": _("Motivator"),
    "resource": _("Resource"),
    "ally": _("Ally and confidant"),
    "truth_teller": _("Truth-teller"),
    "role_model": _("Role model and mentor"),
    "planner": _("Planner"),
    "problem_solver": _("Problem solver"),
    "resource_broker": _("Resource broker"),
    "companion": _("Monitor and companion"),
    "tour_guide": _("Tour guide"),
    "advocate": _("Advocate"),
    "educator": _("Educator"),
    "community_organizer": _("Community organizer"),
    "lifestyle_coach": _("Lifestyle coach"),
    "friend": _("Friend"),
}

DIRECT: tuple[Kind, ...] = (
    Kind("relationship", _("Listened"), _("Relationship building"), True, "ally"),
    Kind("skills", _("Goals and skills"), _("Skill building and goal setting"), True, "planner"),
    Kind("resources", _("Found help"), _("Connecting to resources"), True, "resource_broker"),
    Kind("advocacy", _("Spoke up"), _("Advocacy"), True, "advocate"),
    Kind("sharing", _("Shared my story"), _("Experiential sharing"), True, "role_model"),
    Kind("community", _("Met others"), _("Building community"), True, "tour_guide"),
    Kind("socializing", _("Had a good time"), _("Socializing and self-esteem"), True, "friend"),
    Kind("group", _("Group"), _("Group facilitation"), True, "educator"),
)

INDIRECT: tuple[Kind, ...] = (
    Kind(
        "group_planning",
        _("Planned a group"),
        _("Group planning and development"),
        False,
        "community_organizer",
    ),
    Kind("administration", _("Paperwork"), _("Administration"), False, "companion"),
    Kind("team", _("Team talk"), _("Team communication"), False, "problem_solver"),
    Kind(
        "training", _("Supervision or training"), _("Supervision and training"), False, "role_model"
    ),
    Kind("receiving_support", _("Got support"), _("Receiving support"), False, "lifestyle_coach"),
    Kind(
        "awareness", _("Spread the word"), _("Education and awareness building"), False, "educator"
    ),
    Kind(
        "information",
        _("Looked things up"),
        _("Information gathering and verification"),
        False,
        "resource_broker",
    ),
)

BY_CODE: dict[str, Kind] = {kind.code: kind for kind in DIRECT + INDIRECT}
DIRECT_CODES = frozenset(kind.code for kind in DIRECT)
INDIRECT_CODES = frozenset(kind.code for kind in INDIRECT)


def kinds(codes: list[str]) -> list[Kind]:
    """The kinds of these codes, in the order of the form."""
    return [kind for code, kind in BY_CODE.items() if code in codes]
