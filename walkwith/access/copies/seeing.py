"""Who walks with somebody, who has looked, and what was opened in an emergency."""

from django.utils.translation import gettext as _

from walkwith.access.models import Assignment, EmergencyAccess, Look
from walkwith.access.queries import Seen
from walkwith.access.sentences import YOURS, Reader, sentence
from walkwith.foundation.days import listed
from walkwith.people.copying import Entry, Part, entry, moment, part, said
from walkwith.people.models import Participant
from walkwith.people.sections import SECTIONS


def who_walks(person: Participant) -> Part:
    found = Assignment.objects.filter(participant=person).select_related("worker")
    entries = [
        entry(
            one.pk,
            one.worker.name,
            said("worker", _("Who"), one.worker.name),
            said("credential", _("Credential"), one.worker.credential),
            said("kind", _("How"), one.kind, one.get_kind_display()),
            said("starts_at", _("From"), one.starts_at),
            said("ends_at", _("Until"), one.ends_at),
        )
        for one in found.order_by("starts_at", "id")
    ]
    return part("relationships", "who_walks", _("Who walks with you"), entries)


def looks(person: Participant) -> Part:
    reader = Reader(id=person.membership_id or person.pk, owns=True, person=person.preferred_name)
    found = Look.objects.filter(participant=person).select_related("viewer")
    entries = [_look(one, reader) for one in found.order_by("made_at", "id")]
    return part("looks", "looks", _("Who has looked"), entries, is_brief=True)


def _look(one: Look, reader: Reader) -> Entry:
    seen = Seen(
        day=one.day,
        viewer_id=one.viewer_id,
        viewer=one.viewer.name,
        why=one.why,
        how=one.how,
        page=one.page,
        sections=frozenset(one.sections),
        times=1,
        first=one.made_at,
        last=one.made_at,
        role=one.viewer.role,
    )
    return entry(
        one.pk,
        f"{moment(one.made_at)}: {sentence(seen, reader)}",
        said("made_at", _("When"), one.made_at, ""),
        said("viewer", _("Who"), one.viewer.name, ""),
        said("sections", _("What"), one.sections, ""),
        said("how", _("How"), one.how, ""),
        said("page", _("Where"), one.page, ""),
        said("why", _("Why"), one.why, ""),
        said("number", _("Number"), one.number, ""),
    )


def emergencies(person: Participant) -> Part:
    found = EmergencyAccess.objects.filter(participant=person).select_related(
        "worker", "reviewed_by"
    )
    entries = [
        entry(
            one.pk,
            moment(one.starts_at),
            said("worker", _("Who opened your record"), one.worker.name),
            said("reason", _("Why"), one.reason),
            said("starts_at", _("From"), one.starts_at),
            said("ends_at", _("Until"), one.ends_at),
            said("reviewed_at", _("Looked into"), one.reviewed_at),
            said("reviewed_by", _("By"), one.reviewed_by.name if one.reviewed_by else ""),
            said("is_justified", _("It was right"), one.is_justified),
            said("review", _("What they found"), one.review),
        )
        for one in found.order_by("starts_at", "id")
    ]
    return part("emergencies", "emergencies", _("Emergencies"), entries)


def in_sections(codes: list[str]) -> str:
    """ "your name and your plan", in the order of the record."""
    return listed([str(YOURS[section]) for section in SECTIONS if section in codes])
