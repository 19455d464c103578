"""What the codes of each fellowship mean, in features of our own.

The same letters mean different things to different fellowships (POA is proof of attendance in
AA and parents in Al-Anon; GL is gay and lesbian in NA), so every code is read with its
fellowship. Features are the keys of `walkwith.directory.words.FEATURES`.
"""

from collections.abc import Iterable

from walkwith.directory.words import FEATURES

ONLINE = "ONL"
CLOSED_PLACE = "TC"

_SHARED = {
    "O": "open",
    "C": "closed",
    "M": "men",
    "W": "women",
    "Y": "young",
    "YP": "young",
    "S": "spanish",
    "ES": "spanish",
    "EN": "english",
    "FR": "french",
    "POR": "portuguese",
    "POL": "polish",
    "RUS": "russian",
    "KOR": "korean",
    "PUN": "punjabi",
    "ASL": "asl",
    "X": "step_free",
    "XB": "accessible_restroom",
    "BA": "child_care",
    "CF": "children_welcome",
    "BE": "newcomers",
    "BEG": "newcomers",
    "D": "discussion",
    "SP": "speaker",
    "ST": "step_study",
    "TR": "traditions",
    "LIT": "book_study",
    "MED": "meditation",
    "11": "meditation",
    "CAN": "candlelight",
    "OUT": "outdoor",
    "FF": "fragrance_free",
    "LGBTQ": "lgbtq",
    "POC": "people_of_color",
}

_TWELVE_STEPS_OF_AA = {
    "12x12": "step_study",
    "A": "secular",
    "ABSI": "book_study",
    "B": "book_study",
    "DR": "book_study",
    "GR": "book_study",
    "LS": "book_study",
    "BI": "lgbtq",
    "G": "lgbtq",
    "L": "lgbtq",
    "T": "lgbtq",
    "NB": "lgbtq",
    "DD": "dual_diagnosis",
    "H": "milestones",
    "N": "indigenous",
    "NDG": "indigenous",
    "SEN": "seniors",
    "AL-AN": "family_beside",
    "AL": "family_beside",
    "BRK": "meal",
}

_OF_NA = {
    "BT": "book_study",
    "CPT": "traditions",
    "CW": "children_welcome",
    "DISC": "discussion",
    "TOP": "discussion",
    "QA": "discussion",
    "GL": "lgbtq",
    "IP": "book_study",
    "IW": "book_study",
    "JFT": "book_study",
    "LC": "book_study",
    "SPAD": "book_study",
    "SPK": "speaker",
    "STEP": "step_study",
    "SWG": "step_study",
    "TRAD": "traditions",
}

_OF_ALANON = {
    "A": "secular",
    "AC": "adult_children",
    "YA": "young",
    "POA": "parents",
    "LGBTQIA": "lgbtq",
    "G": "lgbtq",
    "L": "lgbtq",
    "T": "lgbtq",
    "AL": "teens_beside",
}

_OF_OA = {
    "B": "book_study",
    "AA12": "step_study",
    "11TH": "meditation",
    "SD": "discussion",
    "SPIR": "meditation",
    "TEEN": "young",
    "VOR": "book_study",
    "WORK": "book_study",
    "FT": "book_study",
    "OA23": "book_study",
}

_OF_DHARMA = {
    "BB": "book_study",
    "CC": "child_care",
    "MI": "meditation",
    "IS": "discussion",
    "WA": "step_free",
    "8F": "book_study",
}

CODES: dict[str, dict[str, str]] = {
    "AA": {**_SHARED, **_TWELVE_STEPS_OF_AA, "POA": "proof_of_attendance"},
    "NA": {**_SHARED, **_OF_NA},
    "HA": {**_SHARED, **_OF_NA},
    "CA": {**_SHARED, **_TWELVE_STEPS_OF_AA},
    "AL-ANON": {**_SHARED, **_OF_ALANON, "Y": "teens"},
    "OA": {**_SHARED, **_OF_OA},
    "EDA": {**_SHARED, "12x12": "step_study", "A": "secular", "B": "book_study", "T": "lgbtq"}
    | {"TO": "discussion", "NDG": "indigenous", "SEN": "seniors"},
    "GA": {**_SHARED, "B": "book_study", "20": "newcomers", "TOP": "discussion"}
    | {"GAA": "family_beside", "DR": "book_study"},
    "SLAA": {**_SHARED, "B": "book_study", "NC": "newcomers"},
    "RD": {**_SHARED, **_OF_DHARMA},
}

_BY_CAPITALS = {
    fellowship: {code.upper(): feature for code, feature in codes.items()}
    for fellowship, codes in CODES.items()
}


# The first code of each feature, in the order above.
_FIRST = {
    fellowship: {feature: code for code, feature in reversed(codes.items())}
    for fellowship, codes in CODES.items()
}


def features_of(fellowship: str, codes: Iterable[str]) -> list[str]:
    """Our features for a row's codes, each once; codes nobody knows say nothing.

    A feature's own name is a code of every fellowship: so our own feeds write what it lacks.
    """
    known = _BY_CAPITALS.get(fellowship, {})
    found = (known.get(code.upper()) or (code if code in FEATURES else None) for code in codes)
    return list(dict.fromkeys(feature for feature in found if feature))


def codes_of(fellowship: str, features: Iterable[str]) -> list[str]:
    """Codes that read back as these features: the fellowship's own, else the feature's name."""
    return [_FIRST.get(fellowship, {}).get(feature, feature) for feature in features]
