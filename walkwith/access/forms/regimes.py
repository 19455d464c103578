from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.access.models import Regime
from walkwith.access.queries import Standing
from walkwith.ui.forms import DayField, Form, Line, Words


class RegimeForm(Form):
    program = forms.ChoiceField(label=_("Which program?"))
    kind = forms.ChoiceField(
        label=_("What does it stand under?"), choices=Regime.Kinds.choices, widget=forms.RadioSelect
    )
    starts_on = DayField(label=_("From which day?"))
    decided_by = Line(
        label=_("Who decided it?"), help_text=_("A person or a board, by name and role.")
    )
    why = Words(label=_("Why?"), max_length=600)

    def __init__(self, *args: Any, standings: list[Standing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["program"]
        assert isinstance(field, forms.ChoiceField)
        programs = [(str(one.program.pk), one.program.name) for one in standings]
        field.choices = [("", _("Choose a program")), *programs]

    def decision(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "program_id": UUID(said["program"]),
            "kind": said["kind"],
            "starts_on": said["starts_on"],
            "decided_by": said["decided_by"],
            "why": said["why"],
        }
