from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.people.rules import tidy
from walkwith.today.queries.people import Order, Whose
from walkwith.ui.forms import Form, Line

LONGEST = 120
MOST_PAGES = 5


class PeopleForm(Form):
    """What the list of people is asked for; what cannot be meant is as if nothing was asked."""

    q = Line(
        label=_("Find by any part of a name"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    whose = forms.ChoiceField(
        label=_("Whose people?"),
        choices=[("all", _("Everybody")), ("mine", _("My people")), ("team", _("My team’s"))],
        widget=forms.RadioSelect,
        required=False,
        initial="all",
    )
    order = forms.ChoiceField(
        label=_("Who comes first?"),
        choices=[("turn", _("Whose turn it is")), ("name", _("By name"))],
        widget=forms.RadioSelect,
        required=False,
        initial="turn",
    )

    def __init__(self, said: Mapping[str, str]) -> None:
        kept = {name: tidy(words) for name, words in said.items()}
        super().__init__({"whose": "all", "order": "turn", **kept})

    def asked(self) -> dict[str, Any]:
        """As the query takes it."""
        said = self.cleaned_data if self.is_valid() else {}
        whose: Whose = said.get("whose") or "all"
        order: Order = said.get("order") or "turn"
        return {
            "words": said.get("q") or "",
            "whose": whose,
            "order": order,
            "number": self._number(),
        }

    def _number(self) -> int:
        number = str(self.data.get("page", ""))
        is_one = number.isascii() and number.isdigit() and len(number) <= MOST_PAGES
        return max(int(number), 1) if is_one else 1
