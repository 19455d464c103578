"""The questions of a mirror: of science, of the house, of the person's own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from walkwith.checkins import barc10
from walkwith.checkins.models import HouseQuestions, OwnQuestion

Words = str | Promise
BARC10, OWN = "barc10", "own"


@dataclass(frozen=True, slots=True)
class Question:
    """`key` is how an answer to it is kept."""

    key: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Some questions that are answered together. `low` and `high` are what 1 and 6 mean."""

    code: str
    title: Words
    about: Words
    asked: Sequence[Question]
    low: Words
    high: Words

    @property
    def part(self) -> str:
        """The name by which it is shown to somebody."""
        return f"mirror:{self.code}"

    @property
    def is_barc10(self) -> bool:
        return self.code == BARC10

    @property
    def is_own(self) -> bool:
        return self.code == OWN


def barc10_questions() -> Questions:
    return Questions(
        code=BARC10,
        title=_("Ten lines about my life"),
        about=_("The BARC-10: what you have to build on."),
        asked=_numbered(barc10.STATEMENTS),
        low=barc10.LOW,
        high=barc10.HIGH,
    )


def own_questions(questions: Iterable[OwnQuestion]) -> Questions:
    return Questions(
        code=OWN,
        title=_("My own questions"),
        about=_("What you want to ask yourself."),
        asked=[Question(str(one.pk), one.words) for one in questions],
        low=_("Not at all"),
        high=_("Very much"),
    )


def house_questions(known: HouseQuestions) -> Questions:
    """In the reader's language, where the house wrote it in that one, too."""
    in_spanish = (get_language() or "").startswith("es")
    words = known.words_es if in_spanish and known.words_es else known.words
    return Questions(
        code=str(known.pk),
        title=known.name_es if in_spanish and known.name_es else known.name,
        about=_("Questions that people here thought of."),
        asked=_numbered(words),
        low=_("Not at all"),
        high=_("Very much"),
    )


def key_of_house(code: str) -> UUID | None:
    """The key of a house's questions that a code names, if it does."""
    try:
        return UUID(code)
    except ValueError:
        return None


def _numbered(words: Iterable[Words]) -> list[Question]:
    return [Question(str(number), one) for number, one in enumerate(words, start=1)]
