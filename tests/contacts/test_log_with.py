"""The contact note, page by page: opened almost filled in, saved, refused with every word kept."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.contacts.build import HOUR, NOON, a_note, dee_with_a_door
from walkwith.access.commands import assign
from walkwith.access.models import Look
from walkwith.contacts.models import ContactNote, NoteStep
from walkwith.directory.models import Meeting, Source
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.identifiers import new_id
from walkwith.plans.commands import add_step
from walkwith.plans.models import Step
from walkwith.schedule.commands import add_appointment, mark_kept
from walkwith.schedule.models import Appointment

pytestmark = pytest.mark.usefixtures("beside")

Browse = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.stopped_at(NOON):
        yield


def address(cast: Cast) -> str:
    return f"/contacts/{cast.dee.pk}/log/"


def typed(**said: Any) -> dict[str, Any]:
    return {
        "note_id": str(new_id()),
        "way": "in_person",
        "work": ["relationship"],
        "day": "2026-11-18",
        "time": "11:00",
        "minutes": "40",
        "together": "Filled in the ID form.",
        **said,
    }


def send(browse: Browse, cast: Cast, **said: Any) -> Any:
    return browse(cast.rosa).post(address(cast), typed(**said))


def a_meeting(actor: Actor) -> Meeting:
    with acting_as(actor):
        source = Source.objects.create(
            organization_id=actor.organization_id, name="AA", fellowship="AA"
        )
        return Meeting.objects.create(
            organization_id=actor.organization_id,
            source=source,
            key="1",
            name="Noon Courage",
            fellowship="AA",
            attendance="in_person",
            seen_at=NOON,
            raw={},
        )


def only_note(cast: Cast) -> ContactNote:
    with acting_as(cast.rosa):
        return ContactNote.objects.get()


def test_it_opens_half_an_hour_ago(cast: Cast, browse: Browse) -> None:
    page = browse(cast.rosa).get(address(cast))
    form = page.context["form"]
    assert (form["day"].value(), form["time"].value(), form["minutes"].value()) == (
        NOON.date(),
        dt.time(11, 30),
        30,
    )
    assert form.when_in_short() == "Today, 11:30 a.m., 30 minutes"
    assert form["way"].value() == "in_person"


def test_it_opens_with_the_visit_just_now(cast: Cast, browse: Browse) -> None:
    visit = add_appointment(
        actor=cast.rosa,
        participant_id=cast.dee.pk,
        starts_at=NOON - 2 * HOUR,
        minutes=60,
        way="phone",
        place="Library",
    )
    form = browse(cast.rosa).get(address(cast)).context["form"]
    known = {name: form[name].value() for name in ("time", "minutes", "way", "place")}
    assert known == {"time": dt.time(10), "minutes": 60, "way": "phone", "place": "Library"}
    send(browse, cast, appointment_id=str(visit.pk))
    with acting_as(cast.rosa):
        assert Appointment.objects.get().state == "kept"
    assert browse(cast.rosa).get(address(cast)).context["opened"].appointment is None


def test_a_kept_visit_without_a_note_is_still_offered(cast: Cast, browse: Browse) -> None:
    visit = add_appointment(actor=cast.rosa, participant_id=cast.dee.pk, starts_at=NOON - HOUR)
    mark_kept(actor=cast.rosa, appointment_id=visit.pk)
    assert browse(cast.rosa).get(address(cast)).context["opened"].appointment == visit


def test_saving_leads_to_dees_page_with_a_kind_sentence(cast: Cast, browse: Browse) -> None:
    client = browse(cast.rosa)
    answer = client.post(
        address(cast), typed(felt="It was okay.", step_1="Call", by_1="2026-11-20")
    )
    assert (answer.status_code, answer["Location"]) == (303, f"/today/people/{cast.dee.pk}/")
    assert "Saved. Dee can read it now." in client.get(answer["Location"]).content.decode()
    note = only_note(cast)
    assert (note.felt, note.started_at) == ("It was okay.", NOON - HOUR)
    with acting_as(cast.rosa):
        step = Step.objects.get()
        assert (step.words, step.day, step.who) == ("Call", dt.date(2026, 11, 20), "together")
        look = Look.objects.get(how="wrote", page="log")
        assert look.sections == ["contact_notes", "plan"]


def test_only_what_the_two_agreed_on_stands(cast: Cast, browse: Browse) -> None:
    said = {"step_1": "Call", "agreed_1": "on", "step_2": "A garden"}
    send(browse, cast, **said)
    with acting_as(cast.rosa):
        steps = Step.objects.order_by("made_at", "id")
        assert [(one.words, one.is_suggestion) for one in steps] == [
            ("Call", False),
            ("A garden", True),
        ]
    form = browse(cast.rosa).get(address(cast))
    assert "Without this tick it waits for the yes of Dee." in form.content.decode()
    plan = form.context["plan"]
    assert [[one.step.words for one in plan[name]] for name in ("steps", "waiting")] == [
        ["Call"],
        ["A garden"],
    ]


def test_one_tick_saves(cast: Cast, browse: Browse) -> None:
    assert send(browse, cast, together="").status_code == 303
    assert only_note(cast).work == ["relationship"]


def test_sent_twice_is_saved_once(cast: Cast, browse: Browse) -> None:
    said, client = typed(step_1="Call"), browse(cast.rosa)
    assert [client.post(address(cast), said).status_code for _ in range(2)] == [303, 303]
    with acting_as(cast.rosa):
        assert (ContactNote.objects.count(), Step.objects.count()) == (1, 1)


def test_sent_again_with_more_words_it_becomes_a_correction(cast: Cast, browse: Browse) -> None:
    said, client = typed(step_1="Call"), browse(cast.rosa)
    client.post(address(cast), said)
    again = client.post(address(cast), {**said, "together": "Filled in both forms."})
    assert again.status_code == 422
    html = again.content.decode()
    assert "This note is saved already. Save again to correct it." in html
    assert "Filled in both forms." in html
    action = f"/contacts/notes/{said['note_id']}/correct/"
    assert f'action="{action}"' in html
    client.post(action, {**said, "together": "Filled in both forms."})
    assert only_note(cast).together == "Filled in both forms."
    with acting_as(cast.rosa):
        assert Step.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"work": [], "together": "", "goal": ""}, "work"),
        ({"work": ["spying"]}, "work"),
        ({"note_id": "x"}, "note_id"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "9" * 40}, "minutes"),
        ({"minutes": "ten"}, "minutes"),
        ({"time": "25:00"}, "time"),
        ({"day": "2026-02-30"}, "day"),
        ({"day": "2026-11-19"}, "day"),
        ({"day": "0202-11-19"}, "day"),
        ({"way": ""}, "way"),
        ({"together": "x" * 1_000_000}, "together"),
        ({"felt": "x\x00y"}, "felt"),
        ({"step_1": "x" * 301}, "step_1"),
        ({"step_1": "x", "by_1": "2030-01-01"}, "by_1"),
        ({"step_1": "x", "who_1": "nobody"}, "who_1"),
        ({"suggested": [str(new_id())]}, ""),
    ],
)
def test_refused_with_every_word_kept(
    cast: Cast, browse: Browse, said: dict[str, Any], field: str
) -> None:
    answer = send(browse, cast, **{"goal": "Get the ID", **said})
    if not field:
        assert answer.status_code == 303
        return
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    html = answer.content.decode()
    assert {"goal": "Get the ID", **said}["goal"] in html
    assert len(html) > len(str(said.get("together", "")))
    with acting_as(cast.rosa):
        assert not ContactNote.objects.exists()


def test_a_time_that_clocks_skip_is_refused(cast: Cast, browse: Browse) -> None:
    with clock.stopped_at(dt.datetime(2027, 3, 14, 18, tzinfo=dt.UTC)):
        answer = send(browse, cast, day="2027-03-14", time="02:30")
    assert list(answer.context["form"].errors) == ["time"]
    assert "Clocks jump forward" in answer.content.decode()


def test_markup_and_direction_marks_do_nothing(cast: Cast, browse: Browse) -> None:
    hostile = "<script>alert(1)</script>\u202egnp.exe"
    send(browse, cast, goal=hostile, together=hostile, felt=hostile, place=hostile, step_1=hostile)
    note = only_note(cast)
    for path in (f"/contacts/notes/{note.pk}/", f"/contacts/{cast.dee.pk}/"):
        html = browse(cast.rosa).get(path).content.decode()
        assert "<script>alert" not in html
        assert "\u202e" not in html
        assert "&lt;script&gt;alert" in html


def test_the_key_of_somebody_elses_note_is_refused(cast: Cast, browse: Browse) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)
    theirs = a_note(cast.lorraine, cast)
    answer = send(browse, cast, note_id=str(theirs.pk))
    assert answer.status_code == 422
    assert "belongs to another note" in answer.content.decode()


def test_meetings_suggested_since_land_in_the_note(cast: Cast, browse: Browse) -> None:
    meeting = a_meeting(cast.rosa)
    step = add_step(
        actor=cast.rosa,
        participant_id=cast.dee.pk,
        words="Noon Courage",
        is_suggestion=True,
        meeting_id=meeting.pk,
    )
    form = browse(cast.rosa).get(address(cast)).context["form"]
    assert form["suggested"].value() == [str(step.pk)]
    with clock.stopped_at(NOON + dt.timedelta(minutes=1)):
        send(browse, cast, suggested=[str(step.pk)])
        assert "suggested" not in browse(cast.rosa).get(address(cast)).context["form"].fields
    with acting_as(cast.rosa):
        assert NoteStep.objects.get().step_id == step.pk


def test_each_role(cast: Cast, browse: Browse) -> None:
    for actor in cast.strangers():
        client = browse(actor)
        missing = f"/contacts/{new_id()}/log/"
        for path in (address(cast), missing):
            assert client.get(path).status_code == 404
            assert client.post(path, typed()).status_code == 404
    for actor in (cast.lorraine, dee_with_a_door(cast)):
        assert browse(actor).get(address(cast)).status_code == 403
        assert browse(actor).post(address(cast), typed()).status_code == 403
    with acting_as(cast.rosa):
        assert not ContactNote.objects.exists()


def test_in_spanish(cast: Cast, browse: Browse) -> None:
    client = browse(cast.rosa)
    client.post("/accounts/language/", {"language": "es", "next": "/"})
    html = client.get(address(cast)).content.decode()
    assert "Qué hicimos juntos" in html


def test_the_form_asks_the_same_number_of_times(cast: Cast, browse: Browse) -> None:
    client = browse(cast.rosa)

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address(cast)).status_code == 200
        return len(asked)

    statements()
    counts = []
    for number in (1, 3):
        while number:
            add_step(actor=cast.rosa, participant_id=cast.dee.pk, words=f"{number}")
            number -= 1
        counts.append(statements())
    assert counts[0] == counts[1]


def test_saving_takes_a_fixed_number_of_statements(cast: Cast, browse: Browse) -> None:
    client = browse(cast.rosa)
    client.post(address(cast), typed())
    with CaptureQueriesContext(connection) as asked:
        client.post(address(cast), typed())
    assert len(asked) <= 30, [query["sql"][:100] for query in asked]
