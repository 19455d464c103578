"""The history: whole, in the name of whoever acted, seen by those within reach, never altered."""

import pytest
from django.db import DatabaseError, transaction

from tests.conftest import Cast
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Change
from walkwith.people.commands import edit_participant


def changes(actor: Actor, **wanted: object) -> list[Change]:
    with acting_as(actor):
        return list(Change.objects.filter(**wanted).order_by("at", "id"))


def test_a_change_says_who_what_and_about_whom(cast: Cast) -> None:
    edit_participant(actor=cast.rosa, participant_id=cast.dee.pk, changes={"pronouns": "they"})
    [change] = changes(cast.rosa, event="ParticipantEdited")
    assert (change.actor_id, change.organization_id) == (cast.rosa.id, cast.rosa.organization_id)
    assert (change.subject_id, change.section, change.record_id) == (
        cast.dee.pk,
        "identity",
        cast.dee.pk,
    )
    assert change.details == {"before": {"pronouns": "she/her"}, "after": {"pronouns": "they"}}
    assert abs((clock.now() - change.at).total_seconds()) < 60


def test_strangers_see_no_history_of_a_person(cast: Cast) -> None:
    assert {change.event for change in changes(cast.rosa, subject_id=cast.dee.pk)} >= {
        "ParticipantAdded",
        "Assigned",
        "StrengthsAdded",
    }
    for stranger in cast.strangers():
        assert changes(stranger, subject_id__isnull=False) == []


@pytest.mark.parametrize("alter", ["update", "delete"])
def test_nobody_alters_it(cast: Cast, alter: str) -> None:
    with acting_as(cast.rosa):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            if alter == "update":
                Change.objects.update(event="Nothing")
            else:
                Change.objects.all()._raw_delete("default")
        assert Change.objects.filter(event="Nothing").count() == 0


def test_nobody_writes_in_another_name(cast: Cast) -> None:
    with (
        acting_as(cast.rosa),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        Change.objects.create(
            organization_id=cast.rosa.organization_id,
            actor_id=cast.marcus.id,
            record_id=new_id(),
            event="Forged",
            at=clock.now(),
        )
