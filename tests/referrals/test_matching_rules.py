"""Matching: hard limits are never broken, the order is the same each time, each reason is true."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from walkwith.directory.rules import kilometers_between
from walkwith.referrals.rules.choices import Avoided, Choice, Wishes, ages_in, is_avoided, reach_of
from walkwith.referrals.rules.limits import LIMITS, limits_broken
from walkwith.referrals.rules.matching import FACTORS, Match, in_order, matches, weighed
from walkwith.referrals.rules.weights import FULL, WEIGHTS

NOW = dt.datetime(2026, 11, 19, 12, tzinfo=dt.UTC)  # a Thursday
FEATURES = (
    *("women", "men", "lgbtq", "spanish", "english", "step_free", "children_welcome"),
    *("child_care", "secular", "newcomers"),
)
PARTS = [f"{day}:{part}" for day in range(7) for part in ("morning", "afternoon", "evening")]
wishing = st.sampled_from(["", "like", "must"])
AGENCY = UUID(int=7)

some_wishes = st.builds(
    Wishes,
    need=st.just("food"),
    spirit=st.sampled_from(["", "secular", "spiritual"]),
    fellowships=st.frozensets(st.sampled_from(["AA", "SMART"])),
    no_fellowship=st.booleans(),
    company=st.sampled_from(["", "", "women", "lgbtq"]),
    gender=st.sampled_from(["", "woman", "man", "other"]),
    ages=st.sampled_from([None, (16, 17), (33, 34), (64, 65)]),
    children=wishing,
    step_free=wishing,
    no_cost=wishing,
    languages=st.frozensets(st.sampled_from(["english", "spanish"])),
    language=wishing,
    reach=st.sampled_from([None, 2.0, 30.0]),
    avoided=st.lists(
        st.sampled_from(
            [
                Avoided(kind="agency", agency_id=AGENCY),
                Avoided(kind="fellowship", fellowship="AA"),
                Avoided(kind="place", words="st luke", latitude=40.44, longitude=-80.0, around=1.0),
            ]
        ),
        max_size=2,
    ).map(tuple),
    busy=st.sampled_from([(), ((NOW + dt.timedelta(hours=2), NOW + dt.timedelta(hours=4)),)]),
    never=st.frozensets(st.sampled_from(PARTS), max_size=4),
)
some_choice = st.builds(
    Choice,
    id=st.uuids(),
    name=st.sampled_from(["Noon", "noon", "Open Door"]),
    is_meeting=st.booleans(),
    needs=st.sampled_from([frozenset({"food"}), frozenset({"food", "faith"}), frozenset({"work"})]),
    gone=st.sampled_from(["", "", "", "closed", "hidden", "unlisted"]),
    fellowship=st.sampled_from(["", "", "AA", "SMART"]),
    agency_id=st.sampled_from([None, AGENCY]),
    said=st.sampled_from(["open door", "hall of st luke", "st lukes"]),
    features=st.frozensets(st.sampled_from(FEATURES), max_size=4),
    minimum_age=st.sampled_from([None, None, 18.0, 60.0]),
    maximum_age=st.sampled_from([None, None, 25.0]),
    kilometers=st.sampled_from([None, 0.0, 1.2, 5.0, 28.0]),
    latitude=st.sampled_from([None, 40.44, 40.6]),
    longitude=st.sampled_from([None, -80.0]),
    is_online=st.booleans(),
    starts_at=st.none() | st.integers(0, 7 * 24).map(lambda n: NOW + dt.timedelta(hours=n)),
    is_open=st.sampled_from([None, True, False]),
    opens_at=st.none() | st.integers(1, 80).map(lambda n: NOW + dt.timedelta(hours=n)),
    free=st.sampled_from([None, 0, 3]),
    costs_nothing=st.sampled_from([None, True, False]),
    checked_days=st.sampled_from([None, 0, 30, 89, 91]),
    seen_days=st.sampled_from([0, 8, 200]),
)
some_choices = st.lists(some_choice, max_size=8, unique_by=lambda one: one.id)


def must_not_be_shown(wishes: Wishes, one: Choice) -> bool:
    """The same limits, told once more from the words of the wish."""
    far = wishes.reach is not None and not one.is_online and (one.kilometers or 0) > wishes.reach
    apart = {one.fellowship} & {place.fellowship for place in wishes.avoided if place.fellowship}
    near = one.latitude == 40.44 and one.longitude == -80.0 and not one.is_online
    by_words = one.said == "hall of st luke"
    place = any(place.kind == "place" for place in wishes.avoided) and (near or by_words)
    agency = any(place.kind == "agency" for place in wishes.avoided) and one.agency_id == AGENCY
    spoken = {"spanish", "english"} & one.features or {"english"}
    at = one.starts_at
    busy = at is not None and any(
        begins < at + dt.timedelta(hours=1) and at < ends for begins, ends in wishes.busy
    )
    ages = wishes.ages or (0, 200)
    return any(
        (
            "food" not in one.needs,
            one.gone,
            one.id in wishes.tried,
            far,
            apart,
            place,
            agency,
            busy,
            wishes.no_fellowship and one.fellowship,
            wishes.spirit == "secular" and "faith" in one.needs and not one.is_meeting,
            wishes.company and wishes.company not in one.features,
            wishes.gender == "man" and {"women", "men"} & one.features == {"women"},
            wishes.gender == "woman" and {"women", "men"} & one.features == {"men"},
            wishes.ages and one.minimum_age and ages[1] < one.minimum_age,
            wishes.ages and one.maximum_age and ages[0] > one.maximum_age,
            wishes.step_free == "must" and "step_free" not in one.features and not one.is_online,
            wishes.children == "must"
            and not {"child_care", "children_welcome"} & one.features
            and not one.is_online,
            wishes.no_cost == "must" and not one.is_meeting and not one.costs_nothing,
            wishes.language == "must" and wishes.languages and not spoken & wishes.languages,
            at is not None and any(_is_in(at, part) for part in wishes.never),
        )
    )


def _is_in(at: dt.datetime, part: str) -> bool:
    day, name = part.split(":")
    hours = {"morning": range(12), "afternoon": range(12, 17), "evening": range(17, 24)}[name]
    return at.isoweekday() % 7 == int(day) and at.hour in hours


@given(some_wishes, some_choices)
def test_hard_limits_are_never_broken(wishes: Wishes, choices: list[Choice]) -> None:
    shown = {one.choice.id for one in matches(wishes, choices, NOW)}
    assert shown == {one.id for one in choices if not must_not_be_shown(wishes, one)}


@given(some_wishes, some_choices, st.randoms(use_true_random=False))
def test_the_order_is_the_same_however_they_come(
    wishes: Wishes, choices: list[Choice], chance: object
) -> None:
    turned = list(choices)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    found = matches(wishes, choices, NOW)
    assert found == matches(wishes, turned, NOW)
    totals = [one.total for one in found]
    assert totals == sorted(totals, reverse=True)
    assert len({in_order(one) for one in found}) == len(found)


def test_the_better_one_comes_first_and_equal_ones_by_name() -> None:
    near, far = (
        Choice(id=UUID(int=n), name=name, is_meeting=True, kilometers=km)
        for n, name, km in ((1, "Zest", 0.5), (2, "Anew", 9))
    )
    twin = replace(far, id=UUID(int=3), name="bloom")
    found = matches(
        Wishes(need=""), [replace(one, needs=frozenset({""})) for one in (twin, far, near)], NOW
    )
    assert [one.choice.name for one in found] == ["Zest", "Anew", "bloom"]


TRUE: dict[str, object] = {
    "near": lambda w, c: c.is_online or c.kilometers < 5,
    "soon": lambda w, c: c.is_open or (c.starts_at or c.opens_at) - NOW < dt.timedelta(days=1),
    "likes": lambda w, c: c.fellowship in w.fellowships,
    "language": lambda w, c: (
        c.features & w.languages or ("english" in w.languages and "spanish" not in c.features)
    ),
    "free_places": lambda w, c: c.free > 0,
    "step_free": lambda w, c: w.step_free and "step_free" in c.features,
    "children": lambda w, c: w.children and {"children_welcome", "child_care"} & c.features,
    "spirit": lambda w, c: (
        (w.spirit == "secular" and ("secular" in c.features or c.fellowship == "SMART"))
        or (w.spirit == "spiritual" and ("faith" in c.needs or c.fellowship == "AA"))
    ),
    "checked": lambda w, c: c.checked_days <= c.trusted_days,
    "company": lambda w, c: w.company in c.features,
    "no_cost": lambda w, c: c.costs_nothing,
    "fresh": lambda w, c: c.seen_days <= 30,
    "welcome": lambda w, c: "newcomers" in c.features,
}


@given(some_wishes, some_choice)
def test_every_reason_is_true_and_they_are_the_three_strongest(
    wishes: Wishes, choice: Choice
) -> None:
    match = weighed(wishes, choice, NOW)
    assert len(match.reasons) <= 3
    for code in match.reasons:
        assert TRUE[code](wishes, choice), code  # type: ignore[operator]
    told = [WEIGHTS[code] * match.shares[code] for code in match.reasons]
    assert told == sorted(told, reverse=True)
    assert set(match.reasons).isdisjoint(match.lacks)
    assert all(0 <= share <= FULL for share in match.shares.values())


def test_the_table_names_each_factor_once_and_each_can_tell_two_apart() -> None:
    assert WEIGHTS.keys() == FACTORS.keys() == TRUE.keys()
    wishes = Wishes(
        need="food",
        fellowships=frozenset({"AA"}),
        languages=frozenset({"spanish"}),
        step_free="like",
        children="like",
        spirit="secular",
        company="women",
    )
    plain = Choice(id=UUID(int=1), name="One", is_meeting=True, kilometers=9, seen_days=40)
    changes: dict[str, dict[str, Any]] = {
        "near": {"kilometers": 1.0},
        "soon": {"is_open": True},
        "likes": {"fellowship": "AA"},
        "language": {"features": frozenset({"spanish"})},
        "free_places": {"free": 2},
        "step_free": {"features": frozenset({"step_free"})},
        "children": {"features": frozenset({"child_care"})},
        "spirit": {"features": frozenset({"secular"})},
        "checked": {"checked_days": 1},
        "company": {"features": frozenset({"women"})},
        "no_cost": {"costs_nothing": True},
        "fresh": {"seen_days": 1},
        "welcome": {"features": frozenset({"newcomers"})},
    }
    for code, change in changes.items():
        better, before = weighed(wishes, replace(plain, **change), NOW), weighed(wishes, plain, NOW)
        assert better.shares[code] > before.shares[code], code


def share(code: str, choice: dict[str, Any], **wishes: Any) -> int | None:
    """What one factor gives a meeting of which only this is known."""
    plain: dict[str, Any] = {"id": UUID(int=1), "name": "One", "is_meeting": True}
    wished = Wishes(**{"need": "food", **wishes})
    return weighed(wished, Choice(**plain | choice), NOW).shares.get(code)


def has(*features: str) -> dict[str, Any]:
    return {"features": frozenset(features)}


def test_how_much_each_factor_gives() -> None:
    near: list[Any] = [{"kilometers": far} for far in (0.0, 5.0, 15.0)]
    assert [share("near", one) for one in near] == [1000, 500, 250]
    assert [share("near", one) for one in ({"is_online": True}, {})] == [700, 300]
    day = NOW + dt.timedelta(days=1)
    soon: list[Any] = [
        {"is_open": True},
        {"starts_at": NOW},
        {"starts_at": day},
        {"opens_at": day},
        {},
    ]
    assert [share("soon", one) for one in soon] == [1000, 1000, 500, 500, 300]
    liked = {"fellowships": frozenset({"AA"})}
    assert [share("likes", {"fellowship": one}, **liked) for one in ("AA", "NA")] == [1000, 0]
    spoken = {"languages": frozenset({"spanish"})}
    assert [share("language", one, **spoken) for one in (has("spanish"), {})] == [1000, 0]
    twelve_steps, faith = {"fellowship": "AA"}, {"needs": frozenset({"faith"})}
    kinds: list[Any] = [has("secular"), {"fellowship": "SMART"}, faith, twelve_steps, {}]
    assert [share("spirit", one, spirit="secular") for one in kinds] == [1000, 1000, 0, 0, 500]
    assert [share("spirit", one, spirit="spiritual") for one in kinds] == [0, 0, 1000, 1000, 500]
    for code, feature in (("step_free", "step_free"), ("children", "child_care")):
        ways = [has(feature), has("women"), {"is_online": True}]
        assert [share(code, one, **{code: "like"}) for one in ways] == [1000, 0, 300]
    beside = [has("women"), has("men")]
    assert [share("company", one, company="women") for one in beside] == [1000, 0]
    assert [share("free_places", {"free": n}) for n in (2, 0, None)] == [1000, 0, 500]
    assert [share("no_cost", {"costs_nothing": n}) for n in (True, False, None)] == [1000, 0, 500]
    days = [share("checked", {"checked_days": n}) for n in (0, 45, 90, 91, None)]
    assert days == [1000, 750, 500, 0, 0]
    days = [share("fresh", {"seen_days": n}) for n in (7, 8, 30, 31, 90, 91)]
    assert days == [1000, 700, 700, 300, 300, 0]
    assert [share("welcome", one) for one in (has("newcomers"), {})] == [1000, 500]
    for code in ("likes", "language", "spirit", "step_free", "children", "company"):
        assert share(code, has("women")) is None, "who does not wish it is not asked"


def test_what_is_near_counts_most_and_a_word_for_newcomers_least() -> None:
    """One more of the first outweighs all of the last; the table may be tuned within that."""
    assert max(WEIGHTS, key=lambda code: WEIGHTS[code]) == "near"
    assert min(WEIGHTS, key=lambda code: WEIGHTS[code]) == "welcome"
    assert WEIGHTS["near"] > WEIGHTS["soon"] > WEIGHTS["likes"] > WEIGHTS["checked"]


def test_each_limit_alone_leaves_something_out() -> None:
    good = Choice(id=UUID(int=1), name="One", is_meeting=True, needs=frozenset({"food"}))
    at = NOW + dt.timedelta(hours=1)
    wish = Wishes(need="food")
    broken = {
        "need": (Wishes(need="work"), good),
        "closed": (wish, replace(good, gone="closed")),
        "hidden": (wish, replace(good, gone="hidden")),
        "unlisted": (wish, replace(good, gone="unlisted")),
        "tried": (replace(wish, tried=frozenset({good.id})), good),
        "fellowship": (replace(wish, no_fellowship=True), replace(good, fellowship="AA")),
        "company": (replace(wish, company="women"), good),
        "gender": (replace(wish, gender="man"), replace(good, features=frozenset({"women"}))),
        "age": (replace(wish, ages=(16, 17)), replace(good, minimum_age=18)),
        "steps": (replace(wish, step_free="must"), good),
        "children": (replace(wish, children="must"), good),
        "cost": (replace(wish, no_cost="must"), replace(good, is_meeting=False)),
        "taken": (replace(wish, busy=((NOW, NOW + 2 * (at - NOW)),)), replace(good, starts_at=at)),
        "never": (replace(wish, never=frozenset({"4:afternoon"})), replace(good, starts_at=at)),
        "far": (replace(wish, reach=2.0), replace(good, kilometers=2.1)),
        "language": (replace(wish, language="must", languages=frozenset({"spanish"})), good),
        "faith": (
            replace(wish, spirit="secular"),
            replace(good, is_meeting=False, needs=frozenset({"food", "faith"})),
        ),
    }
    for kind in ("place", "agency", "fellowship"):
        avoided = (Avoided(kind=kind, words="one"),)
        broken[f"avoided_{kind}"] = (replace(wish, avoided=avoided), replace(good, said="at one"))
    assert broken.keys() == LIMITS.keys()
    assert limits_broken(wish, good) == []
    for code, (wishes, choice) in broken.items():
        assert limits_broken(wishes, choice) == [code]


def broken(wishes: dict[str, Any], choice: dict[str, Any]) -> list[str]:
    """What leaves it out, of a wish for food and a meeting that has it, each changed by so much."""
    food: dict[str, Any] = {"id": UUID(int=1), "name": "One", "is_meeting": True}
    food |= {"needs": frozenset({"food"})}
    return limits_broken(Wishes(**{"need": "food", **wishes}), Choice(**food | choice))


def test_the_edge_of_each_limit() -> None:
    """The last that may be shown, and the first that may not."""
    ages = {"minimum_age": 18.0, "maximum_age": 25.0}
    years = [(16, 17), (17, 18), (25, 26), (26, 27)]
    assert [broken({"ages": two}, ages) for two in years] == [["age"], [], [], ["age"]]
    for one in ("child_care", "children_welcome"):
        assert broken({"children": "must"}, {"features": frozenset({one})}) == []
    for wish in ("children", "step_free"):
        assert broken({wish: "must"}, {"is_online": True}) == []
        assert broken({wish: "like"}, {}) == []
    spoken = {"language": "must", "languages": frozenset({"english"})}
    assert broken(spoken, {}) == [], "who names no language speaks English"
    assert broken(spoken, {"features": frozenset({"spanish"})}) == ["language"]
    assert broken(spoken | {"languages": frozenset()}, {}) == []
    two_hours = {"busy": ((NOW, NOW + dt.timedelta(hours=2)),)}
    starts = [NOW + dt.timedelta(minutes=minutes) for minutes in (-60, -59, 119, 120)]
    taken = [broken(two_hours, {"starts_at": at}) for at in starts]
    assert taken == [[], ["taken"], ["taken"], []]
    assert broken({"reach": 2.0}, {"kilometers": 2.0}) == []
    assert broken({"reach": 2.0}, {"kilometers": 9.0, "is_online": True}) == []
    never = {"never": frozenset({"4:afternoon"})}
    at = [NOW.replace(hour=hour) for hour in (11, 12, 16, 17)]
    assert [broken(never, {"starts_at": each}) for each in at] == [[], ["never"], ["never"], []]
    both = frozenset({"women", "men"})
    assert broken({"gender": "man"}, {"features": both}) == []
    assert broken({"gender": "woman"}, {"features": frozenset({"men"})}) == ["gender"]
    faith = {"needs": frozenset({"food", "faith"})}
    assert broken({"spirit": "secular"}, faith) == [], "twelve steps are weighed"
    assert broken({"spirit": "spiritual"}, faith | {"is_meeting": False}) == []


def test_how_far_somebody_goes_and_how_old_they_may_be() -> None:
    assert reach_of((), None, "minutes") is None
    assert reach_of(("walk",), None, "minutes") == 4.0
    assert reach_of(("walk", "bus"), 20, "minutes") == 5.0
    assert reach_of(("walk",), 2, "miles") == 2 * 1.609344
    assert reach_of((), 7, "km") == 7.0
    assert ages_in(None, NOW.date()) is None
    assert ages_in(1990, NOW.date()) == (35, 36)


def test_a_place_is_left_out_by_its_words_or_by_what_is_around_it() -> None:
    hall = Choice(id=UUID(int=1), name="x", is_meeting=True, said="st luke hall", latitude=40.44,
                  longitude=-80.0)  # fmt: skip
    assert is_avoided(hall, Avoided(kind="place", words="st luke"))
    assert not is_avoided(hall, Avoided(kind="place", words="t luke"))
    north = 40.44 + 1.0 / 111
    assert 0.9 < kilometers_between(40.44, -80.0, north, -80.0) < 1.1
    there = Avoided(kind="place", words="home", latitude=north, longitude=-80.0)
    assert is_avoided(hall, replace(there, around=1.2))
    assert not is_avoided(hall, replace(there, around=0.5))
    assert not is_avoided(replace(hall, is_online=True), replace(there, around=1.2))


def test_equal_sums_go_by_name_and_then_by_id() -> None:
    one = Choice(id=UUID(int=2), name="b", is_meeting=True, needs=frozenset({"food"}))
    found = [one, replace(one, name="A"), replace(one, id=UUID(int=1))]
    ordered = [match.choice for match in matches(Wishes(need="food"), found, NOW)]
    assert [(each.name, each.id.int) for each in ordered] == [("A", 2), ("b", 1), ("b", 2)]


def test_a_match_says_what_it_lacks_most_first() -> None:
    far = Choice(id=UUID(int=1), name="x", is_meeting=True, kilometers=60, seen_days=100)
    assert weighed(Wishes(need="food"), far, NOW).lacks == ["near", "soon", "checked", "fresh"]
    assert Match(far, {"near": 500}).lacks == Match(far, {"near": 500}).reasons == []
