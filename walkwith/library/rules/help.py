"""What a line of the crisis card needs before somebody in trouble may rely on it."""

from collections.abc import Mapping

MOST_LINES = 12
NEVER_GONE = "988"


def reason_not_to_keep(line: Mapping[str, object]) -> str:
    """Why this line helps nobody: 'unreachable' or 'unexplained'; empty when it is fine."""
    if not any(line.get(way) for way in ("phone", "text", "chat")):
        return "unreachable"
    return "" if line.get("words") else "unexplained"


def reason_not_to_remove(phones: list[str], phone: str) -> str:
    """'last_of_988' for the only line with 988, which every card keeps; else empty."""
    is_last = phone.strip() == NEVER_GONE and phones.count(NEVER_GONE) <= 1
    return "last_of_988" if is_last else ""
