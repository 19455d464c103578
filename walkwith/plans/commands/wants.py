"""What matters to the person, in their words."""

from uuid import UUID

from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.plans import events, lines, rules
from walkwith.plans.models import Want
from walkwith.plans.policies import check_may_write_line
from walkwith.plans.words import check_words


@command
def set_want(*, actor: Actor, participant_id: UUID, words: str) -> Want:
    """Say what matters to the person now. What they said before stays in the record."""
    check_may_write_line(actor, participant_id=participant_id)
    words = check_words(words, longest=rules.LONGEST_WANT, field="words")
    standing = Want.objects.filter(
        participant_id=participant_id, area=None, is_suggestion=False, let_go_at=None
    )
    newest = standing.order_by("-made_at", "-id").first()
    if newest and newest.words == words:
        return newest
    if newest:
        lines.put(actor, newest, let_go_at=clock.now())
    want = Want(participant_id=participant_id, words=words)
    return lines.write(actor, want, event=events.WantSet(words=words))
