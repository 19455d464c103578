import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.foundation.days import day_words
from walkwith.plans import money
from walkwith.plans.models import Amount
from walkwith.plans.words import cents_sentence
from walkwith.ui.forms import DayField, Form, Line

MONTHLY = Amount.Rhythms.MONTHLY


class AmountForm(Form):
    """What it is, how much, how often, and one day on which it falls."""

    words = Line(label=_("What is it?"), max_length=120)
    cents = Line(
        label=_("How much, in dollars?"),
        help_text=_("Like 40 or 1,234.50. A good guess is fine."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    rhythm = forms.ChoiceField(
        label=_("How often?"),
        choices=Amount.Rhythms.choices,
        widget=forms.RadioSelect,
        initial=MONTHLY,
    )
    day = DayField(
        label=_("One day on which it falls"),
        help_text=_("The last one or the next one. For “now and then” leave it empty."),
        required=False,
    )
    second_day = forms.IntegerField(
        label=_("Twice a month? The other day of the month"),
        help_text=_("A number, like 15."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    is_needed = forms.BooleanField(
        label=_("Needed first"),
        help_text=_("Like rent, food, medicine or the bus to work."),
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        way: str,
        today: dt.date,
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        for name in ("words", "cents"):
            self.fields[name].widget.attrs.pop("maxlength", None)
        self.fields["words"].help_text = EXAMPLES[way]
        self.fields["second_day"].error_messages["invalid"] = _("Write a number from 1 to 31.")
        if way == Amount.Ways.IN:
            del self.fields["is_needed"]
        last = money.month_of(today)[1]
        near = (today, today + dt.timedelta(days=1), last, last + dt.timedelta(days=1))
        cast(DayField, self.fields["day"]).widget.quick = [
            (day, day_words(day, today)) for day in dict.fromkeys(near)
        ]

    def clean_cents(self) -> int:
        cents = money.cents_in(self.cleaned_data["cents"])
        if problem := money.problem_with_cents(cents):
            raise forms.ValidationError(cents_sentence(problem))
        assert cents is not None
        return cents

    def said(self) -> dict[str, Any]:
        """As the commands take it."""
        return {"is_needed": False, **self.cleaned_data}


EXAMPLES: dict[str, Any] = {
    Amount.Ways.IN: _("Like: wages, SSI, food stamps, help from my sister."),
    Amount.Ways.OUT: _("Like: rent, food, phone, the bus, a debt."),
}


def known_of_amount(amount: Amount) -> dict[str, Any]:
    names = ("words", "rhythm", "day", "second_day", "is_needed")
    known = {name: getattr(amount, name) for name in names}
    return known | {"cents": money.typed_as(amount.cents)}
