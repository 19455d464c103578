from pathlib import Path

import pytest
from django.core.management import CommandError

from walkwith.foundation.management.commands.where import places_of

ROOT = Path(__file__).parents[2]


def test_an_address_leads_to_its_view_command_templates_and_test() -> None:
    places = dict(places_of("/plans/.../add-step/"))
    for what, file, line in (
        ("view", "walkwith/plans/views/steps.py", "def add_step("),
        ("command", "walkwith/plans/commands/steps.py", "def add_step("),
    ):
        path, number = places[what].split(":")
        assert path == file
        assert line in "".join((ROOT / path).read_text().splitlines()[int(number) - 1 :][:3])
    assert places["templates"] == "walkwith/plans/templates/plans/"
    file, number = places["test"].split(":")
    assert "add_step" in (ROOT / file).read_text().splitlines()[int(number) - 1].replace("-", "_")


def test_a_test_called_like_the_view_comes_alone() -> None:
    tests = [where for what, where in places_of("/contacts/.../log/") if what == "test"]
    assert tests == ["tests/contacts/test_log_with.py"]


@pytest.mark.parametrize("address", ["/", "today/people", "/contacts/…/log/", "/sign-in/"])
def test_addresses_may_be_written_loosely(address: str) -> None:
    assert dict(places_of(address))["view"].startswith("walkwith/")


def test_an_address_nobody_made_is_refused() -> None:
    with pytest.raises(CommandError, match="There is no page at /nowhere/"):
        list(places_of("/nowhere/"))
