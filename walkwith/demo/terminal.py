"""What `walkwith demo` and the first `walkwith run` do, and what they say."""

from argparse import Namespace
from collections.abc import Callable

from walkwith.accounts.models import Organization
from walkwith.demo.bulk.loading import Size, load_big
from walkwith.demo.loading import MEETINGS, SEED, load_demo, wake_demo
from walkwith.foundation.errors import Refused

NOTES_EACH = 50
WHO = """
  Sign in with a tap on a name:
    Rosa      a peer specialist: her day, her people, a note in a minute
    Dee       walks with Rosa, and reads every word about herself
    Lorraine  leads Rosa's team
    Marcus    the peer specialist next door, who sees nothing of Dee
    Pat       runs the house and reads nobody's record
    Ana       Dee's sister, who sees the little that Dee signed for
    Kit       works in another organization
"""


def load(asked: Namespace, say: Callable[[str], None]) -> None:
    """Load the demo, or with `--participants` the big one; a refusal is one sentence."""
    try:
        seed = SEED if asked.seed is None else asked.seed
        if asked.participants is None:
            meetings = MEETINGS if asked.meetings is None else asked.meetings
            load_demo(seed=seed, meetings=meetings, say=say)
        else:
            notes = asked.participants * NOTES_EACH if asked.notes is None else asked.notes
            size = Size(asked.participants, notes, asked.meetings or 0)
            load_big(size, seed=seed, say=say)
    except Refused as refused:
        raise RuntimeError(refused.words) from refused


def prepare(say: Callable[[str], None]) -> str:
    """Before the pages open: the demo the first time, a new day every other time.

    Answers who to sign in as; nothing where real people are.
    """
    if not Organization.objects.exists():
        say("The first time only: the people of the demo move in. About half a minute.")
        load_demo(say=say)
    elif Organization.objects.exclude(is_demo=True).exists():
        return ""
    else:
        wake_demo()
    return WHO
