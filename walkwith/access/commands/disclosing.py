"""The one door for anything of somebody's record that leaves, and what a program stands under."""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, cast
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import ProgrammingError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override
from psycopg.errors import InsufficientPrivilege

from walkwith.access import events, sentences
from walkwith.access.acts import answer, ask
from walkwith.access.models import Consent, Disclosure, Recipient, Regime, Restriction
from walkwith.access.notices import Notice, notice_for
from walkwith.access.policies import check_may_decide_regime, check_may_disclose
from walkwith.access.queries import holds_now, regime_of
from walkwith.access.rules.bases import DESPITE_RESTRICTIONS, Basis, only_facts_of, wrong_fact
from walkwith.accounts.models import Program
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.people.models import Participant
from walkwith.people.sections import SECTIONS, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What a content is rendered from: just these sections, with the notice and the scope in it."""

    participant: Participant
    sections: tuple[Section, ...]
    notice: Notice
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """What left: `content` byte for byte, as the line of the account says, with its notice.

    Content given as bytes goes out together with `notice` and `scope`; made by nothing but
    `disclose`.
    """

    disclosure_id: UUID
    content: bytes
    notice: Notice
    scope: str


Content = bytes | Callable[[Leaving], bytes]


@command
def disclose(
    *,
    actor: Actor,
    participant_id: UUID,
    recipient: UUID | None,
    sections: Sequence[Section],
    purpose: str,
    what: str,
    basis: Basis,
    facts: Mapping[str, Any],
    content: Content,
) -> Disclosed:
    """Let `sections` of somebody's record leave, when all of it may at this moment.

    To the person themselves with recipient None. With consent the purpose is the one that was
    signed. Facts are those of `BASES`. The database asks everything again as it writes the line;
    what it refuses has not left. Raises `NotFound` for somebody out of reach.
    """
    check_may_disclose(actor, participant_id=participant_id, sections=sections, basis=basis)
    participant = Participant.objects.get(pk=participant_id)
    line = _line(actor, participant, sections, purpose=purpose, what=what, basis=basis)
    line.basis_facts = _checked_facts(actor, basis, facts)
    line.recipient = _recipient(participant, recipient, basis)
    _check_not_kept_out(line)
    line.consent = _consent(line) if basis == "consent" else None
    _check_restrictions(line)
    leaving = _leaving(actor, line)
    rendered = content(leaving) if callable(content) else content
    line.content_digest, line.content_bytes = sha256(rendered).hexdigest(), len(rendered)
    _account_for(line)
    event = events.LetLeave(basis=basis, what=what, recipient_id=recipient)
    record(actor=actor, event=event, about=line)
    return Disclosed(
        disclosure_id=line.pk, content=rendered, notice=leaving.notice, scope=leaving.scope
    )


@command
def decide_regime(
    *, actor: Actor, program_id: UUID, kind: str, starts_on: dt.date, decided_by: str, why: str
) -> Regime:
    """From a day on a program stands under this law; what was before stays in the history."""
    check_may_decide_regime(actor)
    if not Program.objects.filter(pk=program_id, organization_id=actor.organization_id).exists():
        raise NotFound
    if kind not in Regime.Kinds.values:
        raise Refused(_("Please choose one of these."), field="kind")
    regime = Regime(
        organization_id=actor.organization_id,
        program_id=program_id,
        kind=kind,
        starts_on=starts_on,
        decided_by=_said(decided_by, "decided_by"),
        why=_said(why, "why"),
    )
    regime.save(force_insert=True)
    event = events.RegimeDecided(program_id=program_id, kind=kind, starts_on=starts_on)
    record(actor=actor, event=event, about=regime)
    return regime


def _said(words: str, field: str) -> str:
    if not words.strip():
        raise Refused(_("Please fill this in."), field=field)
    return words.strip()


def _line(
    actor: Actor,
    participant: Participant,
    sections: Sequence[Section],
    **said: str,
) -> Disclosure:
    """The line of the account, as far as it is known before anything is asked."""
    purpose = said.pop("purpose").strip()
    if not purpose and said["basis"] != "consent":
        raise Refused(_("Say what it is for."), field="purpose")
    return Disclosure(
        organization_id=actor.organization_id,
        made_at=clock.now(),
        participant=participant,
        recipient_name=participant.preferred_name,
        sections=[one for one in SECTIONS if one in sections],
        purpose=purpose,
        by_id=actor.id,
        **said,
    )


def _checked_facts(actor: Actor, basis: Basis, facts: Mapping[str, Any]) -> dict[str, str]:
    if wrong := wrong_fact(basis, facts, today=clock.today(actor.zone)):
        raise Refused(str(sentences.FACT_MISSING[wrong]), field=wrong)
    return only_facts_of(basis, facts)


def _recipient(participant: Participant, recipient_id: UUID | None, basis: Basis) -> Any:
    """Of the registry, and None for the person themselves: only they ask in their own name."""
    if basis == "own_request" and recipient_id is None:
        return None
    known = Recipient.objects.filter(closed_at=None, pk__in=[recipient_id] if recipient_id else [])
    found = known.first()
    if basis == "own_request" or not found or found.of_id not in (None, participant.pk):
        raise Refused(_("Choose from the list whom it goes to."), field="recipient")
    return found


def _check_not_kept_out(line: Disclosure) -> None:
    """Whoever does not read the consents is told no reason: the database refuses it for them."""
    to = line.recipient
    if to is not None and to.pk in answer("recipients_kept_out", line.participant_id):
        line.recipient_name = to.name
        raise Refused(sentences.kept_out(line), field="recipient")


def _consent(line: Disclosure) -> Consent:
    """The one that lets all of it leave to the recipient now; with it comes its purpose."""
    assert line.recipient is not None
    to = (line.participant_id, line.recipient.pk)
    found = Consent.objects.filter(pk=answer("consent_for", *to, line.sections)).first()
    if found is not None:
        line.purpose = found.purpose
        return found
    allowed = {section for section, _consent_id in ask("consented_sections", *to)}
    raise Refused(sentences.not_agreed(line, [s for s in line.sections if s not in allowed]))


def _check_restrictions(line: Disclosure) -> None:
    if line.basis in DESPITE_RESTRICTIONS or line.basis == "consent":
        return  # live_consent of reach.sql leaves out what is restricted
    restricted = Restriction.objects.filter(
        holds_now(), participant_id=line.participant_id, sections__overlap=line.sections
    ).filter(Q(recipient=None) | Q(recipient=line.recipient))
    taken = {section for one in restricted for section in one.sections}
    if taken:
        raise Refused(sentences.restricted(line, [s for s in line.sections if s in taken]))


def _leaving(actor: Actor, line: Disclosure) -> Leaving:
    """What the content is rendered from; the line gets the notice, and the name as it is today."""
    person, to = line.participant, line.recipient
    language = _language(actor, person, to)
    regime = regime_of(person.program_id, clock.today(actor.zone))
    basis = cast(Basis, line.basis)
    notice = notice_for(basis, regime, language)
    line.notice, line.notice_digest = notice.name, notice.digest
    if to is not None:
        line.recipient_name = to.name
    with override(language):
        scope = sentences.scope_of(line, by=actor.name)
    return Leaving(
        participant=person,
        sections=tuple(cast(list[Section], line.sections)),
        notice=notice,
        scope=scope,
    )


def _language(actor: Actor, person: Participant, to: Recipient | None) -> str:
    """Of who asks for their own record, as they read here; of the person for who is near them."""
    if to is None and actor.id == person.membership_id:
        return actor.language
    is_near = to is None or to.kind == Recipient.Kinds.SUPPORTER
    return person.language if is_near else "en"


def _account_for(line: Disclosure) -> None:
    """Write the line; what the database does not allow at this moment has not left."""
    said = {field.attname: getattr(line, field.attname) for field in line._meta.concrete_fields}
    try:
        with transaction.atomic():
            answer("account_for", json.dumps(said, cls=DjangoJSONEncoder))
    except ProgrammingError as error:
        if isinstance(error.__cause__, InsufficientPrivilege):
            raise Refused(_("This may not go out any more. Nothing was sent.")) from error
        raise
