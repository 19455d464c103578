from django.utils.translation import gettext_lazy as _

from walkwith.library.models import ReportCard
from walkwith.ui.forms import DayField, Form, Line, Words


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
