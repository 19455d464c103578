"""Does a meeting's own text say that it is not every week? In English and Spanish.

Only what names a rhythm counts ("first Friday", "every other week", "último viernes", "2nd &
4th"): "first Friday is a speaker night" speaks of a weekly meeting, so a rhythm beside such a word
is passed over. A person decides about what is found; too many finds are worse than a few misses.
"""

import re

LONGEST = 200

_DAY_EN = r"(?:(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?s?)(?![a-z])\.?"
_DAY_ES = r"(?:domingos?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?)"
_NTH_EN = r"(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last)"
_NTH_ES = (
    r"(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|[uú]ltim[oa]"
    r"|1er[oa]?|2d[oa]|3er[oa]?|4t[oa])s?"
)
_AND_EN = r"(?:\s*(?:,|&|\+|/|-|and|or)\s*)+"
_AND_ES = r"(?:\s*(?:,|&|\+|/|y|e|o)\s*)+"

# Each names a rhythm by itself.
RHYTHMS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_NTH_EN}(?:{_AND_EN}(?:the\s+)?{_NTH_EN})+\s+(?:{_DAY_EN}|week)",
        rf"\b{_NTH_EN}\s+{_DAY_EN}",
        rf"\b{_NTH_EN}(?:{_AND_EN}(?:the\s+)?{_NTH_EN})*\s+weeks?\s+of\s+(?:the|each|every)\s+month",
        rf"\bmeets?\s+(?:only\s+)?(?:on\s+)?(?:the\s+)?{_NTH_EN}(?:{_AND_EN}(?:the\s+)?{_NTH_EN})+",
        rf"\bevery\s+(?:other|second|third|2nd|3rd|two|three|2|3)\s+(?:weeks?|{_DAY_EN})",
        r"\b(?:bi-?weekly|fortnightly|alternat(?:e|ing)\s+weeks?|once\s+a\s+month|twice\s+a\s+month)\b",
        r"\b(?:meets|meeting\s+is|held)\s+(?:\w+\s+)?monthly\b",
        rf"\b{_NTH_ES}(?:{_AND_ES}(?:el\s+)?{_NTH_ES})*\s+{_DAY_ES}",
        rf"\b{_NTH_ES}(?:{_AND_ES}(?:el\s+)?{_NTH_ES})*\s+semanas?\s+del?\s+(?:cada\s+)?mes\b",
        r"\bcada\s+(?:dos|tres|2|3|quince|15)\s+(?:semanas|d[ií]as)\b",
        r"\b(?:quincenal(?:mente)?|una\s+vez\s+al\s+mes|dos\s+veces\s+al\s+mes|semanas?\s+alternas?)\b",
    )
]

# What a single week of a weekly meeting is given to, or left out for: the meeting itself is weekly.
ASIDE = re.compile(
    r"speak|spkr|birthday|b-?day|anniversar|chip|celebrat|milestone|token|medallion|business|conscience|"
    r"group\s+inventory|potluck|pizza|dinner|meal|food|candle|tradition|step|big\s+book|12\s*[x&]\s*12|"
    r"open\b|closed\b|topic|discussion|study|literature|reading|podium|panel|format|beginner|newcomer|"
    r"no\s+meeting|not\s+meet|except|cancel|dark\b|steering|intergroup|committee|service\s+meeting|"
    r"cumplea|aniversari|orador|negocio|conciencia|estudio|tradici|paso|servicio|libro|abierta|cerrada|"
    r"excepto|no\s+hay|women|men\b|living\s+sober|grapevine|daily\s+reflection|promise|meditation",
    re.IGNORECASE,
)
# Said of the meeting itself, whatever stands around it.
OF_THE_MEETING = re.compile(
    r"\b(?:meets?|meeting\s+(?:is\s+)?(?:held|meets)|held|only|se\s+re[uú]ne|reuni[oó]n\s+(?:solo|s[oó]lo)|solo|s[oó]lo"
    r"|[uú]nicamente)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
ONLY_AFTER = re.compile(
    r"^\s*(?:of\s+(?:the|each|every)\s+month|del\s+mes|de\s+cada\s+mes)?\W{0,2}\s*"
    r"(?:only|solamente|[uú]nicamente)\b",
    re.IGNORECASE,
)
# "Last Wednesday of each month is ...": that week is something of its own.
IS_SOMETHING = re.compile(r"^[\w\s,]*?\s(?:is|are|es|son)\s", re.IGNORECASE)
SHORT = re.compile(
    r"\b(mtg|mtgs|mon|tues?|wed|thurs?|thu|fri|sat|sun|st|no|[1-5](?:st|nd|rd|th))\.",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^.;\n•|]+")


# Without any of these there is no rhythm: most notes are passed by at this glance.
HINTS = (
    "1st", "2nd", "3rd", "4th", "5th", "first", "second", "third", "fourth", "fifth", "last",
    "every", "weekly", "fortnight", "altern", "month", "primer", "segund", "tercer", "cuart",
    "quint", "ltim", "cada", "quincen", "al mes", "1er", "2do", "2da", "3er", "4to", "4ta",
)  # fmt: skip


def rhythm_in(name: str, notes: str) -> str:
    """The words of a meeting's name or notes that say it is not weekly; "" when none do."""
    glance = f"{name} {notes}".lower()
    if not any(hint in glance for hint in HINTS):
        return ""
    for said in (name, *SENTENCE.findall(SHORT.sub(r"\1", notes))):
        for rhythm in RHYTHMS:
            if (found := rhythm.search(said)) and _is_of_the_meeting(said, found):
                return " ".join(said.split())[:LONGEST]
    return ""


def _is_of_the_meeting(said: str, found: re.Match[str]) -> bool:
    before, after = said[: found.start()], said[found.end() :]
    if ASIDE.search(before) or IS_SOMETHING.match(after):
        return False
    if OF_THE_MEETING.search(before) or ONLY_AFTER.match(after):
        return True
    return not ASIDE.search(after)
