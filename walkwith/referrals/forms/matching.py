import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.foundation.identifiers import new_id
from walkwith.referrals.queries import MATCHES_FIRST, MATCHES_MOST
from walkwith.ui.forms import DayField, Form, Line, Words


class NearForm(Form):
    """Where to look, when it is not near them; and how many to show."""

    near = Line(
        label=gettext_lazy("Near"),
        required=False,
        help_text=gettext_lazy("A ZIP code or a town."),
        max_length=80,
    )
    most = forms.IntegerField(
        required=False,
        min_value=MATCHES_FIRST,
        max_value=MATCHES_MOST,
        widget=forms.HiddenInput,
    )

    def asked(self) -> dict[str, Any]:
        """As the query takes it; what makes no sense is left out."""
        said = self.cleaned_data if self.is_valid() else {}
        return {"near": said.get("near") or "", "most": said.get("most") or MATCHES_FIRST}


class NameForm(Form):
    """The one somebody thought would be there."""

    name = Line(label=gettext_lazy("Which one did you expect?"), required=False, max_length=80)
    near = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    @property
    def said(self) -> str:
        return self._typed("name")

    @property
    def near_said(self) -> str:
        """The town they looked in, carried along from the list."""
        return self._typed("near")

    def _typed(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "") if self.is_valid() else ""


class ServiceStepForm(Form):
    """A service as a step of the plan, in words that can be changed."""

    step_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    words = Words(label=gettext_lazy("In your words"), max_length=300, rows=2)
    day = DayField(label=gettext_lazy("Day"), required=False)

    def __init__(self, *args: Any, name: str, initial: dict[str, Any], **kwargs: Any) -> None:
        words = _("Call %(name)s") % {"name": name[:120]}
        said = {"step_id": new_id(), "words": words, "day": None} | initial
        super().__init__(*args, initial=said, **kwargs)

    def said(self) -> dict[str, Any]:
        words: str = self.cleaned_data["words"]
        day: dt.date | None = self.cleaned_data["day"]
        return {"words": words, "day": day, "step_id": self.cleaned_data["step_id"]}
