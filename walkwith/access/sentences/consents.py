"""Consents in words: the sentence on the card, the places of the text that is signed, what is
missing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from walkwith.access.models import Consent, Recipient
from walkwith.access.queries.consents import Agreed
from walkwith.access.queries.signing import Signing
from walkwith.access.rules.consents import Choices, Missing, end_of, last_day_of
from walkwith.access.sentences.parts import THEIRS, YOURS
from walkwith.access.wordings import Block, Wording, filled, wording_named, wording_of
from walkwith.accounts.models import Organization
from walkwith.foundation.days import listed
from walkwith.people.models import Participant
from walkwith.people.sections import SECTIONS

Words = str | Promise
Voice = Literal["mine", "yours", "theirs"]

# As the person signs it themselves.
MINE: dict[str, Words] = {
    "identity": gettext_lazy("my name, and that I come here"),
    "contact_details": gettext_lazy("how to reach me"),
    "strengths": gettext_lazy("my strengths"),
    "plan": gettext_lazy("my plan and its steps"),
    "schedule": gettext_lazy("my appointments"),
    "contact_notes": gettext_lazy("the notes about our times together"),
    "referrals": gettext_lazy("what I looked for, and where"),
    "wellness": gettext_lazy("what I show of my wellness plan"),
    "budget": gettext_lazy("my budget, if I show it"),
    "mirror": gettext_lazy("what I show of my mirror"),
    "relationships": gettext_lazy("who walks with me"),
    "counseling_notes": gettext_lazy("the notes of my counseling"),
}
# What people agree to something for; kept as words, in the language of the text that was signed.
REASONS: dict[str, Words] = {
    "home": gettext_lazy("to find a place to live"),
    "health": gettext_lazy("so that care goes hand in hand"),
    "appointments": gettext_lazy("to plan appointments and rides together"),
    "work": gettext_lazy("to find work, school or training"),
    "benefits": gettext_lazy("to get benefits, papers or money that are due"),
    "family": gettext_lazy("so that they can be there when it matters"),
    "legal": gettext_lazy("to show the court or probation how things are going"),
}
WHILE_WALKING: dict[Voice, Words] = {
    "mine": gettext_lazy("until nobody at %(house)s walks with me any more"),
    "yours": gettext_lazy("until nobody at %(house)s walks with you any more"),
    "theirs": gettext_lazy("until nobody at %(house)s walks with them any more"),
}
UNTIL_STOP: dict[Voice, Words] = {
    "mine": gettext_lazy("until I say stop"),
    "yours": gettext_lazy("until you say stop"),
    "theirs": gettext_lazy("until they say stop"),
}
HOWS: dict[str, Words] = {
    "phone": gettext_lazy("%(name)s signed it on a screen on %(day)s."),
    "paper": gettext_lazy("%(name)s signed it on paper on %(day)s."),
    "voice": gettext_lazy("%(name)s said yes aloud on %(day)s, and %(witness)s heard it."),
}
MISSING: dict[Missing, Words] = {
    "sections": gettext_lazy("It does not say what may be told."),
    "purpose": gettext_lazy("It does not say why."),
    "wording": gettext_lazy("The text that was read is missing."),
    "program": gettext_lazy("It was for one program, and that is another one now."),
    "kind": gettext_lazy("It does not say what it is for."),
    "counseling_off": gettext_lazy("No notes of counseling are kept here."),
    "counseling_mixed": gettext_lazy("Notes of counseling need a yes of their own, alone."),
    "name": gettext_lazy("The name of whoever signed is missing."),
    "not_signed_yet": gettext_lazy("The day of the signature is still to come."),
    "way": gettext_lazy("It does not say how it was signed."),
    "scan": gettext_lazy("The picture of the signed paper is missing."),
    "witness": gettext_lazy("A second worker has to hear it, besides whoever writes it down."),
    "signature_self": gettext_lazy("The person's own signature is missing."),
    "signature_guardian": gettext_lazy("The signature of the guardian is missing."),
    "not_begun": gettext_lazy("It has not begun yet."),
    "until": gettext_lazy("This kind needs an end."),
    "end": gettext_lazy("The last day is missing."),
    "ended": gettext_lazy("Its last day is over."),
    "walk_ended": gettext_lazy("Nobody here walks with them any more."),
    "revoked": gettext_lazy("It was taken back."),
    "recipient_revoked": gettext_lazy("It was taken back for them."),
    "recipient_of_another": gettext_lazy("They belong to another person."),
    "recipient_closed": gettext_lazy("They are no longer in the list."),
    "recipient_kept_out": gettext_lazy("They are kept out of the record: nothing goes to them."),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One consent as a page says it: what, why it no longer holds, and how it was signed."""

    agreed: Agreed
    words: str
    over: list[Words]
    signed: str

    @property
    def can_be_partly_taken_back(self) -> bool:
        return len(self.agreed.live) > 1


@dataclass(frozen=True, slots=True)
class Reading:
    """The text that is about to be signed."""

    wording: Wording
    blocks: list[Block]


def cards_of(found: Iterable[Agreed], zone: str, *, owns: bool) -> list[Card]:
    return [
        Card(agreed, headline(agreed, zone, owns=owns), over(agreed), signed(agreed, zone))
        for agreed in found
    ]


def headline(agreed: Agreed, zone: str, *, owns: bool) -> str:
    """ "Harbor Peers may tell Riverside Clinic about your plan, to find housing, through ..." """
    consent = agreed.consent
    words = YOURS if owns else THEIRS
    named = agreed.live or agreed.to
    may = _("%(who)s may tell %(whom)s about %(what)s, %(why)s, %(until)s.")
    might = _("%(who)s could tell %(whom)s about %(what)s, %(why)s.")
    said = (may if agreed.is_live else might) % {
        "who": discloser(consent, agreed.house),
        "whom": listed([one.recipient.name for one in named]),
        "what": listed([str(words[part]) for part in SECTIONS if part in consent.sections]),
        "why": purpose_of(consent),
        "until": until_words(consent, agreed.house, zone, "yours" if owns else "theirs"),
    }
    return said[:1].upper() + said[1:]


def over(agreed: Agreed) -> list[Words]:
    """Why nothing leaves by it any more; empty while something may."""
    if agreed.is_live:
        return []
    if taken_back := agreed.consent.revoked_at:
        day = _day(localtime(taken_back).date())
        return [_("Taken back on %(day)s.") % {"day": day}]
    codes = [code for one in agreed.to for code in one.missing]
    return [MISSING[code] for code in dict.fromkeys(codes)]


def signed(agreed: Agreed, zone: str) -> str:
    """ "Deirdre Quill signed it on a screen on March 3, 2027. Rosa wrote it down." """
    consent = agreed.consent
    day = _day(consent.signed_at.astimezone(ZoneInfo(zone)).date())
    values = {"name": consent.signed_name, "day": day, "witness": agreed.heard_by}
    sentences = [str(HOWS[consent.signed_how]) % values]
    if consent.guardian_name and consent.signer == Consent.Signers.BOTH:
        sentences.append(_("%(name)s signed with them.") % {"name": _guardian(consent)})
    if agreed.written_by:
        sentences.append(_("%(name)s wrote it down.") % {"name": agreed.written_by})
    return " ".join(sentences)


def _guardian(consent: Consent) -> str:
    is_who = consent.guardian_is
    return f"{consent.guardian_name} ({is_who})" if is_who else consent.guardian_name


def discloser(consent: Consent, house: Organization) -> str:
    """Who may tell: the house, or one program of it."""
    if consent.by_program is None:
        return house.name
    names = {"program": consent.by_program.name, "house": house.name}
    return _("the program %(program)s of %(house)s") % names


def until_words(consent: Consent, house: Organization, zone: str, voice: Voice = "mine") -> str:
    """ "through March 3, 2027", to stand inside a sentence of the person, to them or about them."""
    if consent.until == Consent.Untils.DATE and consent.ends_at is not None:
        day = _day(last_day_of(consent.ends_at, zone))
        return _("through %(day)s") % {"day": day}
    if consent.until == Consent.Untils.WALK_ENDS:
        return str(WHILE_WALKING[voice]) % {"house": house.name}
    return str(UNTIL_STOP[voice])


def _day(day: dt.date) -> str:
    # Translators: a date with its month in full, as Django's date format (not strftime).
    return date_format(day, _("F j, Y"))


def purpose_of(consent: Consent) -> str:
    """Why, to stand inside a sentence: a reason of ours in the reader's language, else as typed."""
    with override(consent.language):
        ours = {str(words): key for key, words in REASONS.items()}
    known = ours.get(consent.purpose)
    return str(REASONS[known]) if known else in_sentence(consent.purpose)


def _purpose_in(consent: Consent, language: str) -> str:
    with override(language):
        return purpose_of(consent)


def in_sentence(purpose: str) -> str:
    """What somebody typed as a sentence, ready to stand inside another."""
    words = purpose.strip().rstrip(".")
    starts_plainly = words[1:2].islower() or words[1:2] == " "
    return words[:1].lower() + words[1:] if starts_plainly else words


def reading(signing: Signing, choices: Choices, language: str) -> Reading:
    """The text as it will be signed, from what was chosen."""
    wording = wording_of(choices.kind, language)
    last_day, zone = choices.last_day, signing.house.zone
    consent = Consent(
        kind=choices.kind,
        sections=list(choices.sections),
        purpose=choices.purpose,
        until=choices.until,
        ends_at=end_of(last_day, zone) if last_day else None,
        by_program=signing.person.program if choices.by_program_id else None,
    )
    chosen = [
        recipient
        for key, recipient in signing.offered.recipients.items()
        if key in choices.recipient_ids
    ]
    return Reading(wording, _filled(wording, consent, chosen, signing.house, signing.person))


def text_of(agreed: Agreed, language: str = "") -> Reading | None:
    """The text that was signed, as it was; None should it not be the same any more.

    In another `language`, to read along: what was signed is the other one.
    """
    consent = agreed.consent
    wording = wording_named(consent.wording, consent.language)
    if wording is None or wording.digest != consent.wording_digest:
        return None
    named = [one.recipient for one in agreed.to]
    other = wording_named(consent.wording, language) if language else None
    if other is not None and other.language != consent.language:
        wording = other
        consent.purpose = _purpose_in(consent, other.language)
    return Reading(wording, _filled(wording, consent, named, agreed.house, consent.participant))


def _filled(
    wording: Wording,
    consent: Consent,
    recipients: Iterable[Recipient],
    house: Organization,
    person: Participant,
) -> list[Block]:
    """The places of the text, in its own language."""
    with override(wording.language):
        who = discloser(consent, house)
        values = {
            "person": person.full_name or person.preferred_name,
            "organization": house.name,
            "discloser": who[:1].upper() + who[1:],
            "recipients": listed([one.name for one in recipients]),
            "sections": [str(MINE[one]) for one in SECTIONS if one in consent.sections],
            "purpose": consent.purpose.rstrip(".") + ".",
            "until": until_words(consent, house, house.zone),
        }
        return list(filled(wording, values))
