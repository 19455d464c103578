from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Languages
from walkwith.feeds.along.paper import Asked
from walkwith.ui.forms import Form


class CopyForm(Form):
    """For who makes a copy with somebody; the person themselves is asked nothing."""

    asked = forms.BooleanField(
        label=_("They asked for it, and they are here with me"),
        error_messages={"required": _("Make it together with them, and tick this.")},
    )

    def __init__(self, *args: Any, owns: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if owns:
            del self.fields["asked"]


class TakeAlongForm(Form):
    """What goes on paper, how large, and in which language."""

    what = forms.ChoiceField(
        label=_("What do you want on paper?"),
        choices=[
            ("plan", _("My plan")),
            ("wellness", _("My wellness plan")),
            ("card", _("The pocket card")),
        ],
        widget=forms.RadioSelect,
        initial="plan",
    )
    size = forms.ChoiceField(
        label=_("How large?"),
        choices=[("plain", _("As usual")), ("large", _("Large print"))],
        widget=forms.RadioSelect,
        initial="plain",
    )
    language = forms.ChoiceField(
        label=_("In which language?"),
        choices=Languages.choices,
        widget=forms.RadioSelect,
    )

    def asked(self, *, to_print: bool) -> Asked:
        """As `take_along` takes it. Only the card has a page to print: the rest is a PDF."""
        said = self.cleaned_data
        return Asked(
            what=said["what"],
            language=said["language"],
            is_large=said["size"] == "large",
            to_print=to_print and said["what"] == "card",
        )
