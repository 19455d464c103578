"""Two people change who walks with somebody at the same moment."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from tests.access.doors import talked
from tests.at_once import all_at_once, real_transactions, while_unfinished
from tests.conftest import PASSWORD, Cast
from walkwith.access.commands import assign, begin_supervision, end_assignment, open_own_door
from walkwith.access.models import Assignment, Supervision
from walkwith.accounts.commands import add_member, add_program
from walkwith.accounts.models import Account, Program
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import Refused

SAVED_ALREADY = {
    "This was saved a moment ago. Look before you save again.",
    "They walk together already.",
}


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    yield from real_transactions(django_db_blocker)


def standing(cast: Cast) -> dict[UUID, UUID]:
    """Who walks with Dee: the worker and their assignment."""
    with acting_as(cast.rosa):
        return dict(
            Assignment.objects.filter(participant=cast.dee, ends_at=None).values_list(
                "worker_id", "pk"
            )
        )


def test_sent_sixteen_times_they_are_brought_together_once(cast: Cast) -> None:
    def bring(_number: int) -> str:
        try:
            assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
        except Refused as refused:
            return refused.words
        return "saved"

    answers = all_at_once(bring)
    assert answers.count("saved") == 1
    assert set(answers) <= {"saved", *SAVED_ALREADY}
    assert standing(cast).keys() == {cast.rosa.id, cast.marcus.id}


def acts(cast: Cast) -> dict[str, Any]:
    """What may be sent twice: each as its actor would do it."""
    return {
        "assign": lambda: assign(
            actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id
        ),
        "begin_supervision": lambda: begin_supervision(
            actor=cast.pat, supervisor_id=cast.lorraine.id, worker_id=cast.marcus.id
        ),
        "add_member": lambda: add_member(
            actor=cast.pat, role="peer_specialist", name="Ray", username="ray", password=PASSWORD
        ),
        "add_program": lambda: add_program(actor=cast.pat, name="Lake"),
        "open_own_door": lambda: open_own_door(
            actor=cast.rosa, participant_id=cast.dee.pk, username="dee"
        ),
    }


@pytest.mark.parametrize(
    "name", ["assign", "begin_supervision", "add_member", "add_program", "open_own_door"]
)
def test_the_second_of_two_is_told_to_look(cast: Cast, name: str) -> None:
    talked(cast.rosa, cast.dee.pk)
    act = acts(cast)[name]
    actor = cast.rosa if name in ("assign", "open_own_door") else cast.pat
    with while_unfinished(actor, act) as meanwhile:
        second = meanwhile(act)
    with pytest.raises(Refused, match="This was saved a moment ago"):
        second.result()
    with acting_as(cast.pat):
        assert Supervision.objects.count() == (2 if name == "begin_supervision" else 1)
        assert Program.objects.filter(name="Lake").count() == (name == "add_program")
    assert Account.objects.filter(username__in=["ray", "dee"]).count() == (
        name in ("add_member", "open_own_door")
    )


def test_the_last_two_cannot_both_go(cast: Cast) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)
    known = standing(cast)

    def first() -> None:
        end_assignment(actor=cast.lorraine, assignment_id=known[cast.lorraine.id])

    with while_unfinished(cast.lorraine, first) as meanwhile:
        second = meanwhile(
            lambda: end_assignment(actor=cast.rosa, assignment_id=known[cast.rosa.id])
        )
    with pytest.raises(Refused, match="Somebody has to walk with them"):
        second.result()
    assert standing(cast).keys() == {cast.rosa.id}
