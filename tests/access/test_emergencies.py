"""A record opened in an emergency: by its exact name, to read, told, and looked into."""

import datetime as dt

import pytest
from django.db import connection

from tests.access.covering import an_emergency
from tests.conftest import Cast
from tests.today.build import looks_at, open_dees_door, somebody
from walkwith.access import commands
from walkwith.access.models import Block, EmergencyAccess, PrivacyContact
from walkwith.access.queries import openings_of
from walkwith.access.queries.emergencies import (
    emergencies_of,
    emergencies_to_review,
    emergency_now,
    told_of_emergencies,
)
from walkwith.contacts.commands import save_note
from walkwith.contacts.rules import NoteWords
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Change
from walkwith.people.models import Participant

WHY = "She called and could not say where she is."


def opens(actor: Actor, name: str, why: str = WHY, hours: int = 1) -> EmergencyAccess | None:
    return commands.open_emergency(actor=actor, full_name=name, reason=why, hours=hours)


def keep_out(cast: Cast, worker: Actor) -> None:
    with acting_as(cast.lorraine):
        Block(
            organization_id=cast.rosa.organization_id,
            participant_id=cast.dee.pk,
            member_id=worker.id,
            declared_by_id=cast.lorraine.id,
            starts_at=clock.database_now(),
        ).save(force_insert=True)


def a_privacy_contact(cast: Cast, member: Actor) -> None:
    with acting_as(cast.pat):
        PrivacyContact(
            organization_id=cast.pat.organization_id,
            member_id=member.id,
            starts_at=clock.database_now(),
        ).save(force_insert=True)


def test_it_opens_the_record_to_read(cast: Cast) -> None:
    opened = opens(cast.marcus, "  deirdre  QUÍLL ", hours=2)
    assert opened is not None
    assert opened.ends_at - opened.starts_at == dt.timedelta(hours=2)
    with acting_as(cast.marcus):
        known = openings_of(cast.dee.pk)
        assert (known.relationship, known.may_write) == ("emergency", frozenset())
        assert "contact_notes" in known.may_read
        now = emergency_now(cast.marcus, cast.dee.pk, page="participant")
        assert now is not None and now.pk == opened.pk
    with pytest.raises(NotAllowed):
        save_note(
            actor=cast.marcus,
            note_id=new_id(),
            participant_id=cast.dee.pk,
            note=NoteWords(started_at=clock.now(), minutes=5, together="x"),
        )


@pytest.mark.parametrize("name", ["Nobody Known", "Dee Quill", "De% Qu%", "D_irdre Quill", "% %"])
def test_whoever_is_not_called_exactly_so_is_nobody(cast: Cast, name: str) -> None:
    assert opens(cast.marcus, name) is None
    with acting_as(cast.marcus):
        assert list(Participant.objects.all()) == []
        [missed] = Change.objects.filter(actor_id=cast.marcus.id, event="EmergencyMissed")
    assert (missed.subject_id, missed.details) == (None, {})


def test_several_of_one_name_and_somebody_hidden_are_nobody(cast: Cast) -> None:
    keep_out(cast, cast.marcus)
    assert opens(cast.marcus, "Deirdre Quill") is None
    somebody(cast.lorraine, "Didi", full_name="Deirdre Quill")
    assert opens(cast.rosa, "Deirdre Quill") is None


def test_after_five_misses_one_calls_the_supervisor(cast: Cast) -> None:
    now = clock.now()
    with clock.stopped_at(now):
        for _try in range(5):
            assert opens(cast.marcus, "Nobody Known") is None
        with pytest.raises(Refused, match="Call your supervisor"):
            opens(cast.marcus, "Deirdre Quill")
        assert opens(cast.rosa, "Deirdre Quill") is not None
    with clock.stopped_at(now + dt.timedelta(minutes=61)):
        assert opens(cast.marcus, "Deirdre Quill") is not None


def test_what_is_missing_is_said_and_is_no_miss(cast: Cast) -> None:
    for name, why, field in (("Deirdre", WHY, "full_name"), ("Deirdre Quill", "x", "reason")):
        with pytest.raises(Refused) as refused:
            opens(cast.marcus, name, why)
        assert refused.value.field == field
    with pytest.raises(Refused):
        opens(cast.marcus, "Deirdre Quill", hours=5)
    with acting_as(cast.marcus):
        assert not Change.objects.filter(event="EmergencyMissed").exists()


def test_who_is_no_worker_opens_nothing(cast: Cast) -> None:
    dee = open_dees_door(cast)
    for actor in (cast.pat, dee):
        with pytest.raises(NotAllowed):
            opens(actor, "Deirdre Quill")
    assert opens(cast.kit, "Deirdre Quill") is None


def test_it_ends_when_whoever_opened_it_says_so(cast: Cast) -> None:
    opened = an_emergency(cast)
    for other in (cast.rosa, cast.lorraine):
        with pytest.raises(NotFound):
            commands.close_emergency(actor=other, emergency_id=opened.pk)
    commands.close_emergency(actor=cast.marcus, emergency_id=opened.pk)
    with acting_as(cast.marcus):
        assert openings_of(cast.dee.pk).relationship == ""
    with pytest.raises(NotFound):
        commands.close_emergency(actor=cast.marcus, emergency_id=opened.pk)


def test_it_ends_by_itself(cast: Cast) -> None:
    opened = an_emergency(cast)
    over = clock.database_now() - dt.timedelta(seconds=1)
    with acting_as(cast.marcus):
        assert openings_of(cast.dee.pk).relationship == "emergency"
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute(
            "UPDATE access_emergencyaccess SET starts_at = %s, ends_at = %s WHERE id = %s",
            [over - dt.timedelta(hours=1), over, opened.pk],
        )
        cursor.execute("SET LOCAL ROLE walkwith_app")
    with acting_as(cast.marcus):
        assert openings_of(cast.dee.pk).relationship == ""


def test_dee_is_told_and_reads_the_review(cast: Cast) -> None:
    dee = open_dees_door(cast)
    opened = an_emergency(cast, by=cast.rosa)
    with acting_as(dee):
        [one] = emergencies_of(cast.dee.pk, page="emergencies")
    assert (one.worker.name, one.reason, one.reviewed_at) == ("Rosa", WHY, None)
    commands.review_emergency(
        actor=cast.lorraine, emergency_id=opened.pk, is_justified=False, words="Call first."
    )
    with acting_as(dee):
        [one] = emergencies_of(cast.dee.pk, page="emergencies")
        assert one.reviewed_by is not None
    assert (one.reviewed_by.name, one.is_justified, one.review) == (
        "Lorraine",
        False,
        "Call first.",
    )


def test_who_leads_the_opener_and_the_privacy_contact_look_into_it(cast: Cast) -> None:
    a_privacy_contact(cast, cast.pat)
    opened = an_emergency(cast, by=cast.rosa)
    assert told(cast, cast.rosa) == ["Lorraine", "Pat"]
    assert told(cast, cast.pat) == []
    for actor, waits in ((cast.lorraine, True), (cast.pat, True), (cast.marcus, False)):
        with acting_as(actor):
            waiting = emergencies_to_review(page="today")
            assert [one.pk for one in waiting] == [opened.pk] * waits
    with acting_as(cast.rosa):
        assert emergencies_to_review(page="today") == []


def told(cast: Cast, worker: Actor) -> list[str]:
    with acting_as(cast.pat):
        return [one.name for one in told_of_emergencies(worker.id)]


def test_a_supervisor_of_dees_walk_does_not_review_what_another_opened(cast: Cast) -> None:
    """Lorraine reads that it happened; Marcus is not hers."""
    opened = an_emergency(cast, by=cast.marcus)
    with acting_as(cast.lorraine):
        assert len(emergencies_of(cast.dee.pk, page="emergencies")) == 1
        assert emergencies_to_review(page="today") == []
    for actor in (cast.lorraine, cast.marcus, cast.rosa, cast.kit, cast.pat):
        with pytest.raises(NotFound):
            commands.review_emergency(
                actor=actor, emergency_id=opened.pk, is_justified=True, words="Fine."
            )


def test_it_is_looked_into_once_with_words(cast: Cast) -> None:
    opened = an_emergency(cast, by=cast.rosa)
    asked = {"actor": cast.lorraine, "emergency_id": opened.pk, "is_justified": True}
    with pytest.raises(Refused):
        commands.review_emergency(**asked, words="  ")  # type: ignore[arg-type]
    commands.review_emergency(**asked, words="It was right.")  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        commands.review_emergency(**asked, words="Again.")  # type: ignore[arg-type]
    with acting_as(cast.lorraine):
        assert emergencies_to_review(page="today") == []


def test_opening_is_in_the_history_and_each_look_has_its_reason(cast: Cast) -> None:
    an_emergency(cast)
    with acting_as(cast.marcus):
        emergencies_of(cast.dee.pk, page="emergencies")
    assert looks_at(cast.dee, cast.marcus, seen_by=cast.rosa) == [
        ("opened", "emergencies", "emergencies")
    ]
    with acting_as(cast.rosa):
        kept = Change.objects.filter(event__startswith="Emergency")
        assert [(one.event, one.subject_id, one.details) for one in kept] == [
            ("EmergencyOpened", cast.dee.pk, {"hours": 1})
        ]
