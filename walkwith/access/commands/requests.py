"""What a participant asks about their record, and what the privacy contact answers."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access import events
from walkwith.access.models import Answer, Look, Recipient, Request, Restriction
from walkwith.access.policies import (
    check_may_add_answer,
    check_may_answer_request,
    check_may_ask,
    check_may_end_restriction,
    check_may_withdraw_request,
)
from walkwith.access.queries.lines import Line, line_of
from walkwith.access.rules import requests as rules
from walkwith.access.sentences.requests import problem_words
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.people.looks import note_look, write_looks_now
from walkwith.people.rules import tidy


@command
def ask(
    *,
    actor: Actor,
    participant_id: UUID,
    kind: rules.Kind,
    words: str = "",
    sections: Sequence[str] = (),
    line: Line | None = None,
) -> Request:
    """Ask the house something about a record; `line` is the one a correction is about."""
    check_may_ask(actor, participant_id=participant_id)
    words = words.strip()
    if problem := rules.reason_not_to_ask(kind, words=words, sections=sections):
        raise Refused(problem_words(problem), field=_field_of(problem))
    if line is not None and line.participant_id != participant_id:
        raise NotFound
    return _ask(
        actor,
        Request(
            participant_id=participant_id,
            kind=kind,
            words=words,
            sections=[line.section] if line else list(sections),
            about=line.kind if line else "",
            about_id=line.id if line else None,
        ),
        page="ask",
    )


@command
def raise_concern(*, actor: Actor, look_id: UUID, words: str = "") -> Request:
    """A look seems wrong: whoever is asked about privacy hears it, never the one named."""
    look = Look.objects.filter(pk=look_id).first()
    if look is None:
        raise NotFound
    check_may_ask(actor, participant_id=look.participant_id)
    return _ask(
        actor,
        Request(
            participant_id=look.participant_id,
            kind=Request.Kinds.CONCERN,
            words=words.strip(),
            about="look",
            about_id=look.pk,
            about_member_id=look.viewer_id,
        ),
        page="looks_wrong",
    )


@command
def withdraw_request(*, actor: Actor, request_id: UUID) -> Request:
    """The person no longer asks for it."""
    asked = _open(request_id)
    check_may_withdraw_request(actor, asked=asked)
    note_look([asked.participant_id], "requests", how="wrote", page="requests")
    _close(actor, asked, Request.Outcomes.WITHDRAWN, "")
    record(actor=actor, event=events.RequestWithdrawn(kind=asked.kind), about=asked)
    return asked


@command
def answer_request(
    *,
    actor: Actor,
    request_id: UUID,
    is_declined: bool,
    words: str = "",
    sections: Sequence[str] = (),
    recipient_id: UUID | None = None,
) -> Request:
    """Done, or declined with the reason. A restriction that is granted holds from now on.

    The reach of the privacy contact ends with their answer, so their looks are written before.
    """
    asked = _open(request_id)
    check_may_answer_request(actor, asked=asked)
    kind: rules.Kind = asked.kind  # type: ignore[assignment]
    words = words.strip()
    if problem := rules.reason_not_to_answer(
        kind, is_declined=is_declined, words=words, sections=sections
    ):
        raise Refused(problem_words(problem), field=_field_of(problem))
    if kind == "restriction" and not is_declined:
        _restrict(actor, asked, sections, recipient_id)
    note_look([asked.participant_id], "requests", how="wrote", page="answer")
    write_looks_now()
    outcome = Request.Outcomes.DECLINED if is_declined else Request.Outcomes.DONE
    record(actor=actor, event=events.RequestAnswered(kind=kind, outcome=outcome), about=asked)
    _close(actor, asked, outcome, words)
    return asked


@command
def end_restriction(*, actor: Actor, restriction_id: UUID) -> Restriction:
    """What was held back may be passed on again, as far as the person agreed to that."""
    found = Restriction.objects.filter(pk=restriction_id, ends_at=None).first()
    if found is None:
        raise NotFound
    check_may_end_restriction(actor, participant_id=found.participant_id)
    Restriction.objects.filter(pk=found.pk).update(ends_at=clock.database_now())
    note_look([found.participant_id], "consents", how="wrote", page="requests")
    record(actor=actor, event=events.RestrictionEnded(), about=found)
    return found


@command
def add_answer(*, actor: Actor, about: str, about_id: UUID, words: str) -> Answer:
    """The person's own words beside a line about them. What the line says stays as it is."""
    line = line_of(about, about_id, page="answer")
    check_may_add_answer(actor, participant_id=line.participant_id)
    if not words.strip():
        raise Refused(_("Write what you want to say."), field="words")
    said = Answer(
        organization_id=actor.organization_id,
        participant_id=line.participant_id,
        section=line.section,
        about=line.kind,
        about_id=line.id,
        words=words.strip(),
    )
    said.save(force_insert=True)
    record(actor=actor, event=events.AnswerAdded(about=line.kind, about_id=line.id), about=said)
    return said


def _ask(actor: Actor, asked: Request, *, page: str) -> Request:
    kind: rules.Kind = asked.kind  # type: ignore[assignment]
    same = Request.objects.filter(
        participant_id=asked.participant_id,
        kind=kind,
        about_id=asked.about_id,
        answered_at=None,
        asked_by_id=actor.id,
    )
    if same.exists():
        raise Refused(_("You asked this already, and it is not answered yet."))
    asked.organization_id = actor.organization_id
    asked.asked_by_id = actor.id
    asked.due_on = rules.due_on(kind, clock.today(actor.zone))
    asked.save(force_insert=True)
    note_look([asked.participant_id], "requests", how="wrote", page=page)
    record(actor=actor, event=events.Asked(kind=kind, due_on=asked.due_on), about=asked)
    return asked


def _open(request_id: UUID) -> Request:
    found = Request.objects.select_for_update().filter(pk=request_id, answered_at=None).first()
    if found is None:
        raise NotFound
    return found


def _close(actor: Actor, asked: Request, outcome: str, words: str) -> None:
    Request.objects.filter(pk=asked.pk).update(
        answered_at=clock.now(), answered_by_id=actor.id, outcome=outcome, answer=words
    )


def _restrict(
    actor: Actor, asked: Request, sections: Sequence[str], recipient_id: UUID | None
) -> None:
    if recipient_id and not Recipient.objects.filter(pk=recipient_id).exists():
        raise Refused(_("Please choose one of these."), field="recipient")
    restriction = Restriction(
        organization_id=actor.organization_id,
        participant_id=asked.participant_id,
        sections=list(sections),
        recipient_id=recipient_id,
        words=tidy(asked.words)[:600],
        granted_by_id=actor.id,
        starts_at=clock.database_now(),
    )
    restriction.save(force_insert=True)
    note_look([asked.participant_id], "consents", how="wrote", page="answer")
    event = events.RestrictionGranted(sections=list(sections), recipient_id=recipient_id)
    record(actor=actor, event=event, about=restriction)


def _field_of(problem: rules.Problem) -> str:
    return "sections" if problem == "no_sections" else "words"
