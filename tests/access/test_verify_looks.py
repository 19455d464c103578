"""`walkwith verify-looks` on a real log, tampered with as the owner of the database."""

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from pytest_django.fixtures import Settings

from tests.at_once import all_at_once, real_transactions
from tests.conftest import Cast
from walkwith import cli
from walkwith.access.anchors import Unreadable, anchor_heads
from walkwith.access.tasks import anchor_looks
from walkwith.access.verification import verify_looks
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import Refused
from walkwith.people.looks import note_look
from walkwith.people.seals import organization_key, seal_keys

FORGED = r"'\x666f72676564'::bytea"
HARBOR = "(SELECT id FROM accounts_organization WHERE name = 'Harbor Peers')"
PUT_IN = """
INSERT INTO access_look (id, made_at, organization_id, participant_id, viewer_id, sections, how,
                         page, why, fact_id, day, number, seal)
SELECT gen_random_uuid(), made_at, organization_id, participant_id, viewer_id, sections, how,
       'nowhere', why, fact_id, day, {number}, {seal}
FROM access_look WHERE number = 5 AND organization_id = {house}
"""


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    yield from real_transactions(django_db_blocker)


@pytest.fixture(autouse=True)
def anchors_elsewhere(settings: Settings, tmp_path: Path) -> Path:
    settings.LOOK_ANCHORS = tmp_path / "anchors.jsonl"
    return tmp_path / "anchors.jsonl"


@pytest.fixture
def log(cast: Cast) -> Cast:
    """A dozen looks of Rosa's, behind those of the cast; the house is called Harbor Peers."""
    for _ in range(12):
        look(cast)
    return cast


def look(cast: Cast) -> None:
    with acting_as(cast.rosa):
        note_look([cast.dee.pk], "plan", page="plan")


def verified() -> tuple[bool, list[str]]:
    said: list[str] = []
    return verify_looks(said.append), [words for words in said if "as it was written" not in words]


def by_hand(sql: str) -> None:
    with connections["owner"].cursor() as cursor:
        for statement in sql.format(house=HARBOR, forged=FORGED).split(";"):
            cursor.execute(statement)


def the_end() -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"SELECT number FROM access_lookhead WHERE organization_id = {HARBOR}")
        (number,) = cursor.fetchone()
    return int(number)


def moment_of(number: int) -> str:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT to_char(made_at AT TIME ZONE 'America/New_York', 'FMDD FMMonth YYYY HH24:MI')"
            f" FROM access_look WHERE number = %s AND organization_id = {HARBOR}",
            [number],
        )
        (moment,) = cursor.fetchone()
    return str(moment)


CLOSE_UP = (
    "UPDATE access_look SET number = -number WHERE number > 6 AND organization_id = {house};"
    "UPDATE access_look SET number = -number - 1 WHERE number < 0"
)
MAKE_ROOM = (
    "UPDATE access_look SET number = -number WHERE number > 5 AND organization_id = {house};"
    "UPDATE access_look SET number = 1 - number WHERE number < 0;"
)
TAMPERED: dict[str, tuple[str, list[str]]] = {
    "edited": (
        "UPDATE access_look SET page = 'today' WHERE number = 6 AND organization_id = {house}",
        ["look 6 of Harbor Peers, {at6}: changed after it was written"],
    ),
    "another viewer": (
        "UPDATE access_look SET viewer_id = (SELECT id FROM accounts_membership"
        " WHERE name = 'Marcus') WHERE number = 6 AND organization_id = {house}",
        ["look 6 of Harbor Peers, {at6}: changed after it was written"],
    ),
    "another second": (
        "UPDATE access_look SET made_at = made_at + interval '1 microsecond'"
        " WHERE number = 6 AND organization_id = {house}",
        ["look 6 of Harbor Peers, {at6}: changed after it was written"],
    ),
    "sealed otherwise": (
        "UPDATE access_look SET seal = {forged} WHERE number = 6 AND organization_id = {house}",
        ["look 6 of Harbor Peers, {at6}: changed after it was written"],
    ),
    "deleted": (
        "DELETE FROM access_look WHERE number = 6 AND organization_id = {house}",
        [
            "look 6 of Harbor Peers, after {at5}: taken out",
            "look 7 of Harbor Peers, {at7}: cannot be checked, because of what happened to the"
            " one before it",
        ],
    ),
    "deleted and closed up": (
        "DELETE FROM access_look WHERE number = 6 AND organization_id = {house};" + CLOSE_UP,
        [
            "look 6 of Harbor Peers, after {at5}: taken out",
            "look 6 of Harbor Peers, {at7}: cannot be checked, because of what happened to the"
            " one before it",
        ],
    ),
    "put in": (
        MAKE_ROOM + PUT_IN.replace("{number}", "6").replace("{seal}", "{forged}"),
        ["look 6 of Harbor Peers, {at5}: put in by hand"],
    ),
    "reordered": (
        "UPDATE access_look SET number = -6 WHERE number = 6 AND organization_id = {house};"
        "UPDATE access_look SET number = 6 WHERE number = 9 AND organization_id = {house};"
        "UPDATE access_look SET number = 9 WHERE number = -6",
        [
            "look 6 of Harbor Peers, {at9}: moved; it was written as look 9",
            "look 9 of Harbor Peers, {at6}: moved; it was written as look 6",
        ],
    ),
    "cut": (
        "DELETE FROM access_look WHERE number > 9 AND organization_id = {house}",
        ["looks 10 to {end} of Harbor Peers, after {at9}: taken out"],
    ),
    "without a number": (
        "UPDATE access_look SET number = NULL, seal = NULL"
        " WHERE number = {end} AND organization_id = {house}",
        [
            "look {end} of Harbor Peers, after {before_end}: taken out",
            "Harbor Peers: 1 looks without a seal, and there were 0 when its chain began",
        ],
    ),
    "the head": (
        "UPDATE access_lookhead SET seal = {forged} WHERE organization_id = {house}",
        ["look {end} of Harbor Peers: the row that says where the chain ends was changed"],
    ),
    "no head": (
        "DELETE FROM access_lookhead WHERE organization_id = {house}",
        [
            "look 0 of Harbor Peers: the row that says where the chain ends was changed",
            "Harbor Peers: the row that says where its chain ends was taken out",
        ],
    ),
}


@pytest.fixture
def in_harbor(log: Cast) -> Cast:
    by_hand(
        "UPDATE accounts_organization SET name = 'Harbor Peers'"
        f" WHERE id = '{log.rosa.organization_id}'"
    )
    return log


def test_a_log_that_nobody_touched_is_whole(in_harbor: Cast) -> None:
    said: list[str] = []
    assert verify_looks(said.append)
    assert said == [
        "Elsewhere: 0 looks, each as it was written",
        f"Harbor Peers: {the_end()} looks, each as it was written",
    ]


@pytest.mark.parametrize("act", TAMPERED)
def test_what_was_done_is_found_and_its_place_named(in_harbor: Cast, act: str) -> None:
    sql, expected = TAMPERED[act]
    places = {f"at{number}": moment_of(number) for number in (5, 6, 7, 9)}
    places |= {"end": str(the_end()), "before_end": moment_of(the_end() - 1)}
    by_hand(sql.replace("{end}", places["end"]))
    assert verified() == (False, [words.format(**places) for words in expected])


def test_a_tail_cut_together_with_the_head_is_found_up_to_the_last_anchor(
    in_harbor: Cast,
) -> None:
    assert anchor_heads() == 1
    end = the_end()
    look(in_harbor)
    by_hand(
        "DELETE FROM access_look WHERE number > 9 AND organization_id = {house};"
        "UPDATE access_lookhead SET number = 9, seal = (SELECT seal FROM access_look"
        " WHERE number = 9 AND organization_id = {house}) WHERE organization_id = {house}"
    )
    cut = f"looks 10 to {end} of Harbor Peers, after {moment_of(9)}: cut off at the end, and"
    assert verified() == (False, [f"{cut} anchored before"])
    for _ in range(20):
        look(in_harbor)
    anew = f"looks 1 to {end} of Harbor Peers, after {moment_of(end)}: cut off and written anew"
    assert verified() == (False, [f"{anew} since they were anchored"])


def test_each_end_is_anchored_once(in_harbor: Cast, anchors_elsewhere: Path) -> None:
    anchor_looks(0)
    anchor_looks(3600)
    assert verify_looks(lambda words: None)
    before = anchors_elsewhere.read_text().splitlines()
    look(in_harbor)
    anchor_looks(7200)
    after = anchors_elsewhere.read_text().splitlines()
    assert after[:-1] == before
    last = json.loads(after[-1])
    assert (last["organization"], last["number"]) == (
        str(in_harbor.rosa.organization_id),
        the_end(),
    )


def test_a_broken_line_of_the_anchors_is_told(in_harbor: Cast, anchors_elsewhere: Path) -> None:
    anchor_looks(0)
    anchors_elsewhere.write_text("not an anchor\n" + anchors_elsewhere.read_text())
    with pytest.raises(Unreadable, match=r"Line 1 of .* is no anchor"):
        verified()


def test_a_house_that_is_gone_is_missed(in_harbor: Cast, anchors_elsewhere: Path) -> None:
    anchor_looks(0)
    line = json.loads(anchors_elsewhere.read_text().splitlines()[0])
    line["organization"] = str(in_harbor.rosa.id)
    with anchors_elsewhere.open("a") as file:
        file.write(json.dumps(line) + "\n")
    is_whole, said = verified()
    assert not is_whole
    assert said[0].startswith(f"The organization {in_harbor.rosa.id} was anchored, and it is gone")


def with_another_key(settings: Settings, change: Callable[[str], None]) -> None:
    before = settings.SEAL_KEY
    settings.SEAL_KEY = "another key of the house"
    organization_key.cache_clear()
    seal_keys.cache_clear()
    try:
        change(before)
    finally:
        settings.SEAL_KEY = before
        organization_key.cache_clear()
        seal_keys.cache_clear()


def test_another_key_is_told_in_a_sentence(in_harbor: Cast, settings: Settings) -> None:
    anchor_looks(0)

    def look_on(before: str) -> None:
        is_whole, said = verified()
        assert not is_whole
        assert len(said) == 1
        assert "fits the key the house has now" in said[0]
        assert "WALKWITH_SEAL_KEYS_BEFORE" in said[0]

    with_another_key(settings, look_on)


def test_a_key_changed_on_purpose_leaves_all_verifiable(
    in_harbor: Cast, settings: Settings
) -> None:
    anchor_looks(0)

    def go_on(before: str) -> None:
        look(in_harbor)
        settings.SEAL_KEYS_BEFORE = [before]
        assert verified() == (True, [])

    with_another_key(settings, go_on)


def test_looks_of_the_time_before_are_counted(in_harbor: Cast) -> None:
    by_hand(
        "DELETE FROM access_lookhead WHERE organization_id = {house};"
        "UPDATE access_look SET number = NULL, seal = NULL WHERE organization_id = {house}"
    )
    look(in_harbor)
    said: list[str] = []
    assert verify_looks(said.append)
    assert "of the time before the chain can only be counted" in said[1]
    by_hand(
        "DELETE FROM access_look WHERE id = (SELECT min(id::text)::uuid FROM access_look"
        " WHERE number IS NULL AND organization_id = {house})"
    )
    is_whole, [words] = verified()
    assert not is_whole
    assert "looks without a seal, and there were" in words


def test_many_at_once_keep_the_chain_whole(in_harbor: Cast) -> None:
    def a_list_and_a_page(number: int) -> None:
        with acting_as((in_harbor.rosa, in_harbor.lorraine)[number % 2]):
            note_look([in_harbor.dee.pk], "strengths", how="listed", page="people")
            note_look([in_harbor.dee.pk], "plan", page="plan")

    before = the_end()
    all_at_once(a_list_and_a_page)
    assert verified() == (True, [])
    assert the_end() == before + 16 + 2  # the same list counts once a day for each of the two


def test_a_page_that_is_rolled_back_leaves_no_gap(in_harbor: Cast) -> None:
    before = the_end()

    def refused() -> None:
        with acting_as(in_harbor.rosa):
            note_look([in_harbor.dee.pk], "plan", page="plan")
            raise Refused("no")

    with pytest.raises(Refused):
        refused()
    look(in_harbor)
    assert the_end() == before + 1
    assert verified() == (True, [])


def exit_code(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr(cli, "database", nullcontext)
    monkeypatch.setattr(cli, "_call", lambda *arguments, **options: None)
    with pytest.raises(SystemExit) as left:
        cli.main(["verify-looks"])
    return left.value.code


def test_the_command_says_it_and_leaves_with_a_code(
    in_harbor: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(monkeypatch) == 0
    assert "Harbor Peers" in capsys.readouterr().out
    by_hand("UPDATE access_look SET page = 'x' WHERE number = 6 AND organization_id = {house}")
    assert exit_code(monkeypatch) == 1
    assert "changed after it was written" in capsys.readouterr().out
