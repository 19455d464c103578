import re
from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client

from tests.conftest import Cast
from walkwith.accounts.commands import add_program, rename_program
from walkwith.accounts.models import Program
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotFound, Refused

PROGRAMS = "/accounts/programs/"
Browse = Callable[[Actor], Client]


def test_programs_say_how_many_work_in_them(cast: Cast, browse: Browse) -> None:
    page = browse(cast.pat).get(PROGRAMS).content.decode()
    shown = re.findall(r"<h3>(\w+)</h3>\s*<small>([^<]+)</small>", page)
    assert shown == [("Hill", "1 person works in it"), ("River", "2 people work in it")]


def test_a_program_is_added_and_renamed(cast: Cast, browse: Browse) -> None:
    client = browse(cast.pat)
    assert client.post(f"{PROGRAMS}add/", {"name": "Lake"})["Location"] == PROGRAMS
    with acting_as(cast.pat):
        lake = Program.objects.get(name="Lake")
    assert client.post(f"{PROGRAMS}{lake.pk}/", {"name": "Great Lake"})["Location"] == PROGRAMS
    with acting_as(cast.pat):
        assert [each.name for each in Program.objects.order_by("name")] == [
            "Great Lake",
            "Hill",
            "River",
        ]


@pytest.mark.parametrize("name", ["River", "river"])
def test_two_programs_never_have_one_name(cast: Cast, browse: Browse, name: str) -> None:
    answer = browse(cast.pat).post(f"{PROGRAMS}add/", {"name": name})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = answer.content.decode()
    assert "There is a program with that name already." in page
    assert f'value="{name}"' in page
    with acting_as(cast.pat):
        hill = Program.objects.get(name="Hill")
    with pytest.raises(Refused, match="that name already"):
        rename_program(actor=cast.pat, program_id=hill.pk, name=name)


def test_small_and_large_letters_may_change(cast: Cast) -> None:
    with acting_as(cast.pat):
        hill = Program.objects.get(name="Hill")
    rename_program(actor=cast.pat, program_id=hill.pk, name="HILL")
    with acting_as(cast.pat):
        assert Program.objects.get(pk=hill.pk).name == "HILL"


def test_a_program_of_another_organization_is_not_there(cast: Cast) -> None:
    other = add_program(actor=cast.pat, name="Lake")
    ops = cast.kit
    with acting_as(ops):
        assert not Program.objects.filter(pk=other.pk).exists()
    admin = Actor(
        id=ops.id,
        account_id=ops.account_id,
        organization_id=ops.organization_id,
        role="administrator",
        name="Ops",
    )
    with pytest.raises(NotFound):
        rename_program(actor=admin, program_id=other.pk, name="Mine")
