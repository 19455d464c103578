"""The person's own copy: what they look for, what suits them, and what is left out for them."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.needs import need_words
from walkwith.directory.words import fellowship_words
from walkwith.people.copying import Entry, Part, Said, entry, part, said
from walkwith.people.looks import note_look
from walkwith.plans.queries.suggestions import WRITER
from walkwith.referrals.models import AvoidedPlace, ParticipantNeed, Preferences
from walkwith.referrals.suits_words import suits_in_words

ORDER = ("made_at", "id")
SUITS = (
    *("spirit", "fellowships", "no_fellowship", "company", "gender", "birth_year"),
    *("children", "step_free", "no_cost", "languages", "language_wish"),
    *("ways", "far", "far_in", "never"),
)


def needs_parts(participant_id: UUID) -> list[Part]:
    """Three statements."""
    note_look([participant_id], "referrals", page="copy")
    whose = {"participant_id": participant_id}
    needs = ParticipantNeed.objects.filter(**whose).annotate(writer=WRITER).order_by(*ORDER)
    suits = Preferences.objects.filter(**whose).annotate(writer=WRITER)
    avoided = AvoidedPlace.objects.filter(**whose).annotate(writer=WRITER).order_by(*ORDER)
    return [
        part(
            "referrals",
            "needs",
            _("What you look for"),
            [_need(one) for one in needs],
        ),
        part("referrals", "suits", _("What suits you"), [_suits(one) for one in suits]),
        part(
            "referrals",
            "avoided",
            _("What we leave out"),
            [_avoided(one) for one in avoided],
        ),
    ]


def _need(one: ParticipantNeed) -> Entry:
    called = need_words(one.need)
    return entry(
        one.pk,
        called,
        said("need", _("What you look for"), one.need, called),
        said("words", _("In your words"), one.words),
        said("for_whom", _("For whom"), one.for_whom, str(one.get_for_whom_display())),
        said("since", _("Since"), one.since),
        said("met_at", _("Found"), one.met_at),
        said("in_vain_in", _("Week in which nothing fitted"), one.in_vain_in),
        *_kept(one),
    )


def _suits(one: Preferences) -> Entry:
    told = {name: getattr(one, name) for name in SUITS}
    return entry(
        one.pk,
        _("What suits you"),
        said("told", _("What you said"), told, "; ".join(suits_in_words(one))),
        said("birth_year", _("Born in"), one.birth_year),
        said("gender", _("Who you are"), one.gender, str(one.get_gender_display())),
        said("changed_at", _("Changed"), one.changed_at),
        *_kept(one),
    )


def _avoided(one: AvoidedPlace) -> Entry:
    fellowship = fellowship_words(one.fellowship) if one.fellowship else ""
    return entry(
        one.pk,
        one.words,
        said("kind", _("What it is"), one.kind, str(one.get_kind_display())),
        said("fellowship", _("Fellowship"), one.fellowship, fellowship),
        said("near", _("Where it is"), one.near),
        said("around", _("How far around, in km"), one.around),
        said("why", _("Why"), one.why),
        said("ended_at", _("Shown again"), one.ended_at),
        *_kept(one),
    )


def _kept(one: Any) -> Iterable[Said]:
    writer = getattr(one, "writer", None)
    return (
        said("written_by", _("Written down by"), writer or "", writer or _("you")),
        said("made_at", _("Written down"), one.made_at),
    )
