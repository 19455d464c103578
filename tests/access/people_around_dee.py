"""Everybody who stands in some relationship to Dee, each made so by its own fact."""

import datetime as dt
from typing import Any

from tests.conftest import PASSWORD, Cast, actor_of
from walkwith.access.acts import answer
from walkwith.access.commands import assign, begin_supervision, welcome_participant
from walkwith.access.models import (
    Block,
    Consent,
    ConsentRecipient,
    Cover,
    CoverAgreement,
    PrivacyContact,
    Recipient,
    Request,
)
from walkwith.accounts.commands import add_member
from walkwith.accounts.models import Account, Membership
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id

A_WEEK = dt.timedelta(days=7)


def everybody_around(cast: Cast) -> dict[str, Actor]:
    """The viewers of statuses.py, but for Dee and nobody."""
    around = {
        "rosa": cast.rosa,
        "lorraine": cast.lorraine,
        "pat": cast.pat,
        "kit": cast.kit,
        "june": cast.marcus,
        **{name: _worker(cast, name) for name in ("beth", "marcus", "mona", "tom", "ed")},
        "rita": _worker(cast, "rita", "supervisor"),
        "priya": _worker(cast, "priya", "administrator"),
        **{name: _guest(cast, name, "partner") for name in ("paula", "olga")},
        "sam": _guest(cast, "sam", "supporter"),
    }
    _walk_along(cast, around)
    _stand_in(cast, around)
    _open_in_an_emergency(cast, around)
    _ask_the_privacy_contact(cast, around)
    _share(cast, around)
    return around


def withdraw_cover_agreement(cast: Cast) -> None:
    """From now on nobody who stands in sees anything of Dee."""
    with acting_as(cast.rosa):
        agreed = CoverAgreement.objects.filter(participant=cast.dee, ends_at=None)
        assert agreed.update(ends_at=clock.database_now()) == 1


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


def _guest(cast: Cast, name: str, role: str) -> Actor:
    account = Account.objects.create_user(f"around-{name}", PASSWORD)
    opener = cast.rosa if role == "supporter" else cast.pat
    with acting_as(opener):
        return actor_of(
            Membership.objects.create(
                organization_id=opener.organization_id,
                account=account,
                role=role,
                name=name.title(),
                starts_at=clock.database_now(),
            )
        )


def _walk_along(cast: Cast, around: dict[str, Actor]) -> None:
    for name, kind in (("beth", "backup"), ("tom", "primary")):
        worker = around[name]
        assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=worker.id, kind=kind)
    _add(
        cast.rosa,
        Block,
        member_id=around["tom"].id,
        declared_by_id=cast.rosa.id,
        participant=cast.dee,
    )
    for name in ("beth", "marcus", "tom", "ed", "june"):
        own = {"preferred_name": f"One of {name}"}
        welcome_participant(actor=around[name], worker_id=around[name].id, details=own)


def _stand_in(cast: Cast, around: dict[str, Actor]) -> None:
    _add(
        cast.rosa,
        CoverAgreement,
        participant=cast.dee,
        sections=["identity", "contact_details", "schedule"],
        written_by_id=cast.rosa.id,
    )
    for name in ("marcus", "mona"):
        cover = _add(
            cast.rosa,
            Cover,
            away_id=cast.rosa.id,
            worker_id=around[name].id,
            ends_at=clock.database_now() + A_WEEK,
        )
        with acting_as(around[name]):
            assert answer("answer_cover", cover.pk, True)


def _open_in_an_emergency(cast: Cast, around: dict[str, Actor]) -> None:
    begin_supervision(actor=cast.pat, supervisor_id=around["rita"].id, worker_id=around["ed"].id)
    with acting_as(around["ed"]):
        why = "Found her not breathing well at the shelter."
        assert answer("open_emergency", new_id(), "deirdre quill", why, 4) == cast.dee.pk


def _ask_the_privacy_contact(cast: Cast, around: dict[str, Actor]) -> None:
    _add(cast.pat, PrivacyContact, member_id=around["priya"].id)
    _add(
        cast.rosa,
        Request,
        participant=cast.dee,
        kind="copy",
        asked_by_id=cast.rosa.id,
        due_on=clock.today("America/New_York") + A_WEEK,
    )


def _share(cast: Cast, around: dict[str, Actor]) -> None:
    _sign(cast, around["paula"], ["identity", "plan"])
    _sign(cast, around["sam"], ["identity", "schedule"], of=cast.dee)
    revoked = _sign(cast, around["olga"], ["identity", "plan", "schedule", "contact_notes"])
    with acting_as(cast.rosa):
        assert Consent.objects.filter(pk=revoked.pk).update(revoked_at=clock.database_now()) == 1


def _sign(cast: Cast, to: Actor, sections: list[str], **said: Any) -> Any:
    kind = "supporter" if said else "agency"
    recipient = _add(cast.rosa, Recipient, kind=kind, name=to.name, membership_id=to.id, **said)
    consent = _add(
        cast.rosa,
        Consent,
        participant=cast.dee,
        sections=sections,
        purpose="To help with what Dee wants",
        ends_at=clock.database_now() + A_WEEK,
        signed_name="Deirdre Quill",
        wording="specific.en",
        wording_digest="f" * 64,
        taken_by_id=cast.rosa.id,
    )
    _add(cast.rosa, ConsentRecipient, participant=cast.dee, consent=consent, recipient=recipient)
    return consent


def _add(actor: Actor, model: type[Any], **said: Any) -> Any:
    """A fact, as `actor` may write it, true from now on."""
    names = {field.name for field in model._meta.local_concrete_fields}
    now = clock.database_now()
    when = {name: now for name in ("starts_at", "signed_at") if name in names}
    with acting_as(actor):
        return model.objects.create(organization_id=actor.organization_id, **{**when, **said})
