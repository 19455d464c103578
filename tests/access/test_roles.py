from pathlib import Path

import html5lib
import pytest
from django.db import connection
from django.test import Client

from tests.conftest import Cast
from tests.today.build import Browse, open_dees_door
from walkwith.access.management.commands.print_matrix import with_matrix
from walkwith.access.matrix import MATRIX
from walkwith.people.sections import SECTIONS

MANUAL = Path(__file__).parents[2] / "docs" / "manual.md"


def test_everybody_reads_what_each_role_can_see(cast: Cast, browse: Browse) -> None:
    for actor in (cast.rosa, cast.lorraine, cast.pat, cast.kit, open_dees_door(cast)):
        page = browse(actor).get("/access/roles/").content.decode()
        assert "A peer specialist&nbsp;· A supervisor: one who walks with you" in page
        assert "Opens nobody's record." in page


@pytest.mark.django_db
def test_it_needs_a_sign_in(client: Client) -> None:
    assert client.get("/access/roles/").status_code == 302


def test_the_table_is_the_matrix(cast: Cast, browse: Browse) -> None:
    page = browse(cast.rosa).get("/access/roles/").content.decode()
    [table] = html5lib.parse(page, namespaceHTMLElements=False).iter("table")
    shown = [
        ["".join(cell.itertext()).split() for cell in row.iter("td")]
        for row in list(table.iter("tr"))[1:]
    ]
    assert shown == [
        [
            [
                word
                for word, open_ in (("reads", line.read), ("writes", line.write))
                if section in open_
            ]
            or ["nothing"]
            for line in MATRIX
        ]
        for section in SECTIONS
        if section != "counseling_notes"
    ]


def test_the_manual_prints_the_matrix() -> None:
    """Cure: walkwith manage print_matrix docs/manual.md"""
    assert MANUAL.read_text() == with_matrix(MANUAL.read_text())


def test_notes_of_counseling_stand_there_where_they_are_kept(cast: Cast, browse: Browse) -> None:
    said = "otes of counseling"
    assert said not in browse(cast.rosa).get("/access/roles/").content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute("UPDATE accounts_organization SET keeps_counseling_notes = true")
        cursor.execute("SET LOCAL ROLE walkwith_app")
    assert said in browse(cast.rosa).get("/access/roles/").content.decode()


def test_only_who_works_here_reads_of_the_database(cast: Cast, browse: Browse) -> None:
    said = "in the database"
    assert said in browse(cast.rosa).get("/access/roles/").content.decode()
    dee = browse(open_dees_door(cast)).get("/access/roles/").content.decode()
    assert said not in dee
