"""How hard a text is to read: English as a school grade, Spanish as ease from 0 to 100.

Words and syllables are counted as Rudolf Flesch does, "How to Write Plain English" (1979), chapter
2: a contraction and a hyphenated word are one word; figures and abbreviations are one word of one
syllable; running text is measured, titles and captions are not. In one thing we are stricter: he
lets a colon and a semicolon end a sentence; here full stops, question and exclamation marks do.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tools.syllables import syllables

# Fewer words than this are no running text: a label, whose score would say nothing.
RUNNING = 5
HARDEST = {"en": 6.0, "es": 70.0}
HARDEST_SENTENCE = {"en": 8.0, "es": 60.0}
# As many syllables as this make a word of a label hard; Spanish words are longer by nature.
LONG = {"en": 4, "es": 5}
CURE = {
    "en": "shorter sentence, shorter words: two sentences for one, 'help' for 'assistance'",
    "es": "frase más corta, palabras más cortas: dos frases en vez de una, 'uso' por 'utilización'",
}
# What stands for a name, a day or a number reads like a short word.
PLACE = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|%[sd]")
NO_WORDS = re.compile(r"<[^>]*>|&\w+;|https?://\S+|\*\*|^#+ |^- ", re.MULTILINE)
WORD = re.compile(r"[^\W_]+(?:['’.@-][^\W_]+)*")
ENDS = re.compile(r"(?<=[.?!…])[\"'”’»)]*\s+|\n+")


@dataclass(frozen=True)
class Measure:
    """What was counted in a text of one language."""

    language: str
    words: int
    syllables: int
    sentences: int

    @property
    def score(self) -> float:
        """Grade or ease, by the language; 0 words are as easy as can be."""
        if not self.words:
            return 0.0 if self.language == "en" else 100.0
        by = grade if self.language == "en" else ease
        return round(by(self.syllables / self.words, self.words / self.sentences), 1)

    def harder_than(self, most: float) -> bool:
        return self.score > most if self.language == "en" else self.score < most


def grade(syllables_a_word: float, words_a_sentence: float) -> float:
    """The Flesch-Kincaid grade: the school year in which an English text is understood.

    Kincaid, Fishburne, Rogers, Chissom, "Derivation of New Readability Formulas for Navy Enlisted
    Personnel", Research Branch Report 8-75 (1975).
    """
    return 0.39 * words_a_sentence + 11.8 * syllables_a_word - 15.59


def ease(syllables_a_word: float, words_a_sentence: float) -> float:
    """The ease of a Spanish text of José Fernández Huerta, in the corrected form.

    "Medidas sencillas de lecturabilidad", Consigna 214 (1959). As printed, the formula takes off
    the NUMBER of sentences in a hundred words, so that shorter sentences made a text harder;
    Gwillim Law (LINGUIST List 22.2332, 2011) showed it: what is meant are words a sentence.
    70 to 80 is "somewhat easy", the sixth year of school.
    """
    return 206.84 - 60 * syllables_a_word - 1.02 * words_a_sentence


def sentences(text: str) -> list[str]:
    """What a full stop, a question or exclamation mark, or the end of a line closes."""
    found = (" ".join(one.split()) for one in ENDS.split(NO_WORDS.sub(" ", text)))
    return [one for one in found if words(one)]


def words(text: str) -> list[str]:
    return WORD.findall(PLACE.sub(" 0name ", text))


def measure(text: str | Iterable[str], language: str) -> Measure:
    """Of one text, or of several that are read together."""
    said = [text] if isinstance(text, str) else list(text)
    counted = [words(one) for whole in said for one in sentences(whole)]
    flat = [word for one in counted for word in one]
    return Measure(
        language,
        words=len(flat),
        syllables=sum(2 if word == "0name" else syllables(word, language) for word in flat),
        sentences=len(counted),
    )


def running(text: str) -> list[str]:
    """The sentences that are long enough to be judged by themselves."""
    return [one for one in sentences(text) if len(words(one)) >= RUNNING]


def labels(text: str) -> list[str]:
    """The pieces that are too short for a score."""
    return [one for one in sentences(text) if len(words(one)) < RUNNING]


def long_words(text: str, language: str) -> list[str]:
    return [word for word in words(text) if syllables(word, language) >= LONG[language]]
