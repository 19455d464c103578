"""What somebody asked for, whom they keep out, and what they answered."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from walkwith.access.copies.seeing import in_sections
from walkwith.access.models import Answer, Block, Request
from walkwith.people.copying import Entry, Part, entry, moment, part, said
from walkwith.people.models import Participant
from walkwith.people.sections import Section


def requests(person: Participant) -> Part:
    found = Request.objects.filter(participant=person).select_related("about_member", "answered_by")
    entries = [_request(one) for one in found.order_by("made_at", "id")]
    return part("requests", "requests", _("What you asked for"), entries)


def _request(one: Request) -> Entry:
    return entry(
        one.pk,
        moment(one.made_at),
        said("kind", _("What"), one.kind, one.get_kind_display()),
        said("words", _("In your words"), one.words, is_voice=True),
        said("sections", _("About"), one.sections, in_sections(one.sections)),
        said("about", _("About which line"), one.about, ""),
        said("about_id", _("Key of the line"), one.about_id, ""),
        said("about_member", _("About whom"), one.about_member.name if one.about_member else ""),
        said("made_at", _("Asked"), one.made_at),
        said("due_on", _("To be answered by"), one.due_on),
        said("answered_at", _("Answered"), one.answered_at),
        said("answered_by", _("By"), one.answered_by.name if one.answered_by else ""),
        said("outcome", _("What came of it"), one.outcome, one.get_outcome_display()),
        said("answer", _("The answer"), one.answer),
    )


def blocks(person: Participant) -> Part:
    found = Block.objects.filter(participant=person).select_related("member")
    entries = [
        entry(
            one.pk,
            one.member.name,
            said("is_known", _("Why"), one.is_known, _why_out(one)),
            said("member", _("Who"), one.member.name),
            said("starts_at", _("From"), one.starts_at),
            said("ends_at", _("Until"), one.ends_at),
        )
        for one in found.order_by("starts_at", "id")
    ]
    return part("blocks", "blocks", _("Who is kept out of your record"), entries)


def _why_out(one: Block) -> str:
    if one.is_known:
        return _("Knows you from outside of here, and stays out")
    return _("You keep them out")


def answers(person: Participant, sections: Collection[Section]) -> Part:
    """An answer is of the section of its line."""
    found = Answer.objects.filter(participant=person, section__in=list(sections))
    entries = [
        entry(
            one.pk,
            moment(one.made_at),
            said("words", _("Your answer"), one.words, is_voice=True),
            said("section", _("About"), one.section, in_sections([one.section])),
            said("about", _("About which line"), one.about, ""),
            said("about_id", _("Key of the line"), one.about_id, ""),
            said("made_at", _("When"), one.made_at),
        )
        for one in found.order_by("made_at", "id")
    ]
    return part("identity", "answers", _("Your answers"), entries)
