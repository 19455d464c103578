"""What somebody agreed to, what they restricted, and the papers they signed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from walkwith.access.copies.seeing import in_sections
from walkwith.access.models import (
    Consent,
    ConsentRecipient,
    ConsentScan,
    CoverAgreement,
    Explained,
    Restriction,
)
from walkwith.people.copying import Entry, Part, Said, entry, for_json, moment, part, said
from walkwith.people.models import Participant

ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was signed, as it was taken in."""

    name: str
    content: bytes


def papers_of(participant_id: UUID) -> list[Paper]:
    """The scans, named by the key of the consent they belong to. One statement."""
    found = ConsentScan.objects.filter(participant_id=participant_id).order_by("made_at", "id")
    return [
        Paper(f"{one.consent_id}-{number}.{ENDINGS.get(one.media_type, 'bin')}", bytes(one.content))
        for number, one in enumerate(found, start=1)
    ]


def consents(person: Participant) -> Part:
    named = ConsentRecipient.objects.select_related("recipient").order_by("made_at", "id")
    found = (
        Consent.objects.filter(participant=person)
        .select_related("by_program", "witness", "taken_by")
        .prefetch_related(Prefetch("to", queryset=named))
    )
    entries = [_consent(one) for one in found.order_by("signed_at", "id")]
    return part("consents", "consents", _("What you agreed to"), entries)


def _consent(one: Consent) -> Entry:
    named = list(one.to.all())
    to = [{"name": each.recipient.name, "revoked_at": each.revoked_at} for each in named]
    return entry(
        one.pk,
        moment(one.signed_at),
        said("kind", _("Kind"), one.kind, one.get_kind_display()),
        said("by_program", _("Who may pass it on"), one.by_program.name if one.by_program else ""),
        said("to", _("To whom"), to, ", ".join(_named(each) for each in named)),
        said("sections", _("What"), one.sections, in_sections(one.sections)),
        said("purpose", _("What for"), one.purpose),
        said("until", _("How long"), one.until, one.get_until_display()),
        said("starts_at", _("From"), one.starts_at),
        said("ends_at", _("Until"), one.ends_at),
        said("revoked_at", _("You said stop"), one.revoked_at),
        *_signing(one),
    )


def _named(one: ConsentRecipient) -> str:
    if one.revoked_at is None:
        return one.recipient.name
    stopped = {"name": one.recipient.name, "when": moment(one.revoked_at)}
    return _("%(name)s (stopped: %(when)s)") % stopped


def _signing(one: Consent) -> tuple[Said, ...]:
    return (
        said("signed_how", _("How it was signed"), one.signed_how, one.get_signed_how_display()),
        said("signed_at", _("Signed"), one.signed_at),
        said("signed_name", _("Signed as"), one.signed_name),
        said("signer", _("Who signed"), one.signer, one.get_signer_display()),
        said("must_sign", _("Who had to sign"), one.must_sign, one.get_must_sign_display()),
        said("guardian_name", _("Guardian"), one.guardian_name),
        said("guardian_is", _("Guardian as"), one.guardian_is),
        said("age", _("Your age then"), one.age),
        said("witness", _("Witness"), one.witness.name if one.witness else ""),
        said("taken_by", _("Taken down by"), one.taken_by.name, one.taken_by.name or _("you")),
        said("language", _("Language"), one.language, one.get_language_display()),
        said("wording", _("Wording"), one.wording),
        said("wording_digest", _("Hash of the wording"), one.wording_digest, ""),
        said("scan_digest", _("Hash of the scan"), one.scan_digest, ""),
    )


def restrictions(person: Participant) -> Part:
    found = Restriction.objects.filter(participant=person).select_related("recipient", "granted_by")
    entries = [
        entry(
            one.pk,
            moment(one.starts_at),
            said("sections", _("What is not passed on"), one.sections, in_sections(one.sections)),
            said("to", _("To whom"), *_to(one)),
            said("words", _("In your words"), one.words, is_voice=True),
            said("granted_by", _("Granted by"), one.granted_by.name),
            said("starts_at", _("From"), one.starts_at),
            said("ends_at", _("Until"), one.ends_at),
        )
        for one in found.order_by("starts_at", "id")
    ]
    return part("consents", "restrictions", _("What is not passed on"), entries)


def _to(one: Restriction) -> tuple[Any, str]:
    name = one.recipient.name if one.recipient else ""
    return for_json(name), name or _("anybody")


def cover_agreements(person: Participant) -> Part:
    found = CoverAgreement.objects.filter(participant=person).select_related("written_by")
    entries = [
        entry(
            one.pk,
            moment(one.starts_at),
            said("sections", _("What they may see"), one.sections, in_sections(one.sections)),
            said("written_by", _("Written down by"), one.written_by.name),
            said("starts_at", _("From"), one.starts_at),
            said("ends_at", _("Until"), one.ends_at),
        )
        for one in found.order_by("starts_at", "id")
    ]
    title = _("What somebody standing in for a few days may see")
    return part("consents", "cover_agreements", title, entries)


def explained(person: Participant) -> Part:
    found = Explained.objects.filter(participant=person).select_related("explained_by")
    entries = [
        entry(
            one.pk,
            moment(one.made_at),
            said("explained_by", _("Who explained it"), one.explained_by.name),
            said("card_digest", _("Hash of the card"), one.card_digest, ""),
            said("made_at", _("When"), one.made_at),
        )
        for one in found.order_by("made_at", "id")
    ]
    title = _("When we told you what we must report")
    return part("consents", "explained", title, entries)
