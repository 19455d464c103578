from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from walkwith.plans.models import PartsOfDay, Routine
from walkwith.ui.forms import Form, Line, TimeField


class RoutineForm(Form):
    """What one does, on which days, and when in the day."""

    words = Line(
        label=_("What do you do?"),
        help_text=_("Like: a walk after lunch, a prayer at night, call my sister."),
        max_length=200,
    )
    days = forms.TypedMultipleChoiceField(
        label=_("On which days?"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    part_of_day = forms.ChoiceField(
        label=_("Which part of the day?"),
        choices=[*PartsOfDay.choices, ("", _("any time"))],
        widget=forms.RadioSelect,
        required=False,
    )
    at = TimeField(
        label=_("Or at a time"), help_text=_("You can leave this empty."), required=False
    )
    kind = forms.ChoiceField(
        label=_("What is it for you?"),
        choices=Routine.Kinds.choices,
        widget=forms.RadioSelect,
        initial=Routine.Kinds.EVERYDAY,
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, name: str = "", initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["words"].widget.attrs.pop("maxlength", None)
        self.fields["days"].choices = [  # type: ignore[attr-defined]
            (number, capfirst(str(WEEKDAYS[number]))) for number in range(7)
        ]
        if name:
            self.fields["words"].label = _("What is it?")
            self.fields["kind"].label = _("What is it for %(name)s?") % {"name": name}

    def said(self) -> dict[str, Any]:
        """As the commands take it."""
        return dict(self.cleaned_data)


def known_of_routine(routine: Routine) -> dict[str, Any]:
    names = ("words", "days", "part_of_day", "at", "kind")
    return {name: getattr(routine, name) for name in names}
