"""The person's own copy: who they are, how it is safe to reach them, their strengths."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.foundation.errors import NotFound
from walkwith.people.copying import Entry, Part, entry, part, said
from walkwith.people.looks import note_look
from walkwith.people.models import ContactDetails, Participant, Strength
from walkwith.people.sections import Section


def copy_of(participant_id: UUID, sections: Collection[Section]) -> list[Part]:
    """Three statements at most. Raises `NotFound` for somebody out of reach."""
    person = Participant.objects.select_related("program").filter(pk=participant_id).first()
    if person is None:
        raise NotFound
    parts = [part("identity", "identity", _("Who you are"), [_identity(person)])]
    if "contact_details" in sections:
        note_look([participant_id], "contact_details", page="copy")
        known = ContactDetails.objects.filter(participant_id=participant_id)
        title = _("How it is safe to reach you")
        entries = [_reaching(one, title) for one in known]
        parts.append(part("contact_details", "contact_details", title, entries))
    if "strengths" in sections:
        note_look([participant_id], "strengths", page="copy")
        strengths = Strength.objects.filter(participant_id=participant_id).order_by("made_at", "id")
        entries = [_strength(one) for one in strengths]
        parts.append(part("strengths", "strengths", _("Your strengths"), entries))
    note_look([participant_id], "identity", page="copy")
    return [one for one in parts if one.section in sections]


def _identity(person: Participant) -> Entry:
    return entry(
        person.pk,
        person.preferred_name,
        said("preferred_name", _("The name you use"), person.preferred_name),
        said("full_name", _("Your full name"), person.full_name),
        said("pronouns", _("Your pronouns"), person.pronouns),
        said("language", _("Your language"), person.language, person.get_language_display()),
        said("language_words", _("About your language"), person.language_words),
        said("program", _("Program"), person.program.name if person.program else ""),
        said("walking_since", _("We walk together since"), person.walking_since),
        said("made_at", _("Written down"), person.made_at),
    )


def _reaching(one: ContactDetails, title: str) -> Entry:
    return entry(
        one.pk,
        title,
        said("safely", _("How it is safe to reach you"), one.safely),
        said("phone", _("Phone"), one.phone),
        said("may_text", _("We may send a text"), one.may_text),
        said("may_call", _("We may call"), one.may_call),
        said("may_leave_voicemail", _("We may leave a voicemail"), one.may_leave_voicemail),
        said("zip_code", _("ZIP code"), one.zip_code),
        said("agreed_days", _("Days between check-ins, as agreed"), one.agreed_days),
        said("made_at", _("Written down"), one.made_at),
    )


def _strength(one: Strength) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("words", _("Strength"), one.words, ""),
        said("kind", _("What it is"), one.kind, one.get_kind_display()),
        said("is_hidden", _("Only you see it"), one.is_hidden),
        said("made_at", _("Written down"), one.made_at),
    )
