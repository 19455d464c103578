import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.checkins.models import Milestone
from walkwith.checkins.rules import LONGEST_CELEBRATION, LONGEST_MILESTONE
from walkwith.foundation.days import day_words
from walkwith.ui.forms import DayField, Form, Line, Words

AHEAD = (7, 30, 90)
# Ways to be glad, to tap; most cost nothing.
IDEAS = (
    gettext_lazy("A meal I like"),
    gettext_lazy("Tell somebody"),
    gettext_lazy("A walk to a good place"),
    gettext_lazy("Music, loud"),
    gettext_lazy("A small gift to myself"),
    gettext_lazy("Be glad, all quiet"),
)


class MilestoneForm(Form):
    """What they want to mark, when if there is a day, and how they want to be glad."""

    words = Line(
        label=gettext_lazy("What do you want to mark?"),
        help_text=gettext_lazy("My own key. A year at the choir. My son’s visit."),
        max_length=LONGEST_MILESTONE,
    )
    day = DayField(
        label=gettext_lazy("Is there a day?"),
        help_text=gettext_lazy("It needs none. You can change it any time."),
        required=False,
    )
    ideas = forms.MultipleChoiceField(
        label=gettext_lazy("How do you want to celebrate?"),
        choices=[(str(number), words) for number, words in enumerate(IDEAS)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    celebrate = Words(
        label=gettext_lazy("Or in your own words"),
        max_length=LONGEST_CELEBRATION,
        rows=2,
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        today: dt.date,
        name: str = "",
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        for field in ("words", "celebrate"):
            self.fields[field].widget.attrs.pop("maxlength", None)
        if name:
            self.fields["words"].label = _("What does %(name)s want to mark?") % {"name": name}
            label = _("How does %(name)s want to celebrate?") % {"name": name}
            self.fields["ideas"].label = label
            self.fields["celebrate"].label = _("Or in their own words")
        cast(DayField, self.fields["day"]).widget.quick = [
            (day, day_words(day, today))
            for day in (today + dt.timedelta(days=ahead) for ahead in AHEAD)
        ]

    def said(self) -> dict[str, Any]:
        """As the commands take it: what was tapped, then their own words."""
        said = self.cleaned_data
        tapped = [str(IDEAS[int(one)]) for one in said["ideas"]]
        celebrate = ". ".join(filter(None, [*tapped, said["celebrate"].strip()]))
        return {"words": said["words"], "day": said["day"], "celebrate": celebrate}


class WinForm(Form):
    """A small win, said in a moment."""

    words = Line(
        label=gettext_lazy("A small win today?"),
        help_text=gettext_lazy("I got up. I called back. I said no."),
        max_length=LONGEST_MILESTONE,
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, name: str = "", initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["words"].widget.attrs.pop("maxlength", None)
        if name:
            label = _("A small win of %(name)s today?") % {"name": name}
            self.fields["words"].label = label


def known_of_milestone(one: Milestone) -> dict[str, Any]:
    return {"words": one.words, "day": one.day, "celebrate": one.celebrate}
