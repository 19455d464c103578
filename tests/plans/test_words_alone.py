"""What a worker writes alone never stands: whatever they send, to every form of the plan."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.contacts.build import dee_with_a_door
from tests.plans.build import a_goal, a_step, a_want, an_area
from walkwith.access.models import Version
from walkwith.foundation.actor import Actor, acting_as
from walkwith.plans.models import Area, Goal, Line, Step, Want

Browse = Callable[[Actor], Client]
KINDS: dict[str, type[Line]] = {"area": Area, "want": Want, "goal": Goal, "step": Step}
ROSAS = "words of Rosa"
SENT: dict[str, Any] = {"words": ROSAS, "why": ROSAS, "helper": ROSAS, "who": "participant"}
VERBS = ("edit", "accept", "decline", "let_go", "take_up", "move", "finish", "reopen")
ADD = ("want", "add_areas", "add_goal", "add_step", "add_want")
ACTS = st.tuples(st.sampled_from((*VERBS, *ADD)), st.sampled_from(sorted(KINDS)))


def address(cast: Cast, line: Line, kind: str, verb: str) -> str | None:
    """The address of a verb on a line of this kind, or of a form that adds another."""
    if verb == "add_want":
        return reverse("plans:add_want", args=[line.pk]) if kind == "area" else None
    if verb in ADD:
        return reverse(f"plans:{verb}", args=[cast.dee.pk])
    if verb == "edit":
        return reverse(f"plans:edit_{kind}", args=[line.pk])
    if verb in ("finish", "reopen"):
        return reverse(f"plans:{verb}_{kind}", args=[line.pk]) if kind in ("goal", "step") else None
    return reverse(f"plans:{verb}_line", args=[kind, line.pk])


def lines_of(cast: Cast, kind: str) -> list[Line]:
    with acting_as(cast.rosa):
        return list(KINDS[kind]._default_manager.order_by("made_at", "id"))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from((*VERBS, *ADD)), st.sampled_from(sorted(KINDS))), max_size=8
    ),
    # Of lines there are more from example to example: their choice is no part of what is drawn.
    st.randoms(use_true_random=True),
)
def test_no_word_of_rosa_alone_stands(
    cast: Cast, browse: Browse, acts: list[tuple[str, str]], chance: random.Random
) -> None:
    with acting_as(cast.rosa):
        has_door = cast.dee.membership_id or Area.objects.exists()
    if not has_door:
        dee = dee_with_a_door(cast)
        a_want(dee, an_area(dee, cast))
        a_goal(dee, cast)
        a_step(dee, cast, who="participant")
    client = browse(cast.rosa)
    for verb, kind in acts:
        if path := address(cast, chance.choice(lines_of(cast, kind)), kind, verb):
            assert client.post(path, SENT).status_code in (303, 403, 422)
    with acting_as(cast.rosa):
        for model in KINDS.values():
            for line in model._default_manager.filter(is_suggestion=False):
                assert ROSAS not in (str(line), getattr(line, "why", ""))
        by_rosa = Version.objects.filter(by_id=cast.rosa.id, section="plan")
        assert {one.ground for one in by_rosa} <= {"suggested"}


@pytest.mark.parametrize("verb", ADD)
def test_each_form_says_that_it_waits(cast: Cast, browse: Browse, verb: str) -> None:
    dee = dee_with_a_door(cast)
    area = an_area(dee, cast, kinds=["health"])
    path = address(cast, area, "area", verb)
    assert path
    client = browse(cast.rosa)
    assert "It waits for the yes of Dee" in client.get(path).content.decode()
    answer = client.post(path, SENT, follow=True)
    assert "Suggested. It waits for the yes of Dee." in answer.content.decode()
    assert "It waits" not in browse(dee).get(path).content.decode()
