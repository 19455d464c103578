"""The talk about safety: who writes it down, what it asks, and who reads it."""

import pytest

from tests.access.doors import TALKED, talked
from tests.conftest import Cast
from tests.today.build import Browse, open_dees_door
from walkwith.access.models import SafetyTalk
from walkwith.foundation.actor import acting_as
from walkwith.foundation.models import Change

SAID = {
    "phone": "shared",
    "who_could_look": "My sister’s boys.",
    "topics": TALKED["topics"],
    "if_found": "I say it is the bus times.",
    "stay": "short",
    "tab_name": "calendar",
    "wants_door": "yes",
}


def address(cast: Cast) -> str:
    return f"/access/{cast.dee.pk}/safety-talk/"


def test_it_is_written_down_and_leads_to_the_door(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    answer = rosa.post(address(cast), SAID)
    assert answer["Location"] == f"/access/{cast.dee.pk}/open-door/"
    page = rosa.get(answer["Location"]).content.decode()
    assert "I say it is the bus times." in page and 'name="username"' in page
    with acting_as(cast.rosa):
        told = Change.objects.get(event="TalkedAboutSafety")
        talk = SafetyTalk.objects.get()
    assert told.details == {"wants_door": True}
    assert (talk.phone, talk.tab_name, talk.talked_by_id) == ("shared", "calendar", cast.rosa.id)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"topics": ["way_out"]}, "Talk through all of it first, then tick it."),
        ({"phone": ""}, "Please fill this in."),
        ({"wants_door": ""}, "Please fill this in."),
        ({"stay": "work"}, "Please choose one of these."),
    ],
)
def test_a_yes_needs_all_of_it(
    cast: Cast, browse: Browse, said: dict[str, object], sentence: str
) -> None:
    answer = browse(cast.rosa).post(address(cast), {**SAID, **said})
    assert answer.status_code == 422 and sentence in answer.content.decode()
    with acting_as(cast.rosa):
        assert not SafetyTalk.objects.exists()


def test_a_no_needs_nothing_but_to_be_said(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.rosa).post(address(cast), {**SAID, "topics": [], "wants_door": "no"})
    assert answer["Location"] == f"/today/people/{cast.dee.pk}/"
    page = browse(cast.rosa).get(f"/access/{cast.dee.pk}/open-door/").content.decode()
    assert "The last time they said no." in page


def test_dee_reads_it_on_her_door(cast: Cast, browse: Browse) -> None:
    dee = browse(open_dees_door(cast))
    talked(cast.lorraine, cast.dee.pk, if_found="I hand it to my aunt.")
    page = dee.get("/access/my-door/").content.decode()
    assert "Talked through with Lorraine" in page and "I hand it to my aunt." in page


def test_it_cannot_be_changed_and_nobody_else_reads_it(cast: Cast) -> None:
    talked(cast.rosa, cast.dee.pk)
    for stranger in cast.strangers():
        with acting_as(stranger):
            assert not SafetyTalk.objects.exists()
