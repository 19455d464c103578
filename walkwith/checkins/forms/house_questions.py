from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from walkwith.checkins.models import HouseQuestions
from walkwith.checkins.rules import LONGEST_NAME, LONGEST_QUESTION, MOST_QUESTIONS
from walkwith.ui.forms import Form, Line, Words

LONGEST = MOST_QUESTIONS * (LONGEST_QUESTION + 2)


class HouseQuestionsForm(Form):
    """A name and the questions, one on each line; the same in Spanish, if there is any."""

    name = Line(label=_("What are they about?"), max_length=LONGEST_NAME)
    words = Words(
        label=_("The questions"),
        help_text=_("One on each line. Each is answered from 1, not at all, to 6, very much."),
        max_length=LONGEST,
        rows=5,
    )
    name_es = Line(label=_("The name in Spanish"), max_length=LONGEST_NAME, required=False)
    words_es = Words(
        label=_("The questions in Spanish"),
        help_text=_("Line by line the same."),
        max_length=LONGEST,
        rows=5,
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None, *, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)


def known_of_house(known: HouseQuestions) -> dict[str, Any]:
    return {
        "name": known.name,
        "name_es": known.name_es,
        "words": "\n".join(known.words),
        "words_es": "\n".join(known.words_es),
    }
