"""How many syllables a word has, in English and in Spanish.

Hyphenation points (pyphen) were tried and are not syllables: a printer may not cut "o-pen", and
cuts "stand-s" where nobody speaks a second one. `docs/decisions/0012-reading-level.md` has the
figures.
"""

import re
from functools import lru_cache
from itertools import pairwise

ABBREVIATION = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,}s?")
# Figures, and addresses such as name@example.org.
FIGURE = re.compile(r"[\d@.]")


@lru_cache(maxsize=8192)
def syllables(word: str, language: str) -> int:
    """Of one word as it is written; hyphenated words are the sum of their parts."""
    if FIGURE.search(word) or ABBREVIATION.fullmatch(word):
        return 1
    count = in_english if language == "en" else in_spanish
    return sum(count(part) for part in word.lower().split("-") if part)


# English -----------------------------------------------------------------------------------------

# Words whose spelling misleads the rules below.
SPOKEN = {
    "anyone": 3, "area": 3, "areas": 3, "business": 2, "cafe": 2, "cashier": 2, "chaos": 2,
    "colleague": 2, "colleagues": 2, "evening": 2, "evenings": 2, "every": 2, "eyes": 1,
    "familiar": 3, "headaches": 2, "heroin": 3, "hundred": 2, "idea": 3, "ideas": 3, "maybe": 2,
    "naked": 2, "ok": 2, "recipe": 3, "reuse": 2, "sacred": 2, "soldier": 2, "wednesday": 2,
    "wednesdays": 2,
}  # fmt: skip
# First parts of compounds, whose last e is silent or whose y is a vowel: home-less, any-body.
FIRST = re.compile(
    r"(any|every|some|where|there|here|home|life|time|safe|care|side|mile|voice|data|else|fore|name"
    r"|note|take|make|base|line|whole|house)(?=[b-df-hj-np-tv-z][a-z]{2})"
)
LAST = re.compile(r"(?<=[a-z]{2})(ly|ments?|ful|less|ness|(?<!ie)ty)$")
# Two vowels that are spoken apart.
APART = re.compile(
    r"(?<![tcs])ia(?!ge)|[ct]iat|(?<![tscgxhn])(?<!ll)io(?!r\b)|nio(?=us)|rior|iu|iet|scien"
    r"|(?<![ctfr])ien[ct]|rien[ct]|[aeiouy][^aeiouy]+ie(?:rs?|st)$|creat|^react|theat|^reali[tz]"
    r"|^reass|eo(?!pl|pard|n)|ua(?!d|v)|luen|ruen|uel$|fluid|ruin|tuit|nuin|suici|uou|poe[mt]|seum"
    r"|coop|coord"
)


def in_english(word: str) -> int:
    """Vowels that stand together are one syllable, apart from what the tables above say."""
    word = word.replace("’", "'")
    if word in SPOKEN:
        return SPOKEN[word]
    if match := re.fullmatch(r"(.*[ds])n't", word):
        return in_english(match[1]) + 1
    if match := re.fullmatch(r"(.+)'(s|t|re|ve|ll|d|m)?", word):
        hisses = match[2] == "s" and re.search(r"(s|x|z|ch|sh|ce|ge)$", match[1])
        return in_english(match[1]) + bool(hisses)
    return _of_parts(word)


def _of_parts(word: str) -> int:
    if match := FIRST.match(word):
        return in_english(match[1]) + in_english(word[match.end() :])
    if (match := LAST.search(word)) and re.search(r"[aeiouy]", word[: match.start()]):
        return in_english(word[: match.start()]) + 1 - word.endswith("ically")
    if match := re.fullmatch(r"(.*[aeiouy].*)ings?", word):
        return max(1, _groups(match[1])) + 1
    return max(1, _groups(_spoken_end(word)))


def _spoken_end(word: str) -> str:
    """Without the e nobody speaks: hope, hopes, hoped; not in table, places, wanted, three."""
    if re.search(r"[^td]ed$", word) and re.search(r"[aeiouy].*ed$", word):
        word = word[:-1] if not word.endswith("eed") else word
    elif re.search(r"[^aeiouy]es$", word) and not re.search(r"(s|z|x|c|g|sh|ch)es$", word):
        word = word[:-1]
    if re.search(r"[^aeiou]e$", word) and not re.search(r"[^aeiouylr]le$", word):
        return word[:-1]
    return word


def _groups(word: str) -> int:
    """A u after q or g is no vowel before another one, nor is a y between two."""
    word = re.sub(r"(?<=[qg])u(?=[aeiouy])", "", word)
    word = re.sub(r"(?<=[aeiou])y(?=[aeiou])", "j", word)
    found = len(re.findall(r"[aeiouy]+", word)) + len(APART.findall(word))
    return found + bool(re.search(r"(?:th|s)m$", word))


# Spanish -----------------------------------------------------------------------------------------

STRONG, ACCENTED_WEAK, WEAK = "aeoáéó", "íú", "iuü"


def in_spanish(word: str) -> int:
    """One syllable for each vowel, and one for each diphthong or triphthong.

    Ortografía de la lengua española (RAE, 2010), 3.4.2: a weak vowel (i, u) without accent joins
    the vowel beside it; two strong ones (a, e, o), or a strong one and an accented weak one, are
    apart. An h between them changes nothing; the u of que, qui, gue, gui is silent; y is a vowel
    at the end of a word.
    """
    word = re.sub(r"(?<=q)u|(?<=g)u(?=[eiéí])", "", word)
    word = re.sub(r"(?<![cs])h", "", word)
    word = re.sub(r"y(?![aeiouáéíóú])", "i", word)
    return max(1, sum(_nuclei(run) for run in re.findall(r"[aeiouáéíóúü]+", word)))


def _nuclei(vowels: str) -> int:
    """How many syllables a row of vowels holds: 1 in "buey", 2 in "día" and "leo"."""
    apart = 1
    for before, after in pairwise(vowels):
        both_strong = before in STRONG and after in STRONG
        hiatus = {before, after} & set(STRONG) and {before, after} & set(ACCENTED_WEAK)
        apart += bool(both_strong or hiatus)
    return apart + len(re.findall(r"[aeoáéó][iuü][aeoáéó]", vowels))
