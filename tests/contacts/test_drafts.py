"""A draft is its author's alone, and goes when the note is saved or two weeks are over."""

import datetime as dt

import pytest

from tests.conftest import Cast
from tests.contacts.build import HOUR, NOON, a_note
from walkwith.access.commands import assign
from walkwith.contacts import commands, queries
from walkwith.contacts.models import Draft
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Change


def keep(actor: Actor, cast: Cast, said: str, at: dt.datetime = NOON) -> Draft | None:
    with clock.stopped_at(at):
        return commands.save_draft(
            actor=actor, participant_id=cast.dee.pk, note_id=new_id(), words={"goal": [said]}
        )


def drafts_seen_by(actor: Actor) -> list[dict[str, list[str]]]:
    with acting_as(actor):
        return [draft.words for draft in Draft.objects.order_by("made_at")]


def test_the_newest_words_hold_and_nobody_else_sees_them(cast: Cast) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)
    keep(cast.rosa, cast, "A jo")
    keep(cast.rosa, cast, "A job\x00")
    assert drafts_seen_by(cast.rosa) == [{"goal": ["A job"]}]
    for actor in (cast.lorraine, *cast.strangers()):
        assert drafts_seen_by(actor) == []
    with acting_as(cast.rosa):
        begun = Change.objects.get(event="DraftBegun")
    assert (begun.subject_id, begun.details) == (None, {})


def test_two_workers_have_a_draft_each(cast: Cast) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)
    keep(cast.rosa, cast, "Rosa")
    keep(cast.lorraine, cast, "Lorraine")
    assert drafts_seen_by(cast.rosa) == [{"goal": ["Rosa"]}]
    assert drafts_seen_by(cast.lorraine) == [{"goal": ["Lorraine"]}]


def test_the_form_opens_with_the_draft_and_its_key(cast: Cast) -> None:
    kept = keep(cast.rosa, cast, "A job")
    assert kept is not None
    with clock.stopped_at(NOON + HOUR), acting_as(cast.rosa):
        form = queries.form_to_log(cast.rosa, cast.dee.pk)
        assert form.draft is not None
        assert (form.note_id, form.draft.words) == (kept.note_id, {"goal": ["A job"]})
    with clock.stopped_at(NOON + dt.timedelta(days=15)), acting_as(cast.rosa):
        assert queries.form_to_log(cast.rosa, cast.dee.pk).draft is None


def test_an_old_draft_goes_when_another_is_kept(cast: Cast) -> None:
    first = keep(cast.rosa, cast, "Old")
    keep(cast.rosa, cast, "New", at=NOON + dt.timedelta(days=15))
    with acting_as(cast.rosa):
        draft = Draft.objects.get()
    assert first is not None
    assert (draft.words, draft.pk == first.pk) == ({"goal": ["New"]}, False)


def test_saving_the_note_takes_its_draft_away(cast: Cast) -> None:
    kept = keep(cast.rosa, cast, "A job")
    assert kept is not None
    a_note(cast.rosa, cast)
    assert len(drafts_seen_by(cast.rosa)) == 1
    a_note(cast.rosa, cast, note_id=kept.note_id)
    assert drafts_seen_by(cast.rosa) == []
    with clock.stopped_at(NOON):
        late = commands.save_draft(
            actor=cast.rosa,
            participant_id=cast.dee.pk,
            note_id=kept.note_id,
            words={"goal": ["late"]},
        )
    assert (late, drafts_seen_by(cast.rosa)) == (None, [])


def test_discarding_is_done_once_and_may_be_asked_twice(cast: Cast) -> None:
    keep(cast.rosa, cast, "A job")
    for _time in range(2):
        commands.discard_draft(actor=cast.rosa, participant_id=cast.dee.pk)
    assert drafts_seen_by(cast.rosa) == []


def test_who_may_not_write_a_note_keeps_no_draft(cast: Cast) -> None:
    for actor in cast.strangers():
        with pytest.raises(NotFound):
            keep(actor, cast, "x")
    with pytest.raises(NotAllowed):
        keep(cast.lorraine, cast, "x")
