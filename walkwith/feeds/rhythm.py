"""Does a meeting's own text say that it is not every week? In English and Spanish.

Only what names a rhythm counts ("first Friday", "every other week", "último viernes", "2nd &
4th"): "first Friday is a speaker night" speaks of a weekly meeting, so a rhythm beside such a word
is passed over. A group may be called "First Saturday": in a name that is no rhythm, unless it says
"of the month". A person decides about what is found; too many finds are worse than a few misses.
"""

import re

LONGEST = 200

_DAY_EN = r"(?:(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?s?)(?![a-z])\.?"
_DAY_ES = r"(?:domingos?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?)"
_NTH_EN = r"(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last)"
_NTH_ES = (
    r"(?:(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|[uú]ltim[oa]"
    r"|1er[oa]?|2d[oa]|3er[oa]?|4t[oa])s?|[1-5][ºª°]|[1-5][oa]\b)"
)
_EACH_MONTH = r"(?:of|in)\s+(?:the|each|every|a)\s+month"
_AL_MES = r"(?:de(?:l|\s+cada)?|cada|al)\s+mes"
_AND_EN = r"(?:\s*(?:,|&|\+|/|-|and|or)\s*)+"
_AND_ES = r"(?:\s*(?:,|&|\+|/|y|e|o)\s*)+"

# A rhythm beyond doubt, in a name as in notes.
PLAIN = (
    rf"\b{_NTH_EN}(?:{_AND_EN}(?:the\s+)?{_NTH_EN})+\s+(?:{_DAY_EN}|weeks?\b)",
    rf"\b{_NTH_EN}\s+{_DAY_EN}\s+{_EACH_MONTH}",
    rf"\b{_NTH_EN}(?:{_AND_EN}(?:the\s+)?{_NTH_EN})*\s+weeks?\s+{_EACH_MONTH}",
    rf"\bevery\s+(?:other|second|third|fourth|2nd|3rd|4th|two|three|four|2|3|4)\s+(?:weeks?\b|{_DAY_EN})",
    rf"\balternat(?:e|ing)\s+(?:weeks?\b|{_DAY_EN})",
    r"\b(?:bi-?weekly|fortnightly|bi-?monthly|semi-?monthly|every\s+fortnight)\b",
    r"\b(?:once|twice|one\s+time|two\s+times|2x)\s+(?:a|per|each|every)\s+month\b",
    r"\b(?:once|twice)\s+monthly\b",
    r"\b(?:even|odd)(?:-?numbered)?\s+weeks\b|\bweeks\s+[1-5](?:\s*(?:,|&|\+|/|and)\s*[1-5])+\b",
    rf"\b{_NTH_ES}(?:{_AND_ES}(?:el\s+)?{_NTH_ES})+\s+{_DAY_ES}",
    rf"\b{_NTH_ES}\s+{_DAY_ES}\s+{_AL_MES}\b",
    rf"\b{_NTH_ES}(?:{_AND_ES}(?:la\s+)?{_NTH_ES})*\s+semanas?\s+{_AL_MES}\b",
    rf"\bcada\s+(?:dos|tres|cuatro|2|3|4|segund[oa]|tercer[oa]?|cuart[oa])\s+(?:semanas?|{_DAY_ES})\b",
    r"\bcada\s+(?:quince|15|catorce|14)\s+d[ií]as\b",
    r"\b(?:quincenal(?:mente)?|bimensual(?:mente)?)\b",
    rf"\b(?:una\s+vez|dos\s+veces|(?:un|dos)\s+{_DAY_ES})\s+(?:al|por|cada)\s+mes\b",
    rf"\b(?:semanas?|{_DAY_ES})\s+altern[oa]s?\b|\bsemana\s+por\s+medio\b",
    rf"\bun[oa]?\s+(?:{_DAY_ES}|semana)\s+s[ií],?\s+(?:y\s+)?(?:otr[oa]|un[oa]?)\s+no\b",
)
# What a group may as well be called by.
IN_NOTES = (
    rf"\b{_NTH_EN}\s+{_DAY_EN}",
    rf"\bmeets?\s+(?:only\s+)?(?:on\s+)?(?:the\s+)?{_NTH_EN}(?:{_AND_EN}(?:the\s+)?{_NTH_EN})+",
    r"\b(?:meets|meeting\s+is|held)\s+(?:\w+\s+)?(?:monthly|(?:each|every)\s+month)\b",
    r"\b(?:meets?|held)\s+on\s+the\s+\d{1,2}(?:st|nd|rd|th)\s+of\s+(?:each|every)\s+month\b",
    rf"\b{_NTH_ES}\s+{_DAY_ES}",
    r"\b(?:se\s+re[uú]nen?|nos\s+reunimos|reuni[oó]n)\s+(?:\w+\s+)?(?:mensual(?:mente)?|cada\s+mes)\b",
    r"\b(?:se\s+re[uú]nen?|nos\s+reunimos|reuni[oó]n)\s+(?:\w+\s+){0,2}d[ií]a\s+\d{1,2}\s+de\s+cada\s+mes\b",
)
IN_A_NAME = (
    rf"\b{_NTH_EN}\s+(?:sun|mon|tues|wednes|thurs|fri|satur)days\b",
    rf"\b(?:primer|segund|tercer|cuart|[uú]ltim)os\s+{_DAY_ES}",
    r"\bmonthly\b(?!\s+business)",
    r"\bmensual\b",
)


def _each(*patterns: str) -> list[re.Pattern[str]]:
    return [re.compile(pattern, re.IGNORECASE) for pattern in patterns]


NAMED, SAID = _each(*PLAIN, *IN_A_NAME), _each(*PLAIN, *IN_NOTES)

# What a single week of a weekly meeting is given to, or left out for: the meeting itself is weekly.
ASIDE = re.compile(
    r"speak|spkr|birthday|b-?day|anniversar|chip|celebrat|milestone|token|medallion|business|conscience|"
    r"group\s+inventory|potluck|pizza|dinner|meal|food|candle|tradition|step|big\s+book|12\s*[x&]\s*12|"
    r"open\b|closed\b|topic|discussion|study|literature|reading|podium|panel|format|beginner|newcomer|"
    r"no\s+meeting|not\s+meet|except|cancel|dark\b|steering|intergroup|committee|service\s+meeting|"
    r"cumplea|aniversari|orador|negocio|conciencia|estudio|tradici|paso|servicio|libro|abierta|cerrada|"
    r"excepto|no\s+hay|convivio|convivencia|comida|oraci[oó]n|women|men\b|living\s+sober|grapevine|daily\s+reflection|promise|meditation",
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
    r"\b(mtg|mtgs|mon|tues?|wed|thurs?|thu|fri|sat|sun|st|no|[1-5](?:st|nd|rd|th)|[1-5](?=\.[ºª°oa]))\.",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[^.;\n•|]+")


# Without any of these there is no rhythm: most notes are passed by at this glance.
HINTS = (
    "1st", "2nd", "3rd", "4th", "5th", "first", "second", "third", "fourth", "fifth", "last",
    "every", "weekly", "fortnight", "altern", "month", "primer", "segund", "tercer", "cuart",
    "quint", "ltim", "cada", "quincen", "mens", " mes", "1er", "2do", "2da", "3er", "4to", "4ta",
    "weeks", "por medio", "otro no", "otra no", "uno no", "una no", "º", "ª", "°", "1.", "2.", "3.",
)  # fmt: skip


def rhythm_in(name: str, notes: str) -> str:
    """The words of a meeting's name or notes that say it is not weekly; "" when none do."""
    glance = f"{name} {notes}".lower()
    if not any(hint in glance for hint in HINTS):
        return ""
    if any(rhythm.search(name) for rhythm in NAMED):
        return " ".join(name.split())[:LONGEST]
    for said in SENTENCE.findall(SHORT.sub(r"\1", notes)):
        for rhythm in SAID:
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
