import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.foundation.days import day_words
from walkwith.plans import rules
from walkwith.plans.models import Step
from walkwith.ui.forms import DayField, Form, Line, Words


class WantForm(Form):
    """What matters now, in their own words."""

    words = Words(
        label=gettext_lazy("What do you want?"),
        help_text=gettext_lazy("Big or small. In your own words."),
        max_length=rules.LONGEST_WANT,
        rows=3,
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, name: str = "", initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["words"].widget.attrs.pop("maxlength", None)
        if name:
            field = self.fields["words"]
            field.label = _("What does %(name)s want?") % {"name": name}
            field.help_text = _("Write it the way %(name)s says it.") % {"name": name}


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

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        today: dt.date,
        name: str = "",
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["words"].widget.attrs.pop("maxlength", None)
        who = cast(forms.ChoiceField, self.fields["who"])
        if name:
            who.choices = [("participant", name), ("together", _("Together")), ("worker", _("Me"))]
        else:
            who.choices = [
                ("participant", _("Me")),
                ("together", _("Together")),
                ("worker", _("My peer specialist")),
            ]
        cast(DayField, self.fields["day"]).widget.quick = [
            (day, day_words(day, today))
            for day in (today + dt.timedelta(days=ahead) for ahead in (0, 1, 2, 7))
        ]

    def said(self) -> dict[str, Any]:
        """As the commands take it."""
        return {name: self.cleaned_data[name] for name in ("words", "who", "day")}


def known_of(step: Step) -> dict[str, Any]:
    return {"words": step.words, "who": step.who, "day": step.day}
