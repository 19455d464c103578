"""What commands do to steps and wants, and whom they refuse."""

import datetime as dt

import pytest

from tests.conftest import Cast
from walkwith.access.models import Look
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Change
from walkwith.plans import commands, queries
from walkwith.plans.models import Step

pytestmark = pytest.mark.usefixtures("beside")

NOON = dt.datetime(2026, 11, 18, 17, 0, tzinfo=dt.UTC)
TODAY = NOON.date()


def a_step(actor: Actor, cast: Cast, **said: object) -> Step:
    fields = {"words": "Call Harbor House", **said}
    return commands.add_step(actor=actor, participant_id=cast.dee.pk, **fields)  # type: ignore[arg-type]


def events_of(actor: Actor) -> list[str]:
    with acting_as(actor):
        return list(
            Change.objects.filter(section="plan")
            .exclude(event="SideBySideBegan")
            .order_by("at", "id")
            .values_list("event", flat=True)
        )


def test_a_step_is_added_edited_done_and_opened_again(cast: Cast) -> None:
    step = a_step(cast.rosa, cast, words="  Call\r\nHarbor House ", day=TODAY, who="worker")
    assert (step.words, step.day, step.who) == ("Call\nHarbor House", TODAY, "worker")
    commands.edit_step(
        actor=cast.rosa, step_id=step.pk, words="Call them", day=None, who="together"
    )
    commands.finish_step(actor=cast.rosa, step_id=step.pk)
    commands.finish_step(actor=cast.rosa, step_id=step.pk)
    commands.reopen_step(actor=cast.rosa, step_id=step.pk)
    commands.let_go_line(actor=cast.rosa, kind="step", line_id=step.pk)
    with acting_as(cast.rosa):
        kept = Step.objects.get()
    assert (kept.words, kept.day, kept.done_at, kept.is_open) == ("Call them", None, None, False)
    assert events_of(cast.rosa) == [
        "StepAdded",
        "StepEdited",
        "StepFinished",
        "StepReopened",
        "LineLetGo",
    ]


def test_an_edit_that_changes_nothing_leaves_no_trace(cast: Cast) -> None:
    step = a_step(cast.rosa, cast)
    commands.edit_step(
        actor=cast.rosa, step_id=step.pk, words=step.words, day=step.day, who=step.who
    )
    assert events_of(cast.rosa) == ["StepAdded"]


def test_a_suggestion_is_taken_or_goes(cast: Cast) -> None:
    taken = a_step(cast.rosa, cast, is_suggestion=True)
    gone = a_step(cast.rosa, cast, is_suggestion=True, words="The Thursday meeting")
    commands.accept_line(actor=cast.rosa, kind="step", line_id=taken.pk, day=TODAY)
    commands.decline_line(actor=cast.rosa, kind="step", line_id=gone.pk)
    commands.decline_line(actor=cast.rosa, kind="step", line_id=taken.pk)
    with acting_as(cast.rosa):
        plan = queries.plan_of(cast.dee.pk)
    assert [(step.words, step.day) for step in plan.steps] == [("Call Harbor House", TODAY)]
    assert plan.suggestions == []


def test_wants_are_kept_and_the_newest_holds(cast: Cast) -> None:
    for words in ("A job", "My own place", "My own place"):
        commands.set_want(actor=cast.rosa, participant_id=cast.dee.pk, words=words)
    with acting_as(cast.rosa):
        want = queries.current_want(cast.dee.pk)
    assert want is not None
    assert want.words == "My own place"
    assert want.writer == "Rosa"  # type: ignore[attr-defined]
    assert events_of(cast.rosa) == ["WantSet", "LineChanged", "WantSet"]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"words": "   "}, "words"),
        ({"words": "a" * 301}, "words"),
        ({"words": "a\x00b"}, "words"),
        ({"who": "nobody"}, "who"),
        ({"day": dt.date(202, 1, 1)}, "day"),
        ({"day": dt.date(9026, 1, 1)}, "day"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    cast: Cast, said: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        a_step(cast.rosa, cast, **said)
    assert refused.value.field == field
    assert refused.value.words
    assert events_of(cast.rosa) == []


def test_a_meeting_that_is_not_there_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        a_step(cast.rosa, cast, meeting_id=new_id())


def test_strangers_find_nobody_and_a_supervisor_only_reads(cast: Cast) -> None:
    step = a_step(cast.rosa, cast)
    for actor in cast.strangers():
        with pytest.raises(NotFound):
            a_step(actor, cast)
        with pytest.raises(NotFound):
            commands.finish_step(actor=actor, step_id=step.pk)
        with pytest.raises(NotFound), acting_as(actor):
            queries.plan_of(cast.dee.pk)
    with pytest.raises(NotAllowed):
        a_step(cast.lorraine, cast)
    with pytest.raises(NotAllowed):
        commands.finish_step(actor=cast.lorraine, step_id=step.pk)
    with acting_as(cast.lorraine):
        assert [one.pk for one in queries.plan_of(cast.dee.pk).steps] == [step.pk]


def test_writing_and_reading_a_plan_are_looks(cast: Cast) -> None:
    a_step(cast.rosa, cast)
    with acting_as(cast.lorraine):
        queries.plan_of(cast.dee.pk)
    with acting_as(cast.rosa):
        looks = Look.objects.filter(page="plan").order_by("made_at", "id")
        assert [(look.how, look.sections, look.why) for look in looks] == [
            ("wrote", ["plan"], "assigned"),
            ("opened", ["identity", "plan"], "supervises"),
        ]


def test_steps_come_in_the_order_of_their_days(cast: Cast) -> None:
    for words, day in (("c", None), ("b", TODAY + dt.timedelta(1)), ("a", TODAY)):
        a_step(cast.rosa, cast, words=words, day=day)
    with acting_as(cast.rosa):
        assert [step.words for step in queries.open_steps_of(cast.dee.pk)] == ["a", "b", "c"]
