"""Writing together what is theirs, and showing a part of it to somebody by name."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.models import Share, SideBySide
from walkwith.access.models.side_by_side import LONGEST_SIDE_BY_SIDE
from walkwith.access.policies import (
    check_may_begin_side_by_side,
    check_may_show,
    check_may_sit_beside,
)
from walkwith.access.queries.showing import choices_to_show
from walkwith.access.queries.side_by_side import moment_with, this_moment
from walkwith.access.sentences.parts import section_of_part
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.people.looks import note_look

OF_A_TALK = dt.timedelta(minutes=1)
LONGEST_SHARE = dt.timedelta(days=366)


@command
def begin_side_by_side(
    *,
    actor: Actor,
    participant_id: UUID,
    way: str = SideBySide.Ways.ON_SCREEN,
    note_id: UUID | None = None,
) -> SideBySide:
    """They said yes: for two hours at most their worker writes in what is theirs, with them.

    What they said yes to in a talk is written down with its contact note `note_id`, at once.
    """
    check_may_begin_side_by_side(actor, participant_id=participant_id)
    if standing := moment_with(actor, participant_id):
        return standing
    now = this_moment()
    moment = SideBySide(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        worker_id=actor.id,
        way=way,
        note_id=note_id,
        starts_at=now,
        ends_at=now + (OF_A_TALK if note_id else LONGEST_SIDE_BY_SIDE),
    )
    moment.save(force_insert=True)
    record(actor=actor, event=events.SideBySideBegan(way=way), about=moment)
    note_look([participant_id], "plan", how="wrote", page="side_by_side")
    return moment


@command
def end_side_by_side(*, actor: Actor, moment_id: UUID) -> SideBySide:
    """It is theirs alone again. Either of the two may say so."""
    moment = SideBySide.objects.filter(pk=moment_id).first()
    if moment is None:
        raise NotFound
    check_may_sit_beside(actor, participant_id=moment.participant_id)
    now = this_moment()
    if moment.ends_at > now:
        moment.ends_at = now
        SideBySide.objects.filter(pk=moment.pk).update(ends_at=now)
        record(actor=actor, event=events.SideBySideEnded(), about=moment)
    return moment


@command
def show_part(
    *, actor: Actor, participant_id: UUID, part: str, member_id: UUID, ends_at: dt.datetime
) -> Share:
    """Show one part of what is theirs to somebody by name, until a moment."""
    check_may_show(actor, participant_id=participant_id)
    now = this_moment()
    if not now < ends_at <= now + LONGEST_SHARE:
        raise Refused(_("Choose a day from today, a year away at most."), field="last_day")
    _check_can_be_shown(participant_id, part, member_id)
    standing = Share.objects.filter(
        participant_id=participant_id, part=part, member_id=member_id, ends_at__gt=now
    ).first()
    if standing and standing.ends_at == ends_at:
        return standing
    if standing:
        Share.objects.filter(pk=standing.pk).update(ends_at=now)
    share = Share.objects.create(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        part=part,
        member_id=member_id,
        starts_at=now,
        ends_at=ends_at,
    )
    event = events.PartShown(part=part, member_id=member_id, until=ends_at)
    record(actor=actor, event=event, about=share)
    note_look([participant_id], "plan", how="wrote", page="show")
    return share


@command
def take_back_part(*, actor: Actor, share_id: UUID) -> Share:
    """From now on it is closed to them again."""
    share = Share.objects.filter(pk=share_id).first()
    if share is None:
        raise NotFound
    check_may_show(actor, participant_id=share.participant_id)
    now = this_moment()
    if share.ends_at > now:
        share.ends_at = now
        if not Share.objects.filter(pk=share.pk).update(ends_at=now):
            raise NotFound
        event = events.PartTakenBack(part=share.part, member_id=share.member_id)
        record(actor=actor, event=event, about=share)
        note_look([share.participant_id], "plan", how="wrote", page="show")
    return share


def _check_can_be_shown(participant_id: UUID, part: str, member_id: UUID) -> None:
    """Raises for a part that is not theirs to show, and for who could not see it anyway."""
    section = section_of_part(part)
    if section is None:
        raise NotFound
    known = {one.member_id: one for one in choices_to_show(participant_id, section)}
    if member_id not in known:
        raise Refused(_("Choose who may see it."), field="member")
    if not known[member_id].opens:
        words = _("Sign first that %(name)s may see it. Then choose what to show.")
        raise Refused(words % {"name": known[member_id].name}, field="member")
