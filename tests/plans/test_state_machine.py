"""Anything may happen in any order: no word of a worker's stands without the person's yes.

The machine acts through `plans/lines.py`, as every command does, and past it, with rows written
straight into the tables as the program's own role. It keeps a small model of its own: how each
line stood after each change, and who said yes. After every step the tables, and what the versions
tell, must equal it.
"""

from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.conftest import Cast
from tests.plans.dee import dee_signed_in
from tests.plans.told_lines import KINDS, WRONGS, Told
from tests.said import Say
from walkwith import access
from walkwith.access.commands import assign, begin_side_by_side, end_side_by_side
from walkwith.access.models import Assignment, Version
from walkwith.access.queries.side_by_side import moment_with
from walkwith.foundation.actor import Actor, acting_as, all_or_nothing
from walkwith.foundation.errors import Refusal
from walkwith.foundation.identifiers import new_id
from walkwith.plans import lines
from walkwith.plans.commands import bring_back_version
from walkwith.plans.models import Line, Step

THEIRS_SQL = Path(access.__file__).parent / "theirs.sql"
anybody = st.sampled_from(("dee", "rosa", "lorraine", "marcus"))
workers = st.sampled_from(("rosa", "lorraine", "marcus"))
kinds = st.sampled_from([*sorted(KINDS, key=lambda kind: kind.__name__), Step, Step])
SUGGEST = ("rosa", "marcus")
places = st.integers(0, 9)
said = st.text("abcdefgh ", min_size=1, max_size=12).map(lambda words: words.strip() or "a")
refusals = (Refusal, DatabaseError)


class Plan(RuleBasedStateMachine):
    """Dee and her plan; Rosa, who walks with her and sits beside her now and then; Marcus, her
    backup; and Lorraine, who leads Rosa.
    """

    cast: ClassVar[Cast]
    people: ClassVar[dict[str, Actor]]
    tried: ClassVar[dict[str, int]] = {"yes": 0, "no": 0}

    def __init__(self) -> None:
        super().__init__()
        self.round = transaction.atomic()
        self.round.__enter__()
        self.dee = self.cast.dee.pk
        self.told: dict[UUID, Told] = {}
        self.beside = False

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.round.__exit__(None, None, None)

    def _may(self, who: str) -> bool:
        return who == "dee" or (who == "rosa" and self.beside)

    def _may_on(self, who: str, told: Told) -> bool:
        """Also one's own waiting words, where one sees them: not in what is shown by name."""
        waits = told.now[1] and told.by == who and who in SUGGEST and told.kind.section == "plan"
        return self._may(who) or waits

    def _at(self, place: int) -> UUID:
        return list(self.told)[place % len(self.told)]

    def _row(self, who: str, line_id: UUID) -> Line | None:
        with acting_as(self.people[who]):
            return self.told[line_id].kind._default_manager.filter(pk=line_id).first()

    def _tries(self, who: str, act: Any, *, allowed: bool, what: str) -> bool:
        """Do it as somebody; whether it went through must be what the model allows."""
        try:
            with acting_as(self.people[who]), all_or_nothing():
                went = act() is not False
        except refusals:
            went = False
        assert went is allowed, f"{who} {what}: {'went through' if went else 'was refused'}"
        self.tried["yes" if went else "no"] += 1
        return went

    # Side by side

    @rule()
    def sit_down(self) -> None:
        begin_side_by_side(actor=self.people["rosa"], participant_id=self.dee)
        self.beside = True

    @precondition(lambda self: self.beside)
    @rule()
    def get_up(self) -> None:
        with acting_as(self.people["rosa"]):
            moment = moment_with(self.people["rosa"], self.dee)
        assert moment
        end_side_by_side(actor=self.people["rosa"], moment_id=moment.pk)
        self.beside = False

    @precondition(lambda self: self.beside)
    @rule()
    def two_hours_pass(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE NONE")
            cursor.execute(
                "UPDATE access_sidebyside SET starts_at = starts_at - interval '2 hours',"
                " ends_at = ends_at - interval '2 hours'"
            )
            cursor.execute("SET LOCAL ROLE walkwith_app")
        self.beside = False

    @precondition(lambda self: not self.beside)
    @rule(kind=kinds, words=said)
    def agree_in_a_talk(self, kind: type[Line], words: str) -> None:
        """As a contact note does it: the moment is over once it is written."""
        rosa = self.people["rosa"]
        moment = begin_side_by_side(
            actor=rosa, participant_id=self.dee, way="in_a_talk", note_id=new_id()
        )
        self.beside = True
        self.write(kind, "rosa", words, False)
        end_side_by_side(actor=rosa, moment_id=moment.pk)
        self.beside = False

    # Through the house's own way

    @rule(kind=kinds, who=anybody, words=said, waits=st.booleans())
    def write(self, kind: type[Line], who: str, words: str, waits: bool) -> None:
        said = {"words": words, **KINDS[kind]}
        line = kind(participant_id=self.dee, is_suggestion=waits, **said)
        allowed = self._may(who) or (who in SUGGEST and waits and kind.section == "plan")
        act = lambda: lines.write(self.people[who], line)  # noqa: E731
        if self._tries(who, act, allowed=allowed, what=f"writes {kind.__name__}"):
            self.told[line.pk] = Told(kind, who, words, waits=waits)

    @precondition(lambda self: self.told)
    @rule(place=places, who=anybody, words=said)
    def change(self, place: int, who: str, words: str) -> None:
        line_id = self._at(place)
        told, row = self.told[line_id], self._row(who, line_id)
        if row is None:
            return
        act = lambda: lines.change(self.people[who], row, words=words)  # noqa: E731
        if self._tries(who, act, allowed=self._may_on(who, told), what="changes"):
            _, waits, away = told.now
            told.becomes(words, waits and (away or not self._may(who)), away)

    @precondition(lambda self: self.told)
    @rule(place=places, who=anybody, words=st.none() | said)
    def accept(self, place: int, who: str, words: str | None) -> None:
        line_id = self._at(place)
        told, row = self.told[line_id], self._row(who, line_id)
        if row is None:
            return
        theirs = {"words": words} if words else {}
        act = lambda: lines.accept(self.people[who], row, **theirs)  # noqa: E731
        if self._tries(who, act, allowed=self._may(who), what="accepts"):
            before, waits, away = told.now
            if waits and not away:
                told.becomes(words or before, False, False)

    @precondition(lambda self: self.told)
    @rule(place=places, who=anybody, back=st.booleans())
    def put_away(self, place: int, who: str, back: bool) -> None:
        line_id = self._at(place)
        told, row = self.told[line_id], self._row(who, line_id)
        if row is None or (not back and told.now[2]):
            return
        act = (
            (lambda: lines.take_up_again(self.people[who], row))
            if back
            else (lambda: lines.let_go(self.people[who], row))
        )
        if self._tries(who, act, allowed=self._may_on(who, told), what="puts away"):
            told.becomes(told.now[0], told.now[1], not back)

    @precondition(lambda self: self.told)
    @rule(place=places, who=anybody, number=places)
    def bring_back(self, place: int, who: str, number: int) -> None:
        line_id = self._at(place)
        told = self.told[line_id]
        if self._row(who, line_id) is None:
            return
        with acting_as(self.people["dee"]):
            kept = list(Version.objects.filter(line_id=line_id).order_by("number"))
        version = kept[number % len(kept)]
        act = lambda: bring_back_version(actor=self.people[who], version_id=version.pk)  # noqa: E731
        if self._tries(who, act, allowed=self._may(who), what="brings back"):
            told.becomes(*told.states[number % len(kept)])

    # Past it, straight into the tables

    @rule(kind=kinds, who=workers, words=said, as_dee=st.booleans(), waits=st.booleans())
    def insert(self, kind: type[Line], who: str, words: str, as_dee: bool, waits: bool) -> None:
        """A row that stands at once, or waits, in one's own name or in hers."""
        actor = self.people[who]
        line = kind(
            id=new_id(),
            organization_id=actor.organization_id,
            participant_id=self.dee,
            written_by_id=self.people["dee"].id if as_dee else actor.id,
            is_suggestion=waits,
            **{"words": words, **KINDS[kind]},
        )
        suggests = who in SUGGEST and waits and not as_dee and kind.section == "plan"
        act = lambda: line.save(force_insert=True)  # noqa: E731
        if self._tries(who, act, allowed=self._may(who) or suggests, what="inserts"):
            self.told[line.pk] = Told(kind, "dee" if as_dee else who, words, waits=waits)

    @precondition(lambda self: self.told)
    @rule(place=places, who=workers, words=said)
    def update(self, place: int, who: str, words: str) -> None:
        """Other words under what stands."""
        line_id = self._at(place)
        told = self.told[line_id]
        if words != told.now[0]:
            self._update(who, line_id, {"words": words}, (words, *told.now[1:]))

    @precondition(lambda self: self.told)
    @rule(place=places, who=workers)
    def flip(self, place: int, who: str) -> None:
        """A yes said in her place, or taken from what she said yes to."""
        line_id = self._at(place)
        told = self.told[line_id]
        words, waits, away = told.now
        self._update(who, line_id, {"is_suggestion": not waits}, (words, not waits, away))

    def _update(
        self, who: str, line_id: UUID, values: dict[str, Any], after: tuple[str, bool, bool]
    ) -> None:
        told = self.told[line_id]
        own_waits = self._may_on(who, told) and after[1]
        rows = told.kind._default_manager.filter(pk=line_id)
        act = lambda: bool(rows.update(**values))  # noqa: E731
        if self._tries(who, act, allowed=self._may(who) or own_waits, what="updates"):
            told.becomes(*after)

    @precondition(lambda self: self.told)
    @rule(place=places, who=anybody)
    def remove(self, place: int, who: str) -> None:
        kind, line_id = self.told[self._at(place)].kind, self._at(place)
        act = lambda: bool(kind._default_manager.filter(pk=line_id)._raw_delete("default"))  # noqa: E731
        self._tries(who, act, allowed=False, what="removes")

    @precondition(lambda self: self.told)
    @rule(place=places, who=anybody, words=said)
    def rewrite_the_past(self, place: int, who: str, words: str) -> None:
        kept = Version.objects.filter(line_id=self._at(place))
        act = lambda: bool(kept.update(values={"words": words}))  # noqa: E731
        self._tries(who, act, allowed=False, what="rewrites versions")

    # What must hold

    @invariant()
    def the_tables_say_what_happened(self) -> None:
        with acting_as(self.people["dee"]):
            for line_id, told in self.told.items():
                row = told.kind._default_manager.get(pk=line_id)
                now = (row.words, row.is_suggestion, row.let_go_at is not None)  # type: ignore[attr-defined]
                assert now == told.now

    @invariant()
    def every_version_can_be_rebuilt(self) -> None:
        with acting_as(self.people["dee"]):
            for line_id, told in self.told.items():
                kept = Version.objects.filter(line_id=line_id).order_by("number")
                states = [
                    (
                        one.values["words"],
                        one.values["is_suggestion"],
                        one.values["let_go_at"] is not None,
                    )
                    for one in kept
                ]
                assert states == told.states
                assert [one.number for one in kept] == list(range(1, len(states) + 1))

    @invariant()
    def no_word_stands_without_a_yes(self) -> None:
        """Read from the versions alone: where words change and stand, somebody said yes."""
        with acting_as(self.people["dee"]):
            for line_id in self.told:
                before = None
                for one in Version.objects.filter(line_id=line_id).order_by("number"):
                    stands = not one.values["is_suggestion"]
                    waited = before is not None and before["is_suggestion"]
                    if stands and (
                        before is None or waited or before["words"] != one.values["words"]
                    ):
                        yes = one.by_id == self.people["dee"].id or one.beside_id is not None
                        assert yes, f"{one.values['words']!r} stands on {one.ground}"
                    before = one.values


def run(cast: Cast, *, examples: int, steps: int) -> None:
    Plan.cast = cast
    assign(
        actor=cast.rosa,
        participant_id=cast.dee.pk,
        worker_id=cast.marcus.id,
        kind=Assignment.Kinds.BACKUP,
    )
    Plan.people = {
        "dee": dee_signed_in(cast),
        "rosa": cast.rosa,
        "lorraine": cast.lorraine,
        "marcus": cast.marcus,
    }
    Plan.tried = {"yes": 0, "no": 0}
    run_state_machine_as_test(
        Plan,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db
def test_no_word_of_a_worker_stands_without_a_yes(cast: Cast, say: Say) -> None:
    run(cast, examples=25, steps=20)
    say("plan: {yes} acts went through, {no} were refused, each as it must be".format(**Plan.tried))
    assert min(Plan.tried.values()) > 20


@pytest.mark.prove
@pytest.mark.django_db
def test_no_word_of_a_worker_stands_in_long_runs(cast: Cast, say: Say) -> None:
    run(cast, examples=300, steps=50)
    say("plan: {yes} acts went through, {no} were refused, each as it must be".format(**Plan.tried))


@pytest.mark.prove
@pytest.mark.django_db
@pytest.mark.parametrize("wrong", WRONGS)
def test_the_machine_notices(cast: Cast, wrong: str) -> None:
    right = THEIRS_SQL.read_text()
    assert right.count(WRONGS[wrong][0]) >= 1
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute(right.replace(*WRONGS[wrong]))
    with pytest.raises(BaseException, match=r".") as noticed:
        run(cast, examples=60, steps=25)
    assert not isinstance(noticed.value, KeyboardInterrupt)
