from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.library.models import HelpLine, ReportCard
from walkwith.ui.forms import DayField, Form, Line, Words


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


class ReportCardForm(Form):
    words = Words(
        label=_("What we must report, and to whom"),
        help_text=_("Plain and short: it is read aloud before somebody begins to share."),
        rows=8,
    )
    words_es = Words(label=_("The same in Spanish"), required=False, rows=8)
    source = Line(
        label=_("Where it stands"),
        max_length=300,
        help_text=_("The law, the policy or the person who knows, so that others can check."),
    )
    checked_on = DayField(label=_("Checked on"))

    @staticmethod
    def known(card: ReportCard | None) -> dict[str, object]:
        """What the form shows at first: the words of the card that stands now."""
        if card is None:
            return {}
        return {name: getattr(card, name) for name in ("words", "words_es", "source")}
