"""What a partner reads and answers by a link: who holds its words is let in, nobody else.

No account, no session, no cookie. The functions of access/links.sql decide, at each click, whether
it opens; a link that is wrong, over, shut or used too often answers just alike.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from walkwith.access.acts import answer, ask
from walkwith.access.notices import notice_named
from walkwith.foundation.identifiers import new_id
from walkwith.referrals.rules.states import Answer, where_answer_leads


@dataclass(frozen=True, slots=True)
class AtDoor:
    """Who asks, and whom: nothing of anybody yet."""

    house: str
    recipient: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What was sent, word for word as it left, with the notice; and where it stands now."""

    house: str
    recipient: str
    sent: dict[str, Any]
    notice: str
    state: str


def digest_of(token: str) -> str:
    """What is kept of the words of a link: they are long and random, so a plain digest will do."""
    return sha256(token.encode()).hexdigest()


def at_door(token: str) -> AtDoor | None:
    found = ask("link_at_door", digest_of(token))
    return AtDoor(*found[0]) if found else None


def opened(token: str, language: str) -> Opened | None:
    """Open it; the person reads that it was opened."""
    found = ask("open_link", digest_of(token), new_id(), new_id())
    if not found:
        return None
    return _told(*found[0][:5], language=language)


def reread(token: str, language: str) -> Opened | None:
    """What they opened within the last hour, to put their answer right; else it is opened anew."""
    found = ask("reread_link", digest_of(token))
    return _told(*found[0], language=language) if found else opened(token, language)


def _told(
    house: str, recipient: str, content: str, notice: str, state: str, *, language: str
) -> Opened:
    words = notice_named(notice, "es" if language.startswith("es") else "en").words
    return Opened(house, recipient, json.loads(content), words, state)


def answered(token: str, said: Answer, words: str, *, seen: str) -> bool:
    """Write the answer down, if it still stands where they saw it and follows from there."""
    led = where_answer_leads(seen, said)
    if led is None:
        return False
    to, outcome = led
    told = (new_id(), seen, to, outcome, words.strip())
    return bool(answer("answer_link", digest_of(token), *told))


def state(token: str) -> str:
    """Where it stands; empty where the link does not open."""
    return str(answer("state_behind_link", digest_of(token)) or "")
