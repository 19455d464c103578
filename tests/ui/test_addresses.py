"""Addresses made quickly are those Django makes."""

from uuid import UUID

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, reverse

from walkwith.ui.addresses import address

KEY = UUID("01a201af-5034-7740-8f40-28c682e210b6")


def drawn(words: str, **values: object) -> str:
    return Template(words).render(Context(values))


@pytest.mark.parametrize(
    ("name", "of"),
    [("today:today", ()), ("today:participant", (KEY,)), ("accounts:demo", ("rosa",))],
)
def test_it_is_what_reverse_says(name: str, of: tuple[object, ...]) -> None:
    assert address(name, *of) == address(name, *of) == reverse(name, args=of)


def test_the_tag_writes_it_or_names_it() -> None:
    there = reverse("today:participant", args=[KEY])
    assert drawn('{% url "today:participant" key %}', key=KEY) == there
    assert drawn('{% url "today:participant" key as to %}<{{ to }}>', key=KEY) == f"<{there}>"
    assert drawn('{% url "today:participant" participant_id=key %}', key=KEY) == there
    assert drawn("{% url name %}", name="today:today") == "/"


def test_a_name_that_leads_nowhere_is_an_error_unless_it_is_only_named() -> None:
    with pytest.raises(NoReverseMatch):
        drawn('{% url "today:nowhere" %}')
    with pytest.raises(NoReverseMatch):
        drawn('{% url "today:participant" key %}')
    assert drawn('{% url "today:nowhere" as to %}<{{ to }}>') == "<>"
