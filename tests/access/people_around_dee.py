"""Everybody who stands in some relationship to Dee, each brought there by the real commands."""

from typing import Any
from uuid import UUID

from tests.access.covering import agreed, an_emergency, asked
from tests.access.letting_in import let_in
from tests.access.signing import a_sister, an_agency, signed_for
from tests.conftest import PASSWORD, Cast, actor_of
from walkwith.access.commands import (
    answer_cover,
    assign,
    begin_privacy_contact,
    begin_supervision,
    keep_out,
    requests,
    revoke_consent,
    say_whom_they_know,
    welcome_participant,
)
from walkwith.access.models import Block, KnownPerson, Look, Recipient, Restriction
from walkwith.accounts.commands import add_member, choose_password
from walkwith.contacts.commands import save_draft
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id

Around = dict[str, Actor]
Places = dict[str, UUID | str]


def everybody_around(cast: Cast) -> tuple[Around, Places]:
    """The viewers of statuses.py, but for Dee and nobody; and the facts that stand in addresses."""
    around = {
        "rosa": cast.rosa,
        "lorraine": cast.lorraine,
        "pat": cast.pat,
        "kit": cast.kit,
        "june": cast.marcus,
        **{name: _worker(cast, name) for name in ("beth", "marcus", "mona", "tom", "ed")},
        "rita": _worker(cast, "rita", "supervisor"),
        "priya": _worker(cast, "priya", "administrator"),
    }
    places = {
        **_walk_along(cast, around),
        **_stand_in(cast, around),
        **_open_in_an_emergency(cast, around),
        **_ask_the_privacy_contact(cast, around),
        **_share(cast, around),
        **_of_their_own(cast),
    }
    return around, places


def take_back_cover_agreement(cast: Cast) -> None:
    """From now on nobody who stands in sees anything of Dee."""
    agreed(cast)


def _worker(cast: Cast, name: str, role: Any = "peer_specialist") -> Actor:
    return actor_of(
        add_member(
            actor=cast.pat,
            role=role,
            name=name.title(),
            username=f"around-{name}",
            password=PASSWORD,
        )
    )


def _walk_along(cast: Cast, around: Around) -> Places:
    for name, kind in (("beth", "backup"), ("tom", "primary")):
        worker = around[name]
        assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=worker.id, kind=kind)
    for name in ("beth", "marcus", "tom", "ed", "june"):
        own = {"preferred_name": f"One of {name}"}
        welcome_participant(actor=around[name], worker_id=around[name].id, details=own)
    keep_out(actor=cast.rosa, participant_id=cast.dee.pk, member_id=around["tom"].id)
    with acting_as(cast.lorraine):
        return {"block_id": Block.objects.get(participant=cast.dee).pk}


def _stand_in(cast: Cast, around: Around) -> Places:
    agreed(cast, "contact_details", "schedule")
    cover = asked(cast, of=around["marcus"])
    another = asked(cast, by=around["beth"], of=around["mona"])
    answer_cover(actor=around["marcus"], cover_id=cover.pk, yes=True)
    answer_cover(actor=around["mona"], cover_id=another.pk, yes=True)
    return {"cover_id": cover.pk}


def _open_in_an_emergency(cast: Cast, around: Around) -> Places:
    begin_supervision(actor=cast.pat, supervisor_id=around["rita"].id, worker_id=around["ed"].id)
    return {"emergency_id": an_emergency(cast, by=around["ed"]).pk}


def _ask_the_privacy_contact(cast: Cast, around: Around) -> Places:
    contact = begin_privacy_contact(actor=cast.pat, member_id=around["priya"].id)
    held_back = requests.ask(
        actor=cast.rosa, participant_id=cast.dee.pk, kind="restriction", sections=["strengths"]
    )
    requests.answer_request(
        actor=around["priya"], request_id=held_back.pk, is_declined=False, sections=["strengths"]
    )
    asked_for = requests.ask(actor=cast.rosa, participant_id=cast.dee.pk, kind="copy")
    with acting_as(cast.rosa):
        restriction = Restriction.objects.get(participant=cast.dee)
    return {
        "contact_id": contact.pk,
        "request_id": asked_for.pk,
        "restriction_id": restriction.pk,
    }


def _share(cast: Cast, around: Around) -> Places:
    """Two agencies and a sister sign in; one of the agencies sees nothing any more."""
    clinic, court = an_agency(cast, "Paula Clinic"), an_agency(cast, "Olga Court")
    sister = a_sister(cast, "Sam")
    for name, recipient in (("paula", clinic), ("olga", court), ("sam", sister)):
        around[name] = _invited(cast, name, recipient)
    consent = signed_for(cast, clinic, sections=("identity", "plan"))
    signed_for(cast, sister, sections=("identity", "schedule"))
    everything = signed_for(cast, court, sections=("identity", "plan", "schedule", "contact_notes"))
    revoke_consent(actor=cast.rosa, consent_id=everything.pk)
    return {"consent_id": consent.pk, "recipient_id": sister.pk}


def _invited(cast: Cast, name: str, recipient: Recipient) -> Actor:
    guest = actor_of(let_in(cast, recipient, f"around-{name}"))
    choose_password(actor=guest, password=PASSWORD)
    return guest


def _of_their_own(cast: Cast) -> Places:
    """What Rosa keeps for herself: whom she knows, and a note she has begun."""
    say_whom_they_know(actor=cast.rosa, names=["Walter Nobody"])
    draft = save_draft(
        actor=cast.rosa, participant_id=cast.dee.pk, note_id=new_id(), words={"together": ["We"]}
    )
    assert draft
    with acting_as(cast.rosa):
        look = Look.objects.filter(participant=cast.dee, viewer_id=cast.rosa.id).first()
        assert look
        return {"known_id": KnownPerson.objects.get().pk, "draft_id": draft.pk, "look_id": look.pk}
