"""The word coach: points out clinical or judging words and offers plain ones. Pure rules.

It explains and offers; it never rewrites and never blocks. What stands between quotation marks
is somebody's own voice and left alone. Both languages are looked for in every text, because a
note may be written in either. Word lists: ours, after the field's own advice on person-first
language; the plain words are in the language of what was found.
"""

import re
from dataclasses import dataclass
from typing import Literal

Reason = Literal["name", "label", "obeying", "testing", "blame", "motive", "clinical"]
MOST = 4
LONGEST = 20_000  # letters looked at; a note is shorter


@dataclass(frozen=True, slots=True)
class Hint:
    """What was written, why it may hurt or hide something, and plainer words for it."""

    written: str
    reason: Reason
    plain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    pattern: re.Pattern[str]
    reason: Reason
    plain: tuple[str, ...]


def _term(pattern: str, reason: Reason, *plain: str) -> _Term:
    return _Term(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), reason, plain)


ENGLISH: tuple[_Term, ...] = (
    _term(r"clients?", "name", "their name", "the person"),
    _term(
        r"patients|(?<=\bthe )patient|(?<=\bmy )patient|(?<=\ba )patient|(?<=\bthis )patient",
        "name",
        "their name",
        "the person",
    ),
    _term(r"addicts?|junkies?|druggies?", "label", "a person who uses", "a person in recovery"),
    _term(r"alcoholics?(?! anonymous)|drunks|drunkard", "label", "a person who drinks"),
    _term(r"abusers?|drug abuse|substance abuse", "label", "drug use", "a person who uses"),
    _term(
        r"non-?complian(?:t|ce)|non-?adheren(?:t|ce)",
        "obeying",
        "did it another way",
        "chose not to",
    ),
    _term(r"complian(?:t|ce)|adherent", "obeying", "does what we agreed", "takes part"),
    _term(r"refus(?:es|ed|ing)", "obeying", "said no", "chose not to"),
    _term(
        r"resistant|unmotivated|uncooperative", "motive", "not ready yet", "wants something else"
    ),
    _term(
        r"(?:got|get|getting|is|was|been|be|stays?|stayed|staying) clean|clean time",
        "testing",
        "in recovery",
        "not using",
    ),
    _term(
        r"(?:clean|dirty) (?:urine|ua|test|drug test|screen)s?", "testing", "the test showed ..."
    ),
    _term(r"relaps(?:e|es|ed|ing)", "blame", "used again", "a return to use", "a hard week"),
    _term(r"manipulat(?:ive|es|ed|ing|ion|or)", "motive", "asked for", "what they did and said"),
    _term(r"in denial", "motive", "sees it another way"),
    _term(r"enabl(?:er|ers|ing)", "blame", "helps", "gives what they can"),
    _term(r"(?:attention|drug)[- ]seeking", "motive", "asked for help", "was in pain"),
    _term(r"no[- ]show(?:s|ed)?", "blame", "we did not meet", "what got in the way"),
    _term(r"lazy|failed to|failure to", "blame", "has not yet", "what got in the way"),
    _term(r"(?:high|low)[- ]functioning", "label", "what they do well", "what is hard now"),
    _term(r"suffers? from|suffering from", "label", "lives with"),
    _term(
        r"diagnos(?:is|es|ed)|symptoms?|assess(?:ed|ment)?|prognosis",
        "clinical",
        "what they said",
        "what I saw",
    ),
)

SPANISH: tuple[_Term, ...] = (
    _term(r"clientes?|clientas?", "name", "su nombre", "la persona"),
    _term(
        r"pacientes|(?<=\bel )paciente|(?<=\bla )paciente|(?<=\bun )paciente",
        "name",
        "su nombre",
        "la persona",
    ),
    _term(
        r"(?:drog)?adict[oa]s?|drogat[oa]s?",
        "label",
        "persona que consume",
        "persona en recuperación",
    ),
    _term(r"alcoh[oó]lic[oa]s?(?! an[oó]nimos)|borrach[oa]s?", "label", "persona que bebe"),
    _term(
        r"incumplid[oa]s?|no cumpl(?:e|i[oó])|incumplimiento",
        "obeying",
        "lo hizo de otra manera",
        "eligió que no",
    ),
    _term(r"se (?:neg[oó]|niega|rehus[oó]|reh[uú]sa)", "obeying", "dijo que no", "eligió que no"),
    _term(
        r"resistente|desmotivad[oa]|poco cooperativ[oa]", "motive", "todavía no", "quiere otra cosa"
    ),
    _term(
        r"(?:est[aá]|estuvo|sigue|sali[oó]) (?:limpi[oa]|suci[oa])",
        "testing",
        "en recuperación",
        "sin consumir",
    ),
    _term(r"(?:orina|prueba|muestra)s? (?:limpi|suci)as?", "testing", "la prueba mostró ..."),
    _term(r"reca[ií]das?|recay[oó]|recaer", "blame", "volvió a consumir", "una semana difícil"),
    _term(r"manipulador(?:a|es|as)?|manipul[oó]|manipula", "motive", "pidió", "lo que hizo y dijo"),
    _term(r"en negaci[oó]n", "motive", "lo ve de otra manera"),
    _term(r"codependientes?|alcahuet[ea]s?", "blame", "ayuda", "da lo que puede"),
    _term(r"(?:busca|quiere) llamar la atenci[oó]n", "motive", "pidió ayuda"),
    _term(r"floj[oa]s?|vag[oa]s|no se present[oó]", "blame", "no nos vimos", "qué se interpuso"),
    _term(r"sufre de|padece(?: de)?", "label", "vive con"),
    _term(r"diagn[oó]stic[oa]s?|s[ií]ntomas?", "clinical", "lo que dijo", "lo que vi"),
)

TERMS = ENGLISH + SPANISH
QUOTED = re.compile('["“”«][^"“”«»]*["“”»]')


def hints(text: str) -> list[Hint]:
    """The first few words to think about, each once, in the order they stand in the text."""
    open_words = QUOTED.sub(lambda quoted: " " * len(quoted.group()), text[:LONGEST])
    found: list[tuple[int, int, Hint]] = []
    for term in TERMS:
        match = term.pattern.search(open_words)
        if match:
            hint = Hint(match.group(), term.reason, term.plain)
            found.append((match.start(), -match.end(), hint))
    kept: list[Hint] = []
    end = 0
    for start, minus_end, hint in sorted(found, key=lambda one: one[:2]):
        if start >= end and hint.written.lower() not in {one.written.lower() for one in kept}:
            kept.append(hint)
            end = -minus_end
    return kept[:MOST]
