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
from walkwith.plans.models import Goal, Obstacle
from walkwith.ui.forms import DayField, Form, Line, Words

AHEAD = (1, 3, 7, 14)


class ObstacleForm(Form):
    """What is in the way: what, where, of which goal, to try by which day."""

    words = Line(
        label=gettext_lazy("What is in the way?"),
        help_text=gettext_lazy("Say what happens. It is nobody’s fault."),
        max_length=rules.LONGEST_OBSTACLE,
    )
    where = forms.ChoiceField(
        label=gettext_lazy("Where is it?"),
        choices=Obstacle.Places.choices,
        widget=forms.RadioSelect,
        initial=Obstacle.Places.AROUND,
    )
    goal_id = forms.TypedChoiceField(
        label=gettext_lazy("Which goal does it stand before?"),
        coerce=UUID,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )
    try_by = DayField(label=gettext_lazy("Try something by, if there is a day"), required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        today: dt.date,
        goals: Iterable[Goal],
        name: str = "",
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["words"].widget.attrs.pop("maxlength", None)
        if name:
            self.fields["words"].label = _("What is in the way of %(name)s?") % {"name": name}
            cast(forms.ChoiceField, self.fields["where"]).choices = [
                ("mine", _("in %(name)s") % {"name": name}),
                ("around", _("around %(name)s") % {"name": name}),
            ]
        offer(self, "goal_id", [(goal.pk, goal.words) for goal in goals])
        cast(DayField, self.fields["try_by"]).widget.quick = [
            (day, day_words(day, today))
            for day in (today + dt.timedelta(days=ahead) for ahead in AHEAD)
        ]

    def said(self) -> dict[str, Any]:
        """As the commands take it."""
        return {"goal_id": None, **self.cleaned_data}


class LookBackForm(Form):
    """How it was, what was tried, what was learned. Any of them is enough."""

    looked_back = Words(
        label=gettext_lazy("How was it?"),
        max_length=rules.LONGEST_TOLD,
        rows=3,
        required=False,
    )
    tried = Line(
        label=gettext_lazy("What did you try?"),
        help_text=gettext_lazy("Nothing you tried is wrong."),
        max_length=rules.LONGEST_LESSON,
        required=False,
    )
    learned = Words(
        label=gettext_lazy("What did you learn?"),
        max_length=rules.LONGEST_TOLD,
        rows=2,
        required=False,
    )
    is_over = forms.BooleanField(label=gettext_lazy("It is behind me"), required=False)

    def __init__(
        self, data: Mapping[str, Any] | None, *, name: str = "", initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        uncut(self)
        if name:
            self.fields["looked_back"].label = _("How was it for %(name)s?") % {"name": name}
            self.fields["tried"].label = _("What did %(name)s try?") % {"name": name}
            self.fields["tried"].help_text = _("Nothing they tried is wrong.")
            self.fields["learned"].label = _("What did %(name)s learn?") % {"name": name}
            self.fields["is_over"].label = _("It is behind %(name)s") % {"name": name}


def uncut(form: Form) -> None:
    """Nothing is cut off without a word."""
    for field in form.fields.values():
        field.widget.attrs.pop("maxlength", None)


def known_of_obstacle(obstacle: Obstacle) -> dict[str, Any]:
    names = ("words", "where", "try_by")
    return {name: getattr(obstacle, name) for name in names} | {"goal_id": obstacle.goal_id or ""}
