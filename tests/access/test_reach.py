"""Who sees Dee, and who does not."""

from tests.conftest import Cast
from walkwith.foundation.actor import acting_as
from walkwith.people.models import Participant


def test_rosa_and_her_supervisor_see_dee(cast: Cast) -> None:
    for actor in (cast.rosa, cast.lorraine):
        with acting_as(actor):
            assert list(Participant.objects.all()) == [cast.dee]


def test_strangers_see_nobody(cast: Cast) -> None:
    for actor in cast.strangers():
        with acting_as(actor):
            assert list(Participant.objects.all()) == []
