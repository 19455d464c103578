"""What the format codes of BMLT servers mean, in features of our own.

Each server names its formats as it likes, so a format is known by its NAWS code (`world_id`)
first, which is the same everywhere, then by its usual key, then by its name in English or
Spanish. Where a feed explains no codes, the usual keys are all there is.
"""

import re
from collections.abc import Mapping
from typing import Any

# NAWS codes, as bmlt.app/specific-formats lists them.
_BY_WORLD_ID = {
    "OPEN": "open",
    "CLOSED": "closed",
    "BEG": "newcomers",
    "W": "women",
    "M": "men",
    "Y": "young",
    "GL": "lgbtq",
    "WCHR": "step_free",
    "CW": "children_welcome",
    "CAN": "candlelight",
    "DISC": "discussion",
    "TOP": "discussion",
    "QA": "discussion",
    "SPK": "speaker",
    "STEP": "step_study",
    "SWG": "step_study",
    "TRAD": "traditions",
    "CPT": "traditions",
    "BT": "book_study",
    "IP": "book_study",
    "IW": "book_study",
    "JFT": "book_study",
    "LC": "book_study",
    "LIT": "book_study",
    "GP": "book_study",
    "SPAD": "book_study",
    "MED": "meditation",
}
_BY_KEY = {
    "B": "newcomers",
    "BT": "book_study",
    "C": "closed",
    "CL": "candlelight",
    "CS": "children_welcome",
    "CW": "children_welcome",
    "D": "discussion",
    "EN": "english",
    "ES": "spanish",
    "FR": "french",
    "PT": "portuguese",
    "PL": "polish",
    "RU": "russian",
    "KO": "korean",
    "PA": "punjabi",
    "GL": "lgbtq",
    "LGBTQ": "lgbtq",
    "IP": "book_study",
    "IW": "book_study",
    "JT": "book_study",
    "M": "men",
    "O": "open",
    "SD": "speaker",
    "SO": "speaker",
    "SG": "step_study",
    "SL": "asl",
    "ASL": "asl",
    "ST": "step_study",
    "TO": "discussion",
    "TR": "traditions",
    "TW": "traditions",
    "W": "women",
    "WC": "step_free",
    "WCHR": "step_free",
    "YP": "young",
    "BK": "book_study",
    "LC": "book_study",
    "SPAD": "book_study",
    "AB": "discussion",
    "QA": "discussion",
    "ME": "meditation",
    "CP": "traditions",
}
_BY_NAME = [
    (re.compile(pattern, re.IGNORECASE), feature)
    for pattern, feature in (
        (r"^(?:espa[nñ]ol|spanish)\b|en espa[nñ]ol", "spanish"),
        (r"^(?:english|ingl[eé]s)\b", "english"),
        (r"^(?:french|fran[cç]ais|franc[eé]s)\b", "french"),
        (r"^(?:portugu[eê]s|portuguese)\b", "portuguese"),
        (r"^(?:russian|ruso|русский)\b", "russian"),
        (r"^(?:polish|polski|polaco)\b", "polish"),
        (r"sign language|lenguaje de se[nñ]as|lengua de se[nñ]as", "asl"),
        (r"^wheel ?chair|^silla de ruedas|^accesible", "step_free"),
        (r"^(?:beginner|newcomer|reci[eé]n llegad)", "newcomers"),
        (r"^(?:women|mujeres)\b", "women"),
        (r"^(?:men|hombres)\b", "men"),
        (r"^child(?:ren)? ?care|^cuidado de ni[nñ]os|^guarder[ií]a", "child_care"),
        (r"^children.*welcome|^ni[nñ]os bienvenidos", "children_welcome"),
        (r"lgbt|gay|lesbian", "lgbtq"),
        (r"^(?:young|j[oó]venes)", "young"),
        (r"^(?:outdoor|al aire libre)", "outdoor"),
        (r"^(?:meditation|meditaci[oó]n)", "meditation"),
        (r"^(?:open|abierta)$", "open"),
        (r"^(?:closed|cerrada)$", "closed"),
    )
]


def feature_by_key(code: str) -> str:
    """Our feature for a usual key; "" for one nobody knows."""
    return _BY_KEY.get(code.upper(), "")


def feature_of_format(said: Mapping[str, Any]) -> str:
    """Our feature for a format as its server explains it; "" for one we have no word for."""
    world = str(said.get("world_id") or "").strip().upper()
    if world in _BY_WORLD_ID:
        return _BY_WORLD_ID[world]
    name = str(said.get("name_string") or "").strip()
    for pattern, feature in _BY_NAME:
        if pattern.search(name):
            return feature
    key = str(said.get("key_string") or "").strip()
    return feature_by_key(key) if not name or (len(key) > 1 and not world) else ""
