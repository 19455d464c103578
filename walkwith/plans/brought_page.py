"""What was brought over from a clinic, in words for a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from walkwith.foundation.actor import Actor
from walkwith.plans.models import BroughtItem
from walkwith.plans.pages import person_context
from walkwith.plans.queries import Brought, ItemPage, next_to_sort

BECAME: dict[str, str | Promise] = {
    "kept": _("Kept as a goal"),
    "changed": _("A goal, in other words"),
    "left_out": _("Left out"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldItem:
    """A point, and what became of it. `is_mine`: the viewer brought it, and it waits."""

    item: BroughtItem
    became: str
    who: str
    is_mine: bool


def brought_context(actor: Actor, found: Brought) -> dict[str, Any]:
    return person_context(actor, found.participant, stands=found.stands) | {
        "may_write": found.may_write,
        "waiting": _told(found.waiting, actor),
        "sorted": _told(found.sorted, actor),
    }


def item_context(actor: Actor, found: ItemPage) -> dict[str, Any]:
    return person_context(actor, found.item.participant, stands=True) | {
        "item": found.item,
        "became": str(BECAME.get(found.item.outcome, "")),
        "number": found.number,
        "many": found.many,
    }


def after(found: Brought, made: Sequence[BroughtItem]) -> str:
    """On to the first point, for who decides about it; else to the list."""
    if made and found.stands:
        return reverse("plans:brought_item", args=[made[0].pk])
    return reverse("plans:bring_over", args=[found.participant.pk])


def next_after(item: BroughtItem) -> str:
    """On to the next point; after the last one to the list."""
    left = next_to_sort(item.participant_id)
    if left:
        return reverse("plans:brought_item", args=[left.pk])
    return reverse("plans:bring_over", args=[item.participant_id])


def brought_words(made: Sequence[BroughtItem]) -> str:
    if not made:
        return gettext("All of this is here already.")
    words = ngettext("%(many)s point is here.", "%(many)s points are here.", len(made))
    return words % {"many": len(made)}


def _told(items: Iterable[BroughtItem], viewer: Actor) -> list[ToldItem]:
    return [
        ToldItem(
            item=one,
            became=str(BECAME.get(one.outcome, "")),
            who=getattr(one, "writer", None) or "",
            is_mine=one.is_suggestion and one.written_by_id == viewer.id,
        )
        for one in items
    ]
