"""One tap finishes a step, and one takes it back, with htmx and without."""

import pytest
from django.test import Client

from tests.conftest import Cast, end_the_moment
from tests.today.build import Browse
from walkwith.foundation.actor import Actor, acting_as
from walkwith.plans.commands import add_step, edit_step
from walkwith.plans.models import Step

pytestmark = pytest.mark.usefixtures("beside")


@pytest.fixture
def step(cast: Cast) -> Step:
    return add_step(actor=cast.rosa, participant_id=cast.dee.pk, words="Call Harbor House")


def tap(client: Client, step: Step, act: str, *, htmx: bool = False, to: str = "/") -> str:
    headers = {"HX-Request": "true"} if htmx else {}
    answer = client.post(
        f"/today/steps/{step.pk}/", {"act": act, "next": to}, headers=headers, follow=True
    )
    assert answer.status_code == 200
    return answer.content.decode()


def state_of(step: Step, viewer: Actor) -> str:
    with acting_as(viewer):
        step.refresh_from_db()
    if step.done_at:
        return "done"
    if step.let_go_at:
        return "let go"
    return "suggested" if step.is_suggestion else "open"


def test_a_tap_without_javascript_says_so_and_offers_to_undo(
    cast: Cast, browse: Browse, step: Step
) -> None:
    visitor, here = browse(cast.rosa), f"/today/people/{cast.dee.pk}/"
    page = tap(visitor, step, "finish", to=here)
    assert "Done: Call Harbor House" in page
    assert 'value="reopen"' in page
    assert state_of(step, cast.rosa) == "done"
    page = tap(visitor, step, "reopen", to=here)
    assert "Open again: Call Harbor House" in page
    assert 'value="finish"' in page
    assert state_of(step, cast.rosa) == "open"


def test_with_htmx_only_the_row_comes_back(cast: Cast, browse: Browse, step: Step) -> None:
    answer = browse(cast.rosa).post(
        f"/today/steps/{step.pk}/", {"act": "finish"}, headers={"HX-Request": "true"}
    )
    row = answer.content.decode()
    assert "HX-Retarget" not in answer.headers
    assert row.strip().startswith('<li class="row">')
    assert 'data-say="Done: Call Harbor House"' in row
    assert "data-focus" in row
    assert 'value="reopen"' in row


def test_rosa_alone_does_not_finish_what_dee_does_on_her_own(
    cast: Cast, browse: Browse, step: Step
) -> None:
    edit_step(actor=cast.rosa, step_id=step.pk, words=step.words, who="participant")
    end_the_moment(cast)
    answer = browse(cast.rosa).post(f"/today/steps/{step.pk}/", {"act": "finish"})
    assert answer.status_code == 403
    page = browse(cast.rosa).get(f"/today/people/{cast.dee.pk}/").content.decode()
    assert 'value="finish"' not in page


def test_who_only_reads_finishes_nothing(cast: Cast, browse: Browse, step: Step) -> None:
    answer = browse(cast.lorraine).post(f"/today/steps/{step.pk}/", {"act": "finish"})
    assert answer.status_code == 403
    assert state_of(step, cast.rosa) == "open"


def test_strangers_find_no_step(cast: Cast, browse: Browse, step: Step) -> None:
    for stranger in cast.strangers():
        answer = browse(stranger).post(f"/today/steps/{step.pk}/", {"act": "finish"})
        assert answer.status_code == 404
    assert state_of(step, cast.rosa) == "open"


def test_no_other_act_and_no_other_place(cast: Cast, browse: Browse, step: Step) -> None:
    visitor = browse(cast.rosa)
    assert visitor.post(f"/today/steps/{step.pk}/", {"act": "erase"}).status_code == 404
    assert visitor.get(f"/today/steps/{step.pk}/").status_code == 405
    away = {"act": "finish", "next": "https://elsewhere.example/"}
    assert visitor.post(f"/today/steps/{step.pk}/", away).headers["Location"] == "/"
