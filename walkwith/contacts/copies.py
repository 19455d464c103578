"""The person's own copy: every contact note, word for word."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from walkwith.contacts.models import ContactNote, NoteStep
from walkwith.contacts.work import kinds
from walkwith.people.copying import Entry, Part, entry, moment, part, said
from walkwith.people.looks import note_look
from walkwith.people.sections import Section
from walkwith.schedule.words import minutes_words


def copy_of(participant_id: UUID, sections: Collection[Section]) -> list[Part]:
    """Two statements. The words of a step are of the plan: without it, notes name none."""
    if "contact_notes" not in sections:
        return []
    note_look([participant_id], "contact_notes", page="copy")
    links = NoteStep.objects.select_related("step").order_by("made_at", "id")
    notes = (
        ContactNote.objects.filter(participant_id=participant_id)
        .select_related("author")
        .prefetch_related(Prefetch("step_links", queryset=links))
    )
    with_steps = "plan" in sections
    entries = [_note(one, with_steps=with_steps) for one in notes.order_by("started_at", "id")]
    return [part("contact_notes", "contact_notes", _("Your contact notes"), entries)]


def _note(one: ContactNote, *, with_steps: bool) -> Entry:
    work = [str(kind.label) for kind in kinds(one.work)]
    links = one.step_links.all() if with_steps else ()
    return entry(
        one.pk,
        moment(one.started_at, one.zone),
        said("started_at", _("When"), one.started_at, zone=one.zone),
        said("minutes", _("How long"), one.minutes, minutes_words(one.minutes)),
        said("zone", _("Time zone"), one.zone),
        said("way", _("How"), one.way, one.get_way_display()),
        said("place", _("Where"), one.place),
        said("author", _("Written by"), one.author.name),
        said("credential", _("Credential"), one.credential),
        said("work", _("Kind of work"), one.work, ", ".join(work)),
        said("goal", _("My goal today"), one.goal, is_voice=True),
        said("together", _("What we did together"), one.together),
        said("felt", _("What it was like, in my words"), one.felt, is_voice=True),
        said("steps", _("Who does what next"), [link.step.words for link in links]),
        said("made_at", _("Written down"), one.made_at),
        said("corrected_at", _("Corrected"), one.corrected_at),
    )
