import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from walkwith.referrals.commands import Arranged
from walkwith.referrals.queries import Offer
from walkwith.ui.forms import DayField, Form, Line, OneOf, Words


class SuggestForm(Form):
    """The words of a suggestion, and the day it is for."""

    words = Words(label=_("In your words"), max_length=300, rows=2)
    day = DayField(label=_("Day"), required=False)

    def __init__(self, *args: Any, offer: Offer, initial: dict[str, Any], **kwargs: Any) -> None:
        said = {"words": offer.words, "day": offer.day} | initial
        super().__init__(*args, initial=said, **kwargs)


class TogetherForm(Form):
    """When you go, where you meet, and what you do when it cannot be."""

    when = OneOf(label=_("When"))
    place = Line(label=_("Where you meet"), required=False, max_length=200)
    plan_b = Words(
        label=_("Plan B"),
        max_length=300,
        rows=2,
        help_text=_("What you do when it cannot be. You can change it."),
    )

    def __init__(self, *args: Any, offer: Offer, initial: dict[str, Any], **kwargs: Any) -> None:
        meeting = offer.meeting
        place = (
            (meeting.place or meeting.address_or_zip)[:200] if meeting.is_in_person else _("Online")
        )
        first = offer.times[0][0] if offer.times else ""
        said = {"when": first, "place": place, "plan_b": offer.plan_b} | initial
        super().__init__(*args, initial=said, **kwargs)
        self.offer = offer
        self.fields["when"].choices = offer.times  # type: ignore[attr-defined]

    def arranged(self) -> Arranged:
        said = self.cleaned_data
        return Arranged(
            starts_at=dt.datetime.fromisoformat(said["when"]),
            minutes=self.offer.minutes,
            way=self.offer.way,
            place=said["place"],
            plan_b=said["plan_b"],
        )
