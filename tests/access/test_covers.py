"""Cover: asked without a reason, answered, chosen anew, ended; and what it opens meanwhile."""

import pytest

from tests.access.covering import DAY, EVERYTHING, agreed, asked, covered
from tests.conftest import Cast
from tests.today.build import open_dees_door, somebody
from walkwith.access import commands
from walkwith.access.models import Block, Cover, CoverAgreement
from walkwith.access.queries import openings_of
from walkwith.access.queries.covers import covers_now, held_people, open_covers, people_covered
from walkwith.contacts.models import ContactNote
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change
from walkwith.people.models import Participant


def sees(actor: Actor, cast: Cast) -> tuple[str, set[str], set[str]]:
    with acting_as(actor):
        known = openings_of(cast.dee.pk)
    return known.relationship, set(known.may_read), set(known.may_write)


def test_before_the_yes_nothing_opens_and_after_it_the_minimum(cast: Cast) -> None:
    agreed(cast, *EVERYTHING)
    cover = asked(cast)
    assert sees(cast.marcus, cast) == ("", set(), set())
    commands.answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=True)
    assert sees(cast.marcus, cast) == (
        "covering",
        {"identity", *EVERYTHING},
        {"schedule", "contact_notes"},
    )
    with acting_as(cast.marcus):
        assert list(ContactNote.objects.all()) == []


def test_only_what_was_agreed_opens_and_nothing_is_an_answer(cast: Cast) -> None:
    covered(cast, ["schedule"])
    assert sees(cast.marcus, cast)[1] == {"identity", "schedule"}
    agreed(cast)
    assert sees(cast.marcus, cast) == ("", set(), set())
    with acting_as(cast.rosa):
        assert [one.sections for one in CoverAgreement.objects.order_by("starts_at")] == [
            ["identity", "schedule"],
            [],
        ]


def test_whoever_agreed_to_nothing_yet_is_nobody_for_the_colleague(cast: Cast) -> None:
    cover = asked(cast)
    commands.answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=True)
    assert sees(cast.marcus, cast) == ("", set(), set())


@pytest.mark.parametrize(
    ("starts", "ends", "opens"), [(-2, 1, True), (-2, -1, False), (1, 2, False)]
)
def test_it_opens_from_its_first_moment_to_its_last(
    cast: Cast, starts: int, ends: int, opens: bool
) -> None:
    agreed(cast, "plan")
    now = clock.database_now()
    with clock.stopped_at(now + min(starts, 0) * DAY):
        cover = commands.ask_cover(
            actor=cast.rosa,
            starts_at=now + starts * DAY,
            ends_at=now + ends * DAY,
            worker_id=cast.marcus.id,
        )
    if ends > 0:
        commands.answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=True)
    assert bool(sees(cast.marcus, cast)[1]) == opens


def test_the_colleague_can_say_no_and_another_is_asked(cast: Cast) -> None:
    agreed(cast, "plan")
    cover = asked(cast)
    commands.answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=False)
    with pytest.raises(Refused):
        commands.answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=True)
    again = commands.choose_cover(actor=cast.rosa, cover_id=cover.pk, worker_id=cast.lorraine.id)
    assert again.pk == cover.pk
    with pytest.raises(NotFound):
        commands.answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=True)
    commands.answer_cover(actor=cast.lorraine, cover_id=cover.pk, yes=True)
    assert sees(cast.marcus, cast)[0] == ""


def test_the_supervisor_chooses_where_it_is_left_open(cast: Cast) -> None:
    now = clock.database_now()
    cover = commands.ask_cover(actor=cast.rosa, starts_at=now, ends_at=now + DAY)
    with acting_as(cast.lorraine):
        assert [one.pk for one in open_covers(cast.lorraine).to_choose] == [cover.pk]
    with acting_as(cast.marcus):
        assert open_covers(cast.marcus).asked_of_me == []
    commands.choose_cover(actor=cast.lorraine, cover_id=cover.pk, worker_id=cast.marcus.id)
    with acting_as(cast.marcus):
        assert [one.pk for one in open_covers(cast.marcus).asked_of_me] == [cover.pk]


def test_choosing_another_lets_go_who_said_yes(cast: Cast) -> None:
    cover = covered(cast)
    rest = commands.choose_cover(actor=cast.rosa, cover_id=cover.pk, worker_id=cast.lorraine.id)
    assert sees(cast.marcus, cast) == ("", set(), set())
    assert (rest.pk != cover.pk, rest.ends_at, rest.accepted_at) == (True, cover.ends_at, None)
    with acting_as(cast.rosa):
        assert [one.pk for one in open_covers(cast.rosa).mine] == [rest.pk]


def test_who_asked_ends_it_at_once(cast: Cast) -> None:
    cover = covered(cast)
    assert commands.end_cover(actor=cast.rosa, cover_id=cover.pk) == "ended"
    assert sees(cast.marcus, cast) == ("", set(), set())
    with acting_as(cast.rosa):
        assert open_covers(cast.rosa).mine == []
    with pytest.raises(NotFound):
        commands.end_cover(actor=cast.rosa, cover_id=cover.pk)


def test_the_colleague_hands_back_the_days_that_are_left(cast: Cast) -> None:
    cover = covered(cast)
    assert commands.end_cover(actor=cast.marcus, cover_id=cover.pk) == "handed_back"
    assert sees(cast.marcus, cast) == ("", set(), set())
    with acting_as(cast.lorraine):
        [rest] = open_covers(cast.lorraine).to_choose
        assert (rest.away_id, rest.ends_at, rest.accepted_at) == (
            cast.rosa.id,
            cover.ends_at,
            None,
        )


def test_before_it_began_the_colleague_takes_the_yes_back(cast: Cast) -> None:
    now = clock.database_now()
    cover = commands.ask_cover(
        actor=cast.rosa, starts_at=now + DAY, ends_at=now + 2 * DAY, worker_id=cast.marcus.id
    )
    commands.answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=True)
    commands.end_cover(actor=cast.marcus, cover_id=cover.pk)
    with acting_as(cast.rosa):
        [mine] = open_covers(cast.rosa).mine
        assert (mine.accepted_at, mine.declined_at is not None) == (None, True)


def test_called_off_before_it_began_nobody_hears_of_it(cast: Cast) -> None:
    agreed(cast, "plan")
    now = clock.database_now()
    cover = commands.ask_cover(
        actor=cast.rosa, starts_at=now + DAY, ends_at=now + 2 * DAY, worker_id=cast.marcus.id
    )
    commands.answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=True)
    with acting_as(cast.rosa):
        assert len(covers_now(cast.dee.pk, page="participant")) == 1
    commands.end_cover(actor=cast.rosa, cover_id=cover.pk)
    with acting_as(cast.rosa):
        assert covers_now(cast.dee.pk, page="participant") == []
    with acting_as(cast.marcus):
        assert open_covers(cast.marcus).standing_in == []


def test_two_covers_at_once_get_a_clear_sentence(cast: Cast) -> None:
    asked(cast)
    with pytest.raises(Refused, match="You asked for cover from today"):
        asked(cast, of=cast.lorraine)


def test_whoever_is_away_cannot_stand_in(cast: Cast) -> None:
    asked(cast, by=cast.marcus, of=cast.lorraine)
    cover = asked(cast)
    with pytest.raises(Refused, match="You are away yourself, from today"):
        commands.answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=True)
    commands.answer_cover(actor=cast.marcus, cover_id=cover.pk, yes=False)


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [(-3, -1, "over"), (2, 1, "later moment"), (0, 15, "fourteen days"), (400, 401, "a year")],
)
def test_days_that_cannot_be_are_refused_in_words(
    cast: Cast, starts: int, ends: int, words: str
) -> None:
    now = clock.database_now()
    with pytest.raises(Refused, match=words):
        commands.ask_cover(actor=cast.rosa, starts_at=now + starts * DAY, ends_at=now + ends * DAY)


def test_only_colleagues_of_the_house_can_be_asked(cast: Cast) -> None:
    for nobody in (cast.rosa, cast.pat, cast.kit):
        with pytest.raises(Refused, match="works here"):
            asked(cast, of=nobody)


def test_who_may_not_ask_answer_choose_or_end(cast: Cast) -> None:
    agreed(cast, "plan")
    cover = asked(cast)
    dee = open_dees_door(cast)
    now = clock.database_now()
    for actor in (cast.pat, dee):
        with pytest.raises(NotAllowed):
            commands.ask_cover(actor=actor, starts_at=now, ends_at=now + DAY)
    for actor in (cast.kit, cast.pat, dee):
        with pytest.raises((NotFound, NotAllowed)):
            commands.answer_cover(actor=actor, cover_id=cover.pk, yes=True)
        with pytest.raises((NotFound, NotAllowed)):
            commands.end_cover(actor=actor, cover_id=cover.pk)
        with pytest.raises((NotFound, NotAllowed)):
            commands.choose_cover(actor=actor, cover_id=cover.pk, worker_id=cast.lorraine.id)
    with pytest.raises(NotFound):
        commands.choose_cover(actor=cast.marcus, cover_id=cover.pk, worker_id=cast.lorraine.id)
    with pytest.raises(NotFound):
        commands.end_cover(actor=cast.marcus, cover_id=cover.pk)
    with pytest.raises(Refused):
        commands.answer_cover(actor=cast.rosa, cover_id=cover.pk, yes=True)


def test_nobody_says_yes_in_anothers_place(cast: Cast) -> None:
    """Not in SQL either: the row is written without an answer, and changed by nobody."""
    now = clock.database_now()
    cover = Cover(
        organization_id=cast.rosa.organization_id,
        away_id=cast.rosa.id,
        worker_id=cast.marcus.id,
        starts_at=now,
        ends_at=now + DAY,
        accepted_at=now,
    )
    with pytest.raises(Exception, match="row-level security"), acting_as(cast.rosa):
        cover.save(force_insert=True)
    kept = asked(cast)
    with pytest.raises(Exception, match="permission denied"), acting_as(cast.rosa):
        Cover.objects.filter(pk=kept.pk).update(accepted_at=now)


def test_for_whom_it_holds_says_not_why_it_does_not(cast: Cast) -> None:
    luis = somebody(cast.rosa, "Luis")
    eve = somebody(cast.rosa, "Eve")
    agreed(cast, "plan", person=eve.pk)
    with acting_as(cast.lorraine):
        Block(
            organization_id=cast.rosa.organization_id,
            participant_id=eve.pk,
            member_id=cast.marcus.id,
            declared_by_id=cast.lorraine.id,
            starts_at=clock.database_now(),
        ).save(force_insert=True)
    cover = covered(cast, ["plan"])
    for actor in (cast.rosa, cast.lorraine):
        with acting_as(actor):
            held = held_people(cover, page="cover")
            assert [(one.participant.preferred_name, one.is_held) for one in held] == [
                ("Dee", True),
                ("Eve", False),
                ("Luis", False),
            ]
    with acting_as(cast.marcus):
        assert people_covered(page="cover") == {cover.pk: [cast.dee]}
        assert list(Participant.objects.all()) == [cast.dee]
        assert held_people(cover, page="cover") == []
    assert luis.pk != eve.pk


def test_dee_reads_who_stands_in(cast: Cast) -> None:
    dee = open_dees_door(cast)
    cover = covered(cast)
    with acting_as(dee):
        [one] = covers_now(cast.dee.pk, page="today")
    assert (one.cover_id, one.away, one.worker, one.has_begun) == (
        cover.pk,
        "Rosa",
        "Marcus",
        True,
    )


def test_dee_changes_her_mind_any_day(cast: Cast) -> None:
    dee = open_dees_door(cast)
    covered(cast)
    commands.agree_to_cover(actor=dee, participant_id=cast.dee.pk, sections=["schedule"])
    assert sees(cast.marcus, cast)[1] == {"identity", "schedule"}
    commands.agree_to_cover(actor=dee, participant_id=cast.dee.pk, sections=[])
    assert sees(cast.marcus, cast)[1] == set()
    with pytest.raises(NotAllowed):
        commands.agree_to_cover(actor=cast.lorraine, participant_id=cast.dee.pk, sections=[])
    for actor in cast.strangers():
        with pytest.raises(NotFound):
            commands.agree_to_cover(actor=actor, participant_id=cast.dee.pk, sections=[])


def test_the_history_keeps_it(cast: Cast) -> None:
    cover = covered(cast, ["plan"])
    commands.end_cover(actor=cast.rosa, cover_id=cover.pk)
    assert told(cast.rosa) == [
        ("CoverAgreed", {"sections": ["identity", "plan"]}),
        ("CoverAsked", {"worker_id": str(cast.marcus.id)}),
        ("CoverEnded", {"how": "ended"}),
    ]
    assert told(cast.marcus) == [("CoverAnswered", {"yes": True})]


def told(actor: Actor) -> list[tuple[str, object]]:
    with acting_as(actor):
        kept = Change.objects.filter(event__startswith="Cover").order_by("at", "id")
        return [(one.event, one.details) for one in kept]
