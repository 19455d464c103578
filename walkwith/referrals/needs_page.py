"""What the forms of needs say about whom they are for."""

from typing import Any

from walkwith.foundation.actor import Actor
from walkwith.people.models import Participant


def about_looking(viewer: Actor, person: Participant) -> dict[str, Any]:
    is_own = person.membership_id == viewer.id
    return {"person": person, "is_own": is_own, "name": person.preferred_name}
