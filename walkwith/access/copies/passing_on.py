"""The account of disclosures."""

from django.utils.translation import gettext as _

from walkwith.access.copies.seeing import in_sections
from walkwith.access.models import Disclosure
from walkwith.people.copying import Entry, Part, entry, moment, part, said
from walkwith.people.models import Participant


def disclosures(person: Participant) -> Part:
    found = Disclosure.objects.filter(participant=person).select_related("by")
    entries = [_disclosure(one) for one in found.order_by("made_at", "id")]
    return part("disclosures", "disclosures", _("What was passed on"), entries)


def _disclosure(one: Disclosure) -> Entry:
    facts = "; ".join(str(fact) for fact in one.basis_facts.values())
    if one.basis == Disclosure.Bases.OWN_REQUEST:
        facts = ""
    return entry(
        one.pk,
        moment(one.made_at),
        said("recipient", _("To whom"), one.recipient_name),
        said("sections", _("What"), one.sections, in_sections(one.sections)),
        said("what", _("As what"), one.what, ""),
        said("purpose", _("What for"), one.purpose),
        said("basis", _("What allowed it"), one.basis, one.get_basis_display()),
        said("basis_facts", _("The facts of it"), one.basis_facts, facts),
        said("consent", _("Consent"), one.consent_id, ""),
        said("by", _("By"), one.by.name, one.by.name or _("you")),
        said("notice", _("The notice with it"), one.notice),
        said("notice_digest", _("Hash of the notice"), one.notice_digest, ""),
        said("content_digest", _("Hash of what left"), one.content_digest, ""),
        said("content_bytes", _("How long it was"), one.content_bytes, ""),
        said("made_at", _("When"), one.made_at),
    )
