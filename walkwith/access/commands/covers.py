"""Somebody stands in for some days: asked, answered, ended; and what people agreed to before."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.acts import answer
from walkwith.access.matrix import MINIMUM
from walkwith.access.models import Cover, CoverAgreement
from walkwith.access.policies import (
    check_may_agree_to_cover,
    check_may_ask_cover,
    check_may_stand_in,
)
from walkwith.access.queries.covers import colleagues_of
from walkwith.access.rules.covers import (
    Span,
    as_it_can_be,
    clash,
    problem_with_cover,
    sections_agreed,
)
from walkwith.access.sentences.covers import PROBLEMS, span_words
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.foundation.identifiers import new_id
from walkwith.people.looks import note_look

MOMENT = dt.timedelta(microseconds=1)


@command
def ask_cover(
    *,
    actor: Actor,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    worker_id: UUID | None = None,
) -> Cover:
    """Ask a colleague to stand in, or leave it to one's supervisor to choose. Without a reason."""
    check_may_ask_cover(actor)
    now = clock.database_now()
    span = Span(starts_at, ends_at)
    if problem := problem_with_cover(span, zone=actor.zone, now=now):
        field, words = PROBLEMS[problem]
        raise Refused(str(words), field=field)
    span = as_it_can_be(span, now=now)
    _check_asked_once(actor, span)
    _check_colleague(actor.id, worker_id)
    cover = Cover(
        organization_id=actor.organization_id,
        away_id=actor.id,
        worker_id=worker_id,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
    )
    cover.save(force_insert=True)
    record(actor=actor, event=events.CoverAsked(worker_id=worker_id), about=cover)
    return cover


@command
def choose_cover(*, actor: Actor, cover_id: UUID, worker_id: UUID | None) -> Cover:
    """Ask this colleague, or leave it open who. One who said yes is let go, and the rest asked."""
    check_may_ask_cover(actor)
    cover = _cover(cover_id)
    _check_colleague(cover.away_id, worker_id)
    if cover.accepted_at is not None:
        cover = _asked_anew(actor, cover, worker_id)
    elif not answer("choose_cover", cover.pk, worker_id):
        raise NotFound
    record(actor=actor, event=events.CoverChosen(worker_id=worker_id), about=cover)
    return cover


@command
def answer_cover(*, actor: Actor, cover_id: UUID, yes: bool) -> Cover:
    """The colleague says yes or no. No reason is asked for either."""
    check_may_stand_in(actor)
    cover = _cover(cover_id)
    if yes and (away := clash(_span(cover), _away(actor.id))):
        raise Refused(
            _("You are away yourself, %(when)s: say no here, or call that off first.")
            % {"when": _when(actor, away)}
        )
    if not answer("answer_cover", cover.pk, yes):
        raise Refused(_("This is answered already, or they asked somebody else."))
    record(actor=actor, event=events.CoverAnswered(yes=yes), about=cover)
    return cover


@command
def end_cover(*, actor: Actor, cover_id: UUID) -> str:
    """It ends now. "ended" by who asked, or leads them; "handed_back" by the colleague."""
    check_may_stand_in(actor)
    cover = _cover(cover_id)
    how = answer("end_cover", cover.pk, new_id())
    if how is None:
        raise NotFound
    record(actor=actor, event=events.CoverEnded(how=how), about=cover)
    return str(how)


@command
def agree_to_cover(
    *, actor: Actor, participant_id: UUID, sections: Collection[str]
) -> CoverAgreement:
    """What a stand-in may see from now on. What was agreed before ends; nothing is an answer."""
    check_may_agree_to_cover(actor, participant_id=participant_id)
    now = clock.database_now()
    before = CoverAgreement.objects.filter(participant_id=participant_id, ends_at=None).first()
    if before is not None:
        now = max(now, before.starts_at + MOMENT)
        CoverAgreement.objects.filter(pk=before.pk).update(ends_at=now)
    agreed = sections_agreed(sections, MINIMUM)
    agreement = CoverAgreement(
        organization_id=actor.organization_id,
        participant_id=participant_id,
        sections=agreed,
        written_by_id=actor.id,
        starts_at=now,
    )
    agreement.save(force_insert=True)
    record(actor=actor, event=events.CoverAgreed(sections=list(agreed)), about=agreement)
    note_look([participant_id], "consents", how="wrote", page="cover_agreement")
    return agreement


def _cover(cover_id: UUID) -> Cover:
    """One that is not over. Raises `NotFound`."""
    found = Cover.objects.filter(pk=cover_id, ends_at__gt=clock.database_now()).first()
    if found is None:
        raise NotFound
    return found


def _asked_anew(actor: Actor, cover: Cover, worker_id: UUID | None) -> Cover:
    """The one who said yes is let go; the days that are left are asked of somebody else."""
    if answer("end_cover", cover.pk, new_id()) != "ended":
        raise NotFound
    rest = Cover(
        organization_id=actor.organization_id,
        away_id=cover.away_id,
        worker_id=worker_id,
        starts_at=max(cover.starts_at, clock.database_now()),
        ends_at=cover.ends_at,
    )
    rest.save(force_insert=True)
    return rest


def _check_asked_once(actor: Actor, span: Span) -> None:
    if other := clash(span, _away(actor.id)):
        raise Refused(
            _("You asked for cover %(when)s already. Change that, or call it off first.")
            % {"when": _when(actor, other)},
            field="last_day",
        )


def _check_colleague(away_id: UUID, worker_id: UUID | None) -> None:
    known = {one.pk for one in colleagues_of(away_id)}
    if worker_id is not None and worker_id not in known:
        raise Refused(_("Choose somebody who works here."), field="worker")


def _away(worker_id: UUID) -> list[Span]:
    """When somebody asked for cover themselves, and has not called it off."""
    asked = Cover.objects.filter(Q(ends_at__gt=clock.database_now()), away_id=worker_id)
    return [_span(one) for one in asked.order_by("starts_at")]


def _span(cover: Cover) -> Span:
    return Span(cover.starts_at, cover.ends_at)


def _when(actor: Actor, span: Span) -> str:
    return span_words(span, zone=actor.zone, today=clock.today(actor.zone))
