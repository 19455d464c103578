from django.utils.translation import gettext as _

from walkwith.accounts.models import Organization
from walkwith.directory.events import DirectoryOpened
from walkwith.directory.policies import check_may_open_directory
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import Refused
from walkwith.foundation.history import record


@command
def open_directory(*, actor: Actor, public_at: str, public_is_indexed: bool) -> None:
    """Switch the public page on under a word, or off without one."""
    check_may_open_directory(actor)
    word = public_at.lower()
    others = Organization.objects.exclude(pk=actor.organization_id)
    if word and others.filter(public_at=word).exists():
        raise Refused(_("Another house has this word. Try a longer one."), field="public_at")
    house = Organization.objects.get(pk=actor.organization_id)
    house.public_at, house.public_is_indexed = word, public_is_indexed
    house.save(update_fields=["public_at", "public_is_indexed"])
    record(actor=actor, event=DirectoryOpened(word=word), about=house)
