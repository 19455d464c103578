from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.plans.models import WellnessLine
from walkwith.ui.forms import Form, Line, Words

# Where a line often names somebody to call.
WITH_A_PHONE = {WellnessLine.Headings.HARDER, WellnessLine.Headings.CRISIS}


class WellnessLineForm(Form):
    """One line, in their own words; where somebody is called, with a number."""

    words = Words(label=_("In my own words"), rows=2, max_length=500)
    phone = Line(
        label=_("A phone number, if there is one"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        heading: str,
        prompt: str,
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["words"].help_text = prompt
        self.fields["words"].widget.attrs.pop("maxlength", None)
        if heading not in WITH_A_PHONE:
            del self.fields["phone"]

    def said(self) -> dict[str, Any]:
        """As the commands take it."""
        return {"phone": "", **self.cleaned_data}
