"""Whoever names the columns of a table reads its first rows, but for those of people who fled."""

import io
from collections.abc import Callable

from django.test import Client

from tests.conftest import Cast
from walkwith.feeds.commands import ask_for_import
from walkwith.feeds.tasks import carry_out
from walkwith.foundation.actor import Actor, acting_as

TABLE = """Kind of help,Who,Where
Domestic  violence shelter,Haven,99 Veiled Lane
DV/SA shelter,Nest,98 Veiled Lane
Food,Pantry,3 Elm St
"""


def test_where_people_fled_to_is_not_shown(cast: Cast, browse: Callable[[Actor], Client]) -> None:
    with acting_as(cast.rosa):
        run = ask_for_import(
            actor=cast.rosa, source_name="Our sheet", list_format="services", later=False
        )
        file = io.BytesIO(TABLE.encode())
        carry_out(actor=cast.rosa, run_id=run.pk, file=file, tell=lambda percent, rows: None)
    page = browse(cast.marcus).get(f"/feeds/runs/{run.pk}/columns/").content.decode()
    assert "3 Elm St" in page and "Veiled" not in page and "Haven" not in page
    assert "Rows that tell where people fled to are not shown." in page
