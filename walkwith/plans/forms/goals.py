import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.foundation.days import day_words
from walkwith.plans import rules
from walkwith.plans.models import Goal, Want
from walkwith.ui.forms import DayField, Form, Line

AHEAD = (7, 30, 90)
LONGEST_CHOICE = 60


class GoalForm(Form):
    """A goal: what, on the way to which want, by which day. Only the words are needed."""

    words = Line(
        label=gettext_lazy("What do you want to reach?"),
        help_text=gettext_lazy("Something one can see when it is there."),
        max_length=rules.LONGEST_GOAL,
    )
    want_id = forms.TypedChoiceField(
        label=gettext_lazy("What is it for?"),
        coerce=UUID,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )
    day = DayField(label=gettext_lazy("By when, if there is a day"), required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        today: dt.date,
        wants: Iterable[Want],
        name: str = "",
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["words"].widget.attrs.pop("maxlength", None)
        if name:
            label = _("What does %(name)s want to reach?") % {"name": name}
            self.fields["words"].label = label
        offer(self, "want_id", [(want.pk, f"{want.area}: {want.words}") for want in wants])
        cast(DayField, self.fields["day"]).widget.quick = [
            (day, day_words(day, today))
            for day in (today + dt.timedelta(days=ahead) for ahead in AHEAD)
        ]

    def said(self) -> dict[str, Any]:
        """As the commands take it."""
        said = self.cleaned_data
        return {"words": said["words"], "want_id": said.get("want_id"), "day": said["day"]}


def offer(form: Form, name: str, known: list[tuple[UUID, str]]) -> None:
    """What a line can be for, in short; the field goes where there is nothing to choose."""
    if not known:
        del form.fields[name]
        return
    field = cast(forms.TypedChoiceField, form.fields[name])
    field.choices = [
        *((str(pk), Truncator(words).chars(LONGEST_CHOICE)) for pk, words in known),
        ("", _("None of these")),
    ]


def known_of_goal(goal: Goal) -> dict[str, Any]:
    return {"words": goal.words, "want_id": goal.want_id or "", "day": goal.day}
