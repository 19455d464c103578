"""No row of a table of services is taken for another, and none gets lost."""

from itertools import permutations

from tests.conftest import Cast
from tests.feeds.made_services import counted
from tests.feeds.test_table_of_services import brought_in
from walkwith.directory.commands import verify_service
from walkwith.directory.models import Service
from walkwith.feeds.models import QuarantinedRow
from walkwith.feeds.service_keys import Keys
from walkwith.feeds.words import remarks

HEAD = "ID,Program,Agency,For,Hours"
COLUMNS = {
    "slug": "ID",
    "name": "Program",
    "organization": "Agency",
    "needs": "For",
    "schedules": "Hours",
}


def text(*rows: str) -> str:
    return "\n".join([HEAD, *rows]) + "\n"


def test_a_number_of_the_agency_is_none_of_its_rows(acting: Cast) -> None:
    rows = ("7,Pantry,Harbor,Food,", "7,Legal help,Harbor,Legal aid,", "8,Detox,Hill,Detox,")
    assert counted(brought_in(acting.rosa, text(*rows), COLUMNS)) == {"new": 3}
    for turned in permutations(rows):
        assert counted(brought_in(acting.rosa, text(*turned), COLUMNS)) == {"same": 3}
    assert not Service.objects.filter(key__in=["7", "8"]).exists()


def test_one_number_typed_twice_costs_the_others_nothing(acting: Cast) -> None:
    """The rows that share it are told apart by what they say; all others keep their checks."""
    rows = [f"{number},Help {number},Harbor,Food," for number in range(8)]
    brought_in(acting.rosa, text(*rows), COLUMNS)
    known = dict(Service.objects.values_list("name", "pk"))
    verify_service(actor=acting.rosa, service_id=known["Help 3"])
    more = [*rows, "7,Help 8,Harbor,Food,"]
    run = brought_in(acting.rosa, text(*more), COLUMNS)
    assert counted(run) == {"same": 7, "new": 2, "missing": 1} and run.state == "done"
    told = dict(Service.objects.filter(missed=0).values_list("name", "pk"))
    assert len(told) == 9 and told["Help 3"] == known["Help 3"]
    assert counted(brought_in(acting.rosa, text(*reversed(more)), COLUMNS))["same"] == 9


def test_a_number_of_each_row_holds_when_all_else_changes(acting: Cast) -> None:
    rows = ("1,Pantry,Harbor,Food,", "2,Pantry,Hill,Food,")
    brought_in(acting.rosa, text(*rows), COLUMNS)
    other = text("1,Bread,Harbor House,Food,", rows[1])
    assert counted(brought_in(acting.rosa, other, COLUMNS)) == {"changed": 1, "same": 1}


def test_rows_that_differ_in_their_hours_alone_all_stay(acting: Cast) -> None:
    rows = tuple(f",Pantry,Harbor,Food,{day} 9am-noon" for day in ("Mon", "Thu", "Sat"))
    run = brought_in(acting.rosa, text(*rows), COLUMNS)
    assert counted(run) == {"new": 3}
    assert any("3 rows have the name" in said for said in remarks(run.counts, run.notes))
    assert counted(brought_in(acting.rosa, text(*reversed(rows)), COLUMNS)) == {"same": 3}


def test_the_very_same_row_twice_is_one(acting: Cast) -> None:
    row = ",Pantry,Harbor,Food,"
    run = brought_in(acting.rosa, text(row, row), COLUMNS)
    assert counted(run) == {"new": 1} and "told_again" not in run.notes


def test_titles_of_parts_wait_for_a_person(acting: Cast) -> None:
    run = brought_in(acting.rosa, text(",FOOD,,,", ",Pantry,Harbor,Food,"), COLUMNS)
    assert counted(run) == {"new": 1, "quarantined": 1}
    row = QuarantinedRow.objects.get()
    assert (row.code, row.name) == ("name_alone", "FOOD")


def test_whatever_order_they_come_in() -> None:
    rows = [
        {"ID": number, "Program": name, "Agency": "Harbor", "For": need}
        for number, name, need in (("1", "A", ""), ("1", "B", ""), ("2", "A", "x"), ("", "", ""))
    ]
    alone = {"ID": "3", "Program": "C", "Agency": "Harbor", "For": ""}
    for table, by_number in ((rows, []), ([*rows, alone], ["2", "3"])):
        turns = list(permutations(table))
        told = [[Keys.of_table(turned, COLUMNS).of(row) for row in table] for turned in turns]
        assert all(keys == told[0] for keys in told)
        assert len(set(told[0])) == len(table)
        assert [key for key in told[0] if not key.startswith("~")] == by_number
