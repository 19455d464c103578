"""Our own vocabulary of needs, as HSDS taxonomy: open, and the only one that leaves the house.

Terms of licensed vocabularies (211) are a partner's own; they stay in the row they came in.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.utils import translation

from walkwith.directory.needs import GROUPS, NEEDS
from walkwith.feeds.out.shapes import key_of

TAXONOMY = {
    "id": key_of("taxonomy", "needs"),
    "name": "Walkwith needs",
    "description": "What people in recovery look for, in plain words. Open: free for any use.",
    "version": "1",
}


def term_key(code: str) -> str:
    return key_of("need", code)


def group_key(group: str) -> str:
    return key_of("group of needs", group)


@cache
def terms() -> dict[str, dict[str, Any]]:
    """Every term by its key: groups first, then the needs below them. Words are English."""
    with translation.override("en"):
        found = [_term(group_key(code), code, str(words)) for code, words in GROUPS.items()]
        for need in NEEDS.values():
            term = _term(term_key(need.code), need.code, str(need.words), need.english)
            found.append(term | {"parent_id": group_key(need.group)})
    return {term["id"]: term for term in found}


def _term(key: str, code: str, words: str, others: Iterable[str] = ()) -> dict[str, Any]:
    return {
        "id": key,
        "code": code,
        "name": words,
        "description": ", ".join(others) or words,
        "taxonomy": TAXONOMY["name"],
        "taxonomy_id": TAXONOMY["id"],
        "taxonomy_detail": TAXONOMY,
        "language": "en",
    }


def codes_of(key: str) -> list[str]:
    """The needs a term stands for: one, or those of a group; none for a key nobody knows."""
    term = terms().get(key)
    if term is None:
        return []
    if "parent_id" in term:
        return [term["code"]]
    return [need.code for need in NEEDS.values() if need.group == term["code"]]


def attributes_of_needs(service: UUID, codes: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": key_of(service, "need", code),
            "link_id": str(service),
            "link_entity": "service",
            "taxonomy_term_id": term_key(code),
            "taxonomy_term": terms()[term_key(code)],
        }
        for code in codes
        if code in NEEDS
    ]
