"""The person's own copy: every appointment, with its plan B."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.people.copying import Entry, Part, entry, moment, part, said
from walkwith.people.looks import note_look
from walkwith.people.sections import Section
from walkwith.schedule.models import Appointment
from walkwith.schedule.words import minutes_words


def copy_of(participant_id: UUID, sections: Collection[Section]) -> list[Part]:
    """One statement."""
    if "schedule" not in sections:
        return []
    note_look([participant_id], "schedule", page="copy")
    found = Appointment.objects.filter(participant_id=participant_id)
    rows = found.select_related("worker", "meeting").order_by("starts_at", "id")
    entries = [_appointment(one) for one in rows]
    return [part("schedule", "appointments", _("Your appointments"), entries)]


def _appointment(one: Appointment) -> Entry:
    return entry(
        one.pk,
        moment(one.starts_at, one.zone),
        said("starts_at", _("When"), one.starts_at, zone=one.zone),
        said("minutes", _("How long"), one.minutes, minutes_words(one.minutes)),
        said("zone", _("Time zone"), one.zone),
        said("worker", _("With"), one.worker.name),
        said("way", _("How"), one.way, one.get_way_display()),
        said("place", _("Where"), one.place),
        said("purpose", _("What for"), one.purpose),
        said("plan_b", _("Plan B"), one.plan_b),
        said("meeting", _("Meeting"), one.meeting.name if one.meeting else ""),
        said("state", _("What became of it"), one.state, one.get_state_display()),
        said("in_the_way", _("What got in the way"), one.in_the_way, one.get_in_the_way_display()),
        said("made_at", _("Written down"), one.made_at),
    )
