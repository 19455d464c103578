"""The person's own copy: every line of the wellness plan there ever was, and all they showed."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.access.models import Share
from walkwith.access.sentences.parts import shown_part_words
from walkwith.people.copying import Entry, Part, entry, part, said
from walkwith.people.looks import note_look
from walkwith.plans.models import WellnessLine
from walkwith.plans.queries import WRITER


def wellness_copy(participant_id: UUID) -> Part:
    """One statement."""
    note_look([participant_id], "wellness", page="copy")
    found = WellnessLine.objects.filter(participant_id=participant_id).annotate(writer=WRITER)
    order = {heading: number for number, heading in enumerate(WellnessLine.Headings.values)}
    lines = sorted(found, key=lambda one: (order[one.heading], one.place, one.made_at, one.pk))
    entries = [_line(one, one.writer) for one in lines]
    return part("wellness", "wellness", _("Your wellness plan"), entries)


def shares_copy(participant_id: UUID) -> Part:
    """One statement."""
    note_look([participant_id], "plan", page="copy")
    found = Share.objects.filter(participant_id=participant_id).select_related("member")
    entries = [_share(one) for one in found.order_by("starts_at", "id")]
    return part("plan", "shares", _("What you showed, part by part"), entries)


def _share(one: Share) -> Entry:
    return entry(
        one.pk,
        shown_part_words(one.part),
        said("part", _("What"), one.part, ""),
        said("member", _("To whom"), one.member.name),
        said("starts_at", _("From"), one.starts_at),
        said("ends_at", _("Until"), one.ends_at),
    )


def _line(one: WellnessLine, writer: str | None) -> Entry:
    return entry(
        one.pk,
        one.words,
        said("heading", _("Under"), one.heading, one.get_heading_display()),
        said("words", _("In your words"), one.words, ""),
        said("phone", _("Phone"), one.phone),
        said("is_suggestion", _("Only suggested so far"), one.is_suggestion),
        said("let_go_at", _("Let go"), one.let_go_at),
        said("written_by", _("Written down by"), writer or "", writer or _("you")),
        said("made_at", _("Written down"), one.made_at),
    )
