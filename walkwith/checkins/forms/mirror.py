import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from walkwith.checkins.models import MirrorEntry
from walkwith.checkins.questions import Questions
from walkwith.checkins.rules import LEAST, LONGEST_NOTE, LONGEST_QUESTION, MOST
from walkwith.foundation.days import day_words
from walkwith.ui.forms import DayField, Form, Line, Scale, Words

TAPS = (*((str(number), str(number)) for number in range(LEAST, MOST + 1)), ("", _("Pass")))
BEFORE = (0, 1)


class AnswerForm(Form):
    """One part for each question, with six taps; any may be passed over."""

    words = Words(
        label=_("A note for yourself"),
        help_text=_("What was going on? It stands beside the line later."),
        max_length=LONGEST_NOTE,
        rows=2,
        required=False,
    )
    day = DayField(label=_("Which day is it about?"))

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        questions: Questions,
        today: dt.date,
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial={"day": today, **initial})
        self.keys = [one.key for one in questions.asked]
        for one in questions.asked:
            self.fields[_field(one.key)] = forms.TypedChoiceField(
                label=str(one.words),
                choices=TAPS,
                coerce=int,
                empty_value=None,
                required=False,
                widget=Scale(low=questions.low, high=questions.high),
            )
        self.fields["words"].widget.attrs.pop("maxlength", None)
        days = [today - dt.timedelta(days=before) for before in BEFORE]
        quick = [(day, day_words(day, today)) for day in days]
        cast(DayField, self.fields["day"]).widget.quick = quick

    @property
    def taps(self) -> list[BoundField]:
        """The questions, each as a field."""
        return [self[_field(key)] for key in self.keys]

    def said(self) -> dict[str, Any]:
        """As the commands take it; what was passed over is not in it."""
        said = self.cleaned_data
        answers = {key: said[_field(key)] for key in self.keys if said.get(_field(key))}
        return {"answers": answers, "day": said["day"], "words": said["words"]}


class QuestionForm(Form):
    words = Line(
        label=_("What do you want to ask yourself?"),
        help_text=_("You answer from 1, not at all, to 6, very much. “Did I sleep well?”"),
        max_length=LONGEST_QUESTION,
    )

    def __init__(self, data: Mapping[str, Any] | None, *, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["words"].widget.attrs.pop("maxlength", None)


def known_of_entry(entry: MirrorEntry) -> dict[str, Any]:
    answers = {_field(key): str(number) for key, number in entry.answers.items()}
    return {**answers, "day": entry.day, "words": entry.words}


def _field(key: str) -> str:
    return f"q_{key}"
