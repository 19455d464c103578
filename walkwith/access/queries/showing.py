"""To whom a part of what is theirs can be shown, and to whom it is shown now."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from walkwith.access.acts import ask
from walkwith.access.models import Block, Recipient, Share, Supervision
from walkwith.access.queries.recipients import own_people
from walkwith.access.queries.side_by_side import shares_of
from walkwith.access.queries.walking import assignments_of
from walkwith.accounts.models import Membership
from walkwith.foundation.holding import holds_now
from walkwith.people.looks import note_look
from walkwith.people.sections import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Somebody to whom a part can be shown by name.

    `opens` says whether the section is open to them; if not, the person signs for it first.
    """

    member_id: UUID
    name: str
    role: str
    opens: bool = True


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One part shown to somebody now; `opens` is False where they cannot read it all the same."""

    share: Share
    opens: bool


def choices_to_show(participant_id: UUID, section: Section, *, page: str = "show") -> list[Choice]:
    """Who walks with the person, who leads those, and the person's own people who sign in."""
    note_look([participant_id], "relationships", "consents", page=page)
    out = Block.objects.filter(holds_now(), participant_id=participant_id).values("member_id")
    walking = [one.worker for one in assignments_of(participant_id, page=page)]
    leads = Supervision.objects.filter(holds_now(), worker__in=walking)
    leading = [one.supervisor for one in leads.select_related("supervisor").order_by("pk")]
    kept_out = {row["member_id"] for row in out}
    working = {one.pk: one for one in [*walking, *leading] if one.pk not in kept_out}
    return [*map(_worker, working.values()), *_own(participant_id, section, kept_out, page)]


def parts_shown(
    participant_id: UUID, section: Section | None = None, *, page: str = "show"
) -> list[ShownPart]:
    """What is shown by name now, the next end first."""
    shares = shares_of(participant_id, part=section or "", page=page)
    if not shares:
        return []
    known = {
        one.member_id: one.opens
        for one in choices_to_show(participant_id, section or "wellness", page=page)
    }
    return [ShownPart(one, known.get(one.member_id, False)) for one in shares]


def _worker(member: Membership) -> Choice:
    return Choice(member_id=member.pk, name=member.name, role=member.get_role_display())


def _own(
    participant_id: UUID, section: Section, kept_out: Iterable[UUID], page: str
) -> list[Choice]:
    people = [
        one
        for one in own_people(participant_id, page=page)
        if one.membership_id and one.membership_id not in kept_out
    ]
    if not people:
        return []
    signed = {
        recipient
        for _consent, recipient, sections in ask("consents_in_force", participant_id)
        if section in sections
    }
    return [_of_their_own(one, one.pk in signed) for one in people]


def _of_their_own(recipient: Recipient, opens: bool) -> Choice:
    assert recipient.membership is not None
    return Choice(
        member_id=recipient.membership.pk,
        name=recipient.name,
        role=recipient.role or recipient.membership.get_role_display(),
        opens=opens,
    )
