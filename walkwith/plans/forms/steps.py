import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.foundation.days import day_words
from walkwith.plans import rules
from walkwith.plans.forms.goals import offer
from walkwith.plans.models import Goal, PartsOfDay, Step
from walkwith.ui.forms import DayField, Form, Line


class StepForm(Form):
    """A small next step: what, who, by which day. Only the words are needed."""

    words = Line(
        label=gettext_lazy("What is the step?"),
        help_text=gettext_lazy("Small is good. Something one can do in a day."),
        max_length=rules.LONGEST_STEP,
    )
    who = forms.ChoiceField(
        label=gettext_lazy("Who does it?"),
        choices=Step.Doers.choices,
        widget=forms.RadioSelect,
        initial=Step.Doers.TOGETHER,
    )
    day = DayField(label=gettext_lazy("By when, if there is a day"), required=False)
    part_of_day = forms.ChoiceField(
        label=gettext_lazy("Which part of the day?"),
        choices=[*PartsOfDay.choices, ("", gettext_lazy("any time"))],
        widget=forms.RadioSelect,
        required=False,
    )
    helper = Line(
        label=gettext_lazy("Does somebody else help?"),
        help_text=gettext_lazy("A name, like “my aunt”. You can leave this empty."),
        max_length=rules.LONGEST_HELPER,
        required=False,
    )
    goal_id = forms.TypedChoiceField(
        label=gettext_lazy("Which goal is it for?"),
        coerce=UUID,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        today: dt.date,
        goals: Iterable[Goal] = (),
        name: str = "",
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        for field in ("words", "helper"):
            self.fields[field].widget.attrs.pop("maxlength", None)
        me = _("Me")
        cast(forms.ChoiceField, self.fields["who"]).choices = [
            ("participant", name or me),
            ("together", _("Together")),
            ("worker", me if name else _("My peer specialist")),
        ]
        offer(self, "goal_id", [(goal.pk, goal.words) for goal in goals])
        cast(DayField, self.fields["day"]).widget.quick = [
            (day, day_words(day, today))
            for day in (today + dt.timedelta(days=ahead) for ahead in (0, 1, 2, 7))
        ]

    def said(self) -> dict[str, Any]:
        """As the commands take it."""
        names = ("words", "who", "day", "part_of_day", "helper")
        said = {name: self.cleaned_data[name] for name in names}
        return said | {"goal_id": self.cleaned_data.get("goal_id")}

    def more_is_open(self) -> bool:
        """Is something said or wrong in the folded part?"""
        return any(self[name].value() or self[name].errors for name in ("part_of_day", "helper"))


def known_of_step(step: Step) -> dict[str, Any]:
    names = ("words", "who", "day", "part_of_day", "helper")
    return {name: getattr(step, name) for name in names} | {"goal_id": step.goal_id or ""}
