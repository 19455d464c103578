"""Real transactions at the same moment: a note and a draft are still one."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.at_once import all_at_once, real_transactions
from tests.conftest import Cast
from tests.contacts.build import NOON, a_note
from walkwith.contacts import commands
from walkwith.contacts.models import ContactNote, Draft
from walkwith.contacts.rules import NextStep
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.plans.models import Step


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    yield from real_transactions(django_db_blocker)


def test_a_note_is_saved_once(cast: Cast) -> None:
    key, more = new_id(), {"next_steps": [NextStep(words="Call", agreed=True)]}
    saved = all_at_once(lambda _n: a_note(cast.rosa, cast, note_id=key, more=more))
    assert {note.pk for note in saved} == {key}
    with acting_as(cast.rosa):
        assert ContactNote.objects.count() == Step.objects.count() == 1


def test_a_draft_is_one_draft(cast: Cast) -> None:
    key = new_id()

    def keep(number: int) -> None:
        with clock.stopped_at(NOON):
            commands.save_draft(
                actor=cast.rosa,
                participant_id=cast.dee.pk,
                note_id=key,
                words={"goal": [str(number)]},
            )

    all_at_once(keep)
    with acting_as(cast.rosa):
        assert Draft.objects.count() == 1
