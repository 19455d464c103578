"""Somebody is kept out: for them it is a world in which the person does not exist."""

import datetime as dt
import re
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.access.test_known_people import kept_out, sees
from tests.conftest import Cast
from tests.today.build import (
    Browse,
    a_full_record,
    looks_at,
    open_dees_door,
    somebody,
    tomorrow_morning,
)
from walkwith.access.commands import (
    assign,
    begin_supervision,
    end_assignment,
    end_supervision,
    keep_out,
)
from walkwith.access.models import Assignment, Block, Supervision
from walkwith.access.queries import workers_to_assign
from walkwith.contacts.commands import save_draft
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Change
from walkwith.schedule.commands import add_appointment
from walkwith.schedule.models import Appointment

LISTS = (
    "/",
    "/?day=2026-11-23",
    "/today/people/",
    "/today/people/?q=Dee",
    "/today/people/?q=quill&whose=all&order=name",
    "/today/people/?whose=mine",
    "/contacts/log/",
    "/contacts/log/?q=Dee",
    "/schedule/week/",
    "/access/welcome/",
    "/access/supervision/",
    "/access/known-people/",
)


def page_of(cast: Cast) -> str:
    return f"/access/{cast.dee.pk}/blocks/"


def plain(client: Client, address: str) -> tuple[int, str]:
    """An answer without what differs each time."""
    response = client.get(address)
    token = r'(csrfmiddlewaretoken" value="|X-CSRFToken[^"]*")[^"]+'
    text = re.sub(token, "", response.content.decode())
    return response.status_code, re.sub(r'(name="(?:entry|note)_id" value=")[^"]+', "", text)


def forget_dee(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(
            "SELECT relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE c.relkind = 'r' AND a.attname = 'participant_id'"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table} WHERE participant_id = %s", [cast.dee.pk])
        cursor.execute("DELETE FROM foundation_change WHERE subject_id = %s", [cast.dee.pk])
        cursor.execute("DELETE FROM people_participant WHERE id = %s", [cast.dee.pk])
        cursor.execute("SET LOCAL ROLE walkwith_app")


@pytest.mark.parametrize("name", ["rosa", "lorraine"])
def test_for_who_is_kept_out_it_is_a_world_without_dee(
    cast: Cast, browse: Browse, name: str
) -> None:
    """Rosa who walked with her, Lorraine who led her: lists, search, counts, week, choices."""
    actor: Actor = getattr(cast, name)
    dee = open_dees_door(cast)
    somebody(cast.rosa, "Ben")
    client = browse(actor)
    with tomorrow_morning():
        a_full_record(cast.rosa, cast.dee.pk, rows=2)
        save_draft(
            actor=cast.rosa, participant_id=cast.dee.pk, note_id=new_id(), words={"goal": ["x"]}
        )
        before = {address: plain(client, address) for address in LISTS}
    keep_out(actor=dee, participant_id=cast.dee.pk, member_id=actor.id)
    with tomorrow_morning():
        blocked = {address: plain(client, address) for address in LISTS}
        with transaction.atomic():
            forget_dee(cast)
            without = {address: plain(client, address) for address in LISTS}
            transaction.set_rollback(True)
    assert [address for address in LISTS if blocked[address] != without[address]] == []
    assert {address for address in LISTS if before[address] != blocked[address]} >= {
        "/",
        "/today/people/",
        "/today/people/?q=Dee",
    }
    assert [a for a in LISTS if "Quill" in blocked[a][1] and "q=" not in a] == []


def test_every_page_of_hers_answers_as_for_nobody(cast: Cast, browse: Browse) -> None:
    keep_out(actor=open_dees_door(cast), participant_id=cast.dee.pk, member_id=cast.rosa.id)
    client, nobody = browse(cast.rosa), new_id()
    for address in (
        "/today/people/{}/",
        "/access/{}/blocks/",
        "/access/{}/assign/",
        "/access/{}/looks/",
        "/access/{}/open-door/",
        "/people/{}/edit/",
        "/plans/{}/",
        "/contacts/{}/",
        "/contacts/{}/log/",
        "/schedule/{}/add/",
        "/referrals/{}/find/",
    ):
        hidden = plain(client, address.format(cast.dee.pk))
        none = plain(client, address.format(nobody))
        assert hidden[0] == none[0] == HTTPStatus.NOT_FOUND
        assert hidden[1].replace(str(cast.dee.pk), "") == none[1].replace(str(nobody), "")


def test_dee_names_somebody_and_reads_whom(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    client = browse(dee)
    page = client.get(page_of(cast)).content.decode()
    names = re.findall(r"<option[^>]*>([^<]+)</option>", page)
    assert names == [
        "Choose a name",
        "Lorraine · Supervisor",
        "Marcus · Peer specialist",
        "Pat · Program administrator",
        "Rosa · Peer specialist",
    ]
    answer = client.post(page_of(cast), {"member": str(cast.marcus.id), "sure": "yes"})
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.SEE_OTHER, page_of(cast))
    page = client.get(page_of(cast)).content.decode()
    assert "<h3>Marcus</h3>" in page
    assert "Marcus · Peer specialist</option>" not in page
    assert kept_out() == [("Marcus", "Dee", False)]
    with acting_as(cast.rosa):
        assert [one.name for one in workers_to_assign(cast.dee.pk)] == ["Lorraine"]
        assert not Change.objects.filter(event="KeptOut").exists()
    with acting_as(cast.lorraine):
        assert Change.objects.get(event="KeptOut").details == {"member_id": str(cast.marcus.id)}


def asked_once_more(client: Client, cast: Cast, member: Actor) -> str:
    answer = client.post(page_of(cast), {"member": str(member.id)})
    assert answer.status_code == HTTPStatus.OK
    assert kept_out() == []
    return answer.content.decode()


def test_it_is_asked_once_more_and_says_who_looks_for_somebody_new(
    cast: Cast, browse: Browse
) -> None:
    client = browse(open_dees_door(cast))
    page = asked_once_more(client, cast, cast.rosa)
    assert "Keep out Rosa, who walks with you?" in page
    assert "Somebody new is looked for. Who is asked to: Lorraine." in page
    assert "To let them back in it takes your yes and that of two others." in page
    page = asked_once_more(client, cast, cast.marcus)
    assert "Keep out Marcus?" in page
    assert "Somebody new" not in page
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id, kind="backup")
    page = asked_once_more(client, cast, cast.rosa)
    assert "Without Rosa, who walks on: Marcus." in page


def test_where_nobody_leads_nobody_new_is_promised(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.pat):
        leads = Supervision.objects.get(worker_id=cast.rosa.id, ends_at=None)
    end_supervision(actor=cast.pat, supervision_id=leads.pk)
    page = asked_once_more(browse(open_dees_door(cast)), cast, cast.rosa)
    assert "Somebody new is looked for" not in page
    assert "The house has to choose somebody: call it today." in page


def test_rosa_files_it_for_her_and_reads_nothing(cast: Cast, browse: Browse) -> None:
    client = browse(cast.rosa)
    for _ in range(2):  # the second time it stands already: no hint of it
        page = client.get(page_of(cast)).content.decode()
        assert "Kept out now" not in page
        assert "Marcus · Peer specialist</option>" in page
        assert "Rosa · " not in page
        answer = client.post(page_of(cast), {"member": str(cast.marcus.id), "sure": "yes"})
        assert answer.status_code == HTTPStatus.SEE_OTHER
    assert kept_out() == [("Marcus", "Dee", False)]
    with acting_as(cast.rosa):
        assert not Block.objects.exists()
    seen = looks_at(cast.dee, cast.rosa, seen_by=open_dees_door(cast))
    assert ("wrote", "blocks", "blocks") in seen


def test_lorraine_who_leads_reads_and_helps(cast: Cast, browse: Browse) -> None:
    keep_out(actor=cast.lorraine, participant_id=cast.dee.pk, member_id=cast.rosa.id)
    page = browse(cast.lorraine).get(page_of(cast)).content.decode()
    assert "<h3>Rosa</h3>" in page
    assert looks_at(cast.dee, cast.lorraine, seen_by=cast.lorraine)


def test_what_is_refused(cast: Cast, browse: Browse) -> None:
    asked: dict[str, Any] = {"participant_id": cast.dee.pk, "member_id": cast.marcus.id}
    for stranger in cast.strangers():
        with pytest.raises(NotFound):
            keep_out(actor=stranger, **asked)
    with pytest.raises(Refused, match="keep yourself out"):
        keep_out(actor=cast.rosa, participant_id=cast.dee.pk, member_id=cast.rosa.id)
    with pytest.raises(Refused, match="somebody of the house"):
        keep_out(actor=cast.rosa, participant_id=cast.dee.pk, member_id=cast.kit.id)
    answer = browse(cast.rosa).post(page_of(cast), {"member": ""})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_when_nobody_is_left_the_supervisor_is_told_without_a_reason(
    cast: Cast, browse: Browse
) -> None:
    needs, nobody = "People who need somebody new", "Nobody walks with them now."
    assert needs not in browse(cast.lorraine).get("/").content.decode()
    dee = open_dees_door(cast)
    keep_out(actor=dee, participant_id=cast.dee.pk, member_id=cast.rosa.id)
    page = browse(cast.lorraine).get("/").content.decode()
    assert needs in page
    assert nobody in page
    assert "kept out" not in page.split(needs)[1].split("</section>")[0]
    assert "<h3>Rosa</h3>" not in browse(dee).get("/").content.decode()
    answer = browse(cast.lorraine).post(
        f"/access/{cast.dee.pk}/assign/", {"worker": str(cast.lorraine.id), "kind": "primary"}
    )
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert needs not in browse(cast.lorraine).get("/").content.decode()


def test_dee_calls_off_what_was_planned_with_whom_she_keeps_out(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    with tomorrow_morning() as now:
        visit = add_appointment(
            actor=cast.rosa, participant_id=cast.dee.pk, starts_at=now + dt.timedelta(hours=2)
        )
        client, nobody_sees = browse(dee), "Rosa no longer sees this here."
        off = f"/schedule/appointments/{visit.pk}/call-off/"
        assert nobody_sees not in client.get("/").content.decode()
        assert client.post(off).status_code == HTTPStatus.FORBIDDEN
    keep_out(actor=dee, participant_id=cast.dee.pk, member_id=cast.rosa.id)
    with tomorrow_morning():
        for address in ("/", f"/today/people/{cast.dee.pk}/", "/schedule/week/", off[:-9]):
            assert nobody_sees in client.get(address).content.decode(), address
            assert nobody_sees not in browse(cast.lorraine).get(address).content.decode()
        assert client.post(off).status_code == HTTPStatus.SEE_OTHER
        assert nobody_sees not in client.get("/schedule/week/").content.decode()
        assert client.post(off).status_code == HTTPStatus.SEE_OTHER
    with acting_as(dee):
        assert Appointment.objects.get().state == "called_off"


def test_with_a_backup_nobody_new_is_needed(cast: Cast, browse: Browse) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id, kind="backup")
    keep_out(actor=open_dees_door(cast), participant_id=cast.dee.pk, member_id=cast.rosa.id)
    assert "need somebody new" not in browse(cast.lorraine).get("/").content.decode()
    assert sees(cast.marcus, cast.dee)


def test_who_is_kept_out_does_not_count_as_somebody_who_stays(cast: Cast) -> None:
    marcus = assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    begin_supervision(actor=cast.pat, supervisor_id=cast.lorraine.id, worker_id=cast.marcus.id)
    keep_out(actor=cast.lorraine, participant_id=cast.dee.pk, member_id=cast.rosa.id)
    with pytest.raises(Refused, match="Somebody has to walk with them"):
        end_assignment(actor=cast.lorraine, assignment_id=marcus.pk)
    with acting_as(cast.lorraine):
        rosas = Assignment.objects.get(worker_id=cast.rosa.id)
    end_assignment(actor=cast.lorraine, assignment_id=rosas.pk)


def test_somebody_standing_in_files_nothing(cast: Cast) -> None:
    dee = open_dees_door(cast)
    with pytest.raises(NotFound):
        keep_out(actor=cast.marcus, participant_id=cast.dee.pk, member_id=cast.rosa.id)
    with pytest.raises(NotAllowed), acting_as(dee):
        end_assignment(actor=dee, assignment_id=Assignment.objects.get(worker_id=cast.rosa.id).pk)
