"""What the lines of checklists say, by their codes, for who reads what was ticked."""

from collections.abc import Collection

from django.utils.translation import get_language

from walkwith.library.models import LineVersion
from walkwith.library.queries import pack_line

OWN = "own:"


def lines_words(codes: Collection[str]) -> dict[str, str]:
    """The words of the packs; of the house's own lines the newest. At most one statement."""
    is_spanish = get_language() == "es"
    found = {code: _shipped(code, is_spanish=is_spanish) for code in codes}
    own = [code for code in codes if code.startswith(OWN)]
    if own:
        newest = LineVersion.objects.filter(line__in=own).exclude(words="")
        for one in newest.order_by("line", "-made_at", "-id").distinct("line"):
            found[one.line] = (is_spanish and one.words_es) or one.words
    return found


def line_words(code: str) -> str:
    return lines_words([code])[code]


def _shipped(code: str, *, is_spanish: bool) -> str:
    shipped = pack_line(code)
    if shipped is None:
        return code
    return shipped.words.es if is_spanish else shipped.words.en
