"""What a tap on a number dials: the number as the whole world dials it, as in RFC 3966.

The words stay as they were told; only the link changes. A number without a country is one of the
country whose clock hangs there; short ones (988, 211) are dialed as they stand.
"""

import re

FEWEST_DIGITS, LONGEST_SHORT = 3, 6
NORTH_AMERICA = "1"
# By zone: the calling code, and what is dialed before a number only inside the country.
COUNTRIES: dict[str, tuple[str, str]] = {
    "Europe/London": ("44", "0"),
    "Europe/Dublin": ("353", "0"),
    "Europe/Paris": ("33", "0"),
    "Europe/Brussels": ("32", "0"),
    "Europe/Amsterdam": ("31", "0"),
    "Europe/Berlin": ("49", "0"),
    "Europe/Zurich": ("41", "0"),
    "Europe/Vienna": ("43", "0"),
    "Europe/Stockholm": ("46", "0"),
    "Europe/Helsinki": ("358", "0"),
    "Europe/Bucharest": ("40", "0"),
    "Europe/Sofia": ("359", "0"),
    "Europe/Zagreb": ("385", "0"),
    "Europe/Ljubljana": ("386", "0"),
    "Europe/Bratislava": ("421", "0"),
    "Europe/Madrid": ("34", ""),
    "Atlantic/Canary": ("34", ""),
    "Europe/Lisbon": ("351", ""),
    "Europe/Rome": ("39", ""),
    "Europe/Athens": ("30", ""),
    "Europe/Warsaw": ("48", ""),
    "Europe/Prague": ("420", ""),
    "Europe/Copenhagen": ("45", ""),
    "Europe/Oslo": ("47", ""),
    "Europe/Luxembourg": ("352", ""),
    "Europe/Malta": ("356", ""),
    "Asia/Nicosia": ("357", ""),
    "Europe/Tallinn": ("372", ""),
    "Europe/Riga": ("371", ""),
    "America/Mexico_City": ("52", ""),
}
EXTENSION = re.compile(
    r"[\s,;(]*(?:\b(?:ext|extension|extn|anexo)\b\.?|\bx|#)[\s.:]*(\d{1,7})\W*$", re.I
)
NOT_DIALED_ABROAD = re.compile(r"\(0\)")
WORD = re.compile(r"^(\+?1?[\s.-]*\(?[2-9]\d\d\)?[\s.-]*)([0-9A-Za-z][0-9A-Za-z.-]*)")
ANOTHER = re.compile(r"\s+(?:or|o|and|y)\s+|[/;]|,\s")
NUMBER = re.compile(r"\+?[\d(][\d\s().–-]*\d")
# They dial themselves: what follows is their name, not a number in letters.
DIALS_ITSELF = re.compile(r"(?:[2-9]11|988)$")
SPELLED_KEYS = 7
KEYS = {
    letter: key
    for key, letters in enumerate(("abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"), 2)
    for letter in letters
}
IN_NORTH_AMERICA = re.compile(r"1?([2-9]\d{2}[2-9]\d{6})")


def in_two(number: str) -> tuple[str, str]:
    """A number and its extension, where somebody wrote both in one: "412-555-0110 ext. 4"."""
    said = number.strip()
    found = EXTENSION.search(said)
    if found is None or len(re.sub(r"\D", "", said[: found.start()])) <= LONGEST_SHORT:
        return said, ""
    return said[: found.start()].rstrip(" ,;("), found[1]


def dialed(number: str, zone: str = "") -> str:
    """ "+14125550110" for "(412) 555-0110"; its digits where no rule fits; "" for no number."""
    said, _extension = in_two(_first_of(number))
    said = _number_in(_without_letters(NOT_DIALED_ABROAD.sub("", said)).replace("/", " "))
    digits = re.sub(r"[^0-9]", "", said)
    if len(digits) < FEWEST_DIGITS:
        return ""
    if said.lstrip("( ").startswith("+"):
        return f"+{digits}"
    if len(digits) <= LONGEST_SHORT:
        return digits
    code, inside = COUNTRIES.get(zone, (NORTH_AMERICA, ""))
    abroad = "011" if code == NORTH_AMERICA else "00"
    if digits.startswith(abroad):
        return f"+{digits.removeprefix(abroad)}"
    if code == NORTH_AMERICA:
        found = IN_NORTH_AMERICA.fullmatch(digits)
        return f"+1{found[1]}" if found else digits
    return f"+{code}{digits.removeprefix(inside)}"


def _number_in(said: str) -> str:
    """The number among words: "24 hours: 412-555-0110", "646-558-8656, meeting ID 123 456 789"."""
    found = [(len(re.sub(r"\D", "", one)), one) for one in NUMBER.findall(said)]
    whole = (one for many, one in found if many > LONGEST_SHORT)
    short = (one for many, one in found if many >= FEWEST_DIGITS)
    return next(whole, next(short, ""))


def _first_of(number: str) -> str:
    """The first where somebody wrote two."""
    first = ANOTHER.split(number, maxsplit=1)[0]
    return first if len(re.sub(r"\D", "", first)) > LONGEST_SHORT else number


def _without_letters(said: str) -> str:
    """1-800-662-HELP, as the keys of a phone spell it; else as it is: "988 Lifeline" is 988."""
    found = WORD.match(said.strip())
    if found is None or not re.search(r"[A-Za-z]{3}", found[2]):
        return said
    before = found[1].strip()
    is_number = before.startswith("1") or re.search(r"[+().-]", before)
    kept = re.sub(r"[.-]", "", found[2])
    if not is_number or DIALS_ITSELF.search(re.sub(r"\D", "", before)):
        return said
    if len(kept) != SPELLED_KEYS:
        return said
    return found[1] + "".join(str(KEYS.get(sign.lower(), sign)) for sign in kept)
