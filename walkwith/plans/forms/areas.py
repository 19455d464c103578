from collections.abc import Collection, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.plans import rules
from walkwith.plans.models import Area
from walkwith.ui.forms import Form, Line

FOUR = [choice for choice in Area.Kinds.choices if choice[0] != Area.Kinds.OWN]


class AreasForm(Form):
    """Parts of life to think about: some of the four, and one in their own words."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Tap what fits"),
        choices=FOUR,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = Line(
        label=gettext_lazy("Or name one in your own words"),
        help_text=gettext_lazy("Like: my kids, music, the garden."),
        max_length=rules.LONGEST_AREA,
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        chosen: Collection[str] = (),
        name: str = "",
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["words"].widget.attrs.pop("maxlength", None)
        left = [choice for choice in FOUR if choice[0] not in chosen]
        if left:
            cast(forms.MultipleChoiceField, self.fields["kinds"]).choices = left
        else:
            del self.fields["kinds"]
        if name:
            self.fields["words"].label = _("Or name one in words of %(name)s") % {"name": name}

    def said(self) -> dict[str, Any]:
        """As the command takes it."""
        said = self.cleaned_data
        return {"kinds": said.get("kinds", []), "words": said["words"]}


class AreaForm(Form):
    """Another name for a part of life."""

    words = Line(
        label=gettext_lazy("What do you call it?"), max_length=rules.LONGEST_AREA, required=False
    )

    def __init__(self, data: Mapping[str, Any] | None, *, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["words"].widget.attrs.pop("maxlength", None)
