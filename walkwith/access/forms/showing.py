import datetime as dt
from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.access.queries.showing import Choice
from walkwith.access.rules.showing import end_of, quick_ends
from walkwith.ui.forms import DayField, Form


class ShowForm(Form):
    """To whom, and to the end of which day."""

    member = forms.ChoiceField(label=gettext_lazy("Who may see it?"), widget=forms.RadioSelect)
    last_day = DayField(
        label=gettext_lazy("Until when?"),
        help_text=gettext_lazy("To the end of that day. You can take it back before."),
    )

    def __init__(
        self, *args: Any, choices: Iterable[Choice], today: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        member = cast(forms.ChoiceField, self.fields["member"])
        member.choices = [(str(one.member_id), f"{one.name} · {one.role}") for one in choices]
        cast(DayField, self.fields["last_day"]).widget.quick = _quick(today)

    def said(self, zone: str) -> dict[str, Any]:
        """As the command takes it."""
        return {
            "member_id": UUID(self.cleaned_data["member"]),
            "ends_at": end_of(self.cleaned_data["last_day"], zone),
        }


def _quick(today: dt.date) -> list[tuple[dt.date, str]]:
    """Each with its date, so that nobody has to count."""
    words = {
        "sunday": _("Until Sunday, %(day)s"),
        "two_weeks": _("Two weeks, until %(day)s"),
        "three_months": _("Three months, until %(day)s"),
    }
    # Translators: a date without the year, as Django's date format (not strftime).
    pattern = _("F j")
    return [
        (day, words[code] % {"day": date_format(day, pattern)}) for code, day in quick_ends(today)
    ]
