"""The hours of a usual week: days to tick and two times, for as many rows as there are hours."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from walkwith.directory.freshness import day_here
from walkwith.directory.hours import Span, UsualWeek, schedules_of, usual_week
from walkwith.directory.opening import FROM_MONDAY
from walkwith.directory.words import DAYS
from walkwith.foundation import clock
from walkwith.ui.forms import Form, TimeField, Words

ROWS, MOST_ROWS = 4, 14
FROM_THERE = ("days", "opens", "closes")


class HoursForm(Form):
    """Inherit it: `week()` is what was said, `hours_known(schedules)` what it begins with."""

    always = forms.BooleanField(label=_("Open day and night, every day"), required=False)
    hours_words = Words(
        label=_("What else to say about the hours"),
        help_text=_("Like “closed on holidays” or “ring first”."),
        max_length=2000,
        rows=2,
        required=False,
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, initial: Mapping[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(data, initial=dict(initial), **kwargs)
        # What was sent, or one more than stands there.
        rows = _rows_sent(initial) + 1 if data is None else _rows_sent(data)
        self.rows = range(min(max(ROWS, rows), MOST_ROWS))
        for row in self.rows:
            self.fields[f"days_{row}"] = forms.MultipleChoiceField(
                label=_("Days"),
                choices=[(str(day), DAYS[day]) for day in FROM_MONDAY],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
            self.fields[f"opens_{row}"] = TimeField(label=_("Opens"), required=False)
            self.fields[f"closes_{row}"] = TimeField(label=_("Closes"), required=False)

    @property
    def hour_rows(self) -> list[tuple[BoundField, ...]]:
        """Days, from and until, row by row: for the page."""
        return [tuple(self[f"{name}_{row}"] for name in FROM_THERE) for row in self.rows]

    @property
    def more_hours_are_told(self) -> bool:
        """Does something stand below the first row, so that it is not folded away?"""
        return any(field.errors or field.value() for row in self.hour_rows[1:] for field in row)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for row in self.rows:
            self._check(row)
        return said

    def week(self, known: Sequence[Mapping[str, Any]] = ()) -> UsualWeek:
        """What was said; what no form can hold stays as it was `known`."""
        said = self.cleaned_data
        return replace(
            _week_now(known),
            spans=() if said["always"] else tuple(self._spans()),
            is_always=said["always"],
            words=said["hours_words"],
        )

    def schedules(self, known: Sequence[Mapping[str, Any]] = ()) -> list[dict[str, Any]]:
        return schedules_of(self.week(known))

    @property
    def hour_names(self) -> set[str]:
        return {"always", "hours_words"} | {f"{n}_{row}" for n in FROM_THERE for row in self.rows}

    def _check(self, row: int) -> None:
        days, opens, closes = (self.cleaned_data.get(f"{n}_{row}") for n in FROM_THERE)
        if any(f"{name}_{row}" in self.errors for name in FROM_THERE):
            return
        if days and (opens is None or closes is None):
            missing = "opens" if opens is None else "closes"
            self.add_error(f"{missing}_{row}", _("Say when it opens and when it closes."))
        elif not days and (opens or closes):
            self.add_error(f"days_{row}", _("Tick the days with these hours."))
        elif days and opens == closes and opens != dt.time():
            self.add_error(f"closes_{row}", _("It closes when it opens. Change one of them."))

    def _spans(self) -> Iterator[Span]:
        for row in self.rows:
            days, opens, closes = (self.cleaned_data.get(f"{n}_{row}") for n in FROM_THERE)
            if days and opens is not None and closes is not None:
                yield Span(tuple(sorted(int(day) for day in days)), opens, closes)


def hours_known(schedules: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the form begins with."""
    week = _week_now(schedules)
    known: dict[str, Any] = {
        "always": week.is_always,
        "hours_words": "\r\n".join(week.words.splitlines()),
    }
    for row, span in enumerate(week.spans[:MOST_ROWS]):
        known[f"days_{row}"] = [str(day) for day in span.days]
        known[f"opens_{row}"], known[f"closes_{row}"] = span.opens, span.closes
    return known


def _week_now(schedules: Sequence[Mapping[str, Any]]) -> UsualWeek:
    return usual_week(schedules, day_here(clock.now()))


def _rows_sent(said: Mapping[str, Any]) -> int:
    numbers = (name.removeprefix("opens_") for name in said if name.startswith("opens_"))
    return max((int(one) + 1 for one in numbers if one.isdecimal() and len(one) < 3), default=0)
