"""Two people answer for one list at the same moment: only the first one's word holds."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.at_once import real_transactions, while_unfinished
from tests.conftest import Cast
from tests.feeds.test_table_of_services import COLUMNS, ROWS, table
from walkwith.directory.models import Source
from walkwith.feeds.commands import (
    ask_for_import,
    go_on_anyway,
    leave_as_it_is,
    name_columns,
    take_table_for,
)
from walkwith.feeds.models import ImportRun
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import Refused

Answer = Callable[[], Any]


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    yield from real_transactions(django_db_blocker)


def the_table(actor: Actor) -> ImportRun:
    file = io.BytesIO(table(*ROWS).encode())
    return ask_for_import(actor=actor, source_name="Our sheet", file=file)


def second_says(actor: Actor, first: Answer, second: Answer) -> str:
    with while_unfinished(actor, first) as meanwhile:
        answered = meanwhile(second)
    with pytest.raises(Refused) as refused:
        answered.result()
    return refused.value.words


def test_the_columns_are_named_once(cast: Cast) -> None:
    run = the_table(cast.rosa)

    def names() -> ImportRun:
        return name_columns(actor=cast.rosa, run_id=run.pk, columns=COLUMNS, later=False)

    def takes() -> ImportRun:
        return take_table_for(actor=cast.rosa, run_id=run.pk, list_format=Source.Formats.TABLE)

    for second in (names, takes):
        assert "have their names by now" in second_says(cast.rosa, names, second)
        with acting_as(cast.rosa):
            assert Source.objects.get().columns == COLUMNS
            ImportRun.objects.update(state=ImportRun.States.ASKING)


def test_a_held_list_is_decided_on_once(cast: Cast) -> None:
    run = the_table(cast.rosa)
    with acting_as(cast.rosa):
        ImportRun.objects.update(state=ImportRun.States.HELD)

    def goes_on() -> ImportRun:
        return go_on_anyway(actor=cast.rosa, run_id=run.pk)

    def leaves() -> ImportRun:
        return leave_as_it_is(actor=cast.rosa, run_id=run.pk)

    assert "decided on this list already" in second_says(cast.rosa, goes_on, leaves)
    with acting_as(cast.rosa):
        assert ImportRun.objects.get().state == ImportRun.States.WAITING
