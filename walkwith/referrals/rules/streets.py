"""Words of a place, so that two ways to write them are alike, and a street within them."""

from collections.abc import Sequence

ENDINGS = {
    "street": "st",
    "avenue": "ave",
    "av": "ave",
    "road": "rd",
    "boulevard": "blvd",
    "drive": "dr",
    "lane": "ln",
    "court": "ct",
    "square": "sq",
    "highway": "hwy",
    "parkway": "pkwy",
    "terrace": "ter",
}
BEFORE = {"calle": "st", "avenida": "ave"}
SHORT = frozenset(ENDINGS.values())
ENGLISH = "a an the this that my our on at in by near of from off and along around"
SPANISH = "el la los las un una mi en de del por cerca y sobre"
FILLER = frozenset(f"{ENGLISH} {SPANISH}".split())


def alike(words: Sequence[str]) -> list[str]:
    """How a street is called, short: Butler Street and calle Butler are Butler St."""
    short: list[str] = []
    ending = ""
    for word in words:
        short.append(ENDINGS.get(word, word))
        if ending:
            short.append(ending)
        ending = BEFORE.get(word, "")
        if ending:
            short.pop()
    return [*short, ending] if ending else short


def street_in(words: Sequence[str]) -> list[str]:
    """The street that somebody speaks of, without what stands before it: of "the bar on butler
    st" its last two. Empty where there is none, or more follows: that names a place, not a street.
    """
    for at, word in enumerate(words):
        if word not in SHORT or (at + 1 < len(words) and words[at + 1] not in FILLER):
            continue
        begins = at
        while begins > 0 and words[begins - 1] not in FILLER:
            begins -= 1
        if begins < at:
            return list(words[begins : at + 1])
    return []
