from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from walkwith.access.rules.emergencies import HOURS, LONGEST_REASON
from walkwith.ui.forms import Form, Line, Words


class EmergencyForm(Form):
    full_name = Line(
        label=_("First and last name"),
        help_text=_("Exactly as it is written in the record."),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    reason = Words(
        label=_("What has happened?"),
        help_text=_("They read this, and so does whoever looks into it."),
        max_length=LONGEST_REASON,
    )
    hours = forms.TypedChoiceField(
        label=_("For how long?"), coerce=int, widget=forms.RadioSelect, initial=str(HOURS[0])
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["hours"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (str(hours), ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours})
            for hours in HOURS
        ]


class ReviewForm(Form):
    is_justified = forms.ChoiceField(
        label=_("Was it needed?"),
        help_text=_("If not: talk it over with who opened it first. The person reads it."),
        choices=[("yes", _("Yes, it was needed")), ("no", _("No, it was not needed"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    words = Words(
        label=_("In a few words, to the person"),
        help_text=_("They read this on their own page."),
        max_length=LONGEST_REASON,
    )

    def said(self) -> dict[str, Any]:
        """As the command takes it."""
        said = self.cleaned_data
        return {"is_justified": said["is_justified"] == "yes", "words": said["words"]}
