from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.library.models import HelpLine
from walkwith.ui.forms import Form, Line, Words


class HelpLineForm(Form):
    name = Line(label=_("Who helps"), max_length=80)
    phone = Line(label=_("Number to call"), max_length=30, required=False)
    text = Line(label=_("Number for texts"), max_length=30, required=False)
    chat = forms.URLField(
        label=_("Web address"), max_length=200, required=False, assume_scheme="https"
    )
    words = Words(
        label=_("What they do, when, and what it costs"),
        help_text=_("Be honest: say it too when they may send police or an ambulance."),
        max_length=400,
    )
    words_es = Words(label=_("The same in Spanish"), max_length=400, required=False)


def known_about(line: HelpLine) -> dict[str, object]:
    """What the form shows of a line to edit."""
    return {field: getattr(line, field) for field in HelpLineForm.base_fields}
