"""Words of an ended session: kept for their owner, then let go."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from walkwith.accounts.held import LONGEST_PATH
from walkwith.accounts.models import HeldWords
from walkwith.accounts.queries import HELD_FOR, enter
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.identifiers import new_id


def hold_words(*, account_id: UUID, path: str, page: str, words: dict[str, list[str]]) -> str:
    """Keep what an ended session was about to save, for its owner alone, for a day.

    The answer is the key of what is held; empty when there was nothing to keep.
    """
    if not any(said.strip() for several in words.values() for said in several):
        return ""
    with transaction.atomic():
        actor = enter(account_id=account_id)
        if actor is None:
            return ""
        with acting_as(actor, entered=True):
            HeldWords.objects.filter(at__lt=clock.now() - HELD_FOR).delete()
            held = HeldWords.objects.create(
                id=new_id(),
                account_id=account_id,
                path=path[:LONGEST_PATH],
                page=page,
                words=words,
                at=clock.now(),
            )
            return str(held.pk)


def give_back_words(*, path: str) -> str:
    """Let go of what the viewer has saved now, or does not want; the key of what still waits."""
    HeldWords.objects.filter(Q(path=path) | Q(page=path)).delete()
    waiting = HeldWords.objects.order_by("-at").first()
    return str(waiting.pk) if waiting else ""
