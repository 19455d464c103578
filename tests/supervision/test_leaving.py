"""One act ends everything somebody could open; nobody they walked with is forgotten."""

import datetime as dt
import re
from http import HTTPStatus
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection

from tests.accounts.signing_in import signed_in
from tests.conftest import PASSWORD, Cast, actor_of
from tests.today.build import Browse, open_dees_door, somebody
from walkwith.access.commands import (
    assign,
    begin_privacy_contact,
    begin_supervision,
    end_assignment,
    keep_out,
)
from walkwith.access.models import (
    Assignment,
    Cover,
    EmergencyAccess,
    PrivacyContact,
    Supervision,
)
from walkwith.accounts.commands import add_member, renew_membership, renew_sign_in
from walkwith.accounts.models import Account, Membership
from walkwith.contacts.commands import save_draft
from walkwith.contacts.models import Draft
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.models import Change
from walkwith.people.models import Participant
from walkwith.supervision.commands import see_off
from walkwith.supervision.queries import Ends, what_ends

DAY = dt.timedelta(days=1)


def page_of(actor: Actor) -> str:
    return f"/supervision/members/{actor.id}/leaving/"


def as_owner(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        cursor.execute(sql, values)
        rows = list(cursor.fetchall()) if cursor.description else []
        cursor.execute("SET LOCAL ROLE walkwith_app")
    return rows


def a_cover(cast: Cast, away: Actor, worker: Actor | None, *, accepted: bool) -> Cover:
    now = clock.database_now()
    cover = Cover(
        organization_id=away.organization_id,
        away_id=away.id,
        worker_id=worker.id if worker else None,
        starts_at=now - DAY,
        ends_at=now + DAY,
    )
    with acting_as(away):
        cover.save(force_insert=True)
    if accepted:
        as_owner("UPDATE access_cover SET accepted_at = starts_at WHERE id = %s", cover.pk)
    return cover


def an_emergency(worker: Actor, person: Participant) -> None:
    as_owner(
        "INSERT INTO access_emergencyaccess (id, made_at, organization_id, participant_id,"
        " worker_id, reason, starts_at, ends_at, review) VALUES (%s, now(), %s, %s, %s,"
        " 'at the hospital', now() - interval '1 hour', now() + interval '1 hour', '')",
        new_id(),
        worker.organization_id,
        person.pk,
        worker.id,
    )


def everything_of_rosa(cast: Cast) -> None:
    """Two people, one of them with a backup; drafts, covers, an emergency, and being asked."""
    ben = somebody(cast.rosa, "Ben")
    assign(actor=cast.rosa, participant_id=ben.pk, worker_id=cast.marcus.id, kind="backup")
    for person in (cast.dee, ben):
        save_draft(
            actor=cast.rosa, participant_id=person.pk, note_id=new_id(), words={"goal": ["Rest"]}
        )
    a_cover(cast, cast.rosa, cast.marcus, accepted=True)
    a_cover(cast, cast.marcus, cast.rosa, accepted=True)
    a_cover(cast, cast.lorraine, cast.rosa, accepted=False)
    an_emergency(cast.rosa, somebody(cast.marcus, "Lee"))
    begin_privacy_contact(actor=cast.pat, member_id=cast.rosa.id)


def test_the_page_tells_it_in_numbers(cast: Cast, browse: Browse) -> None:
    everything_of_rosa(cast)
    with acting_as(cast.pat):
        ends = what_ends(actor=cast.pat, membership_id=cast.rosa.id)
    assert ends == Ends(
        people=2,
        alone=1,
        leaders=1,
        leads=0,
        drafts=2,
        covers=3,
        emergencies=1,
        is_privacy_contact=True,
        is_elsewhere=False,
    )
    page = browse(cast.pat).get(page_of(cast.rosa)).content.decode().split("<main")[1]
    for said in (
        "Does Rosa leave?",
        "Walking with 2 people",
        "1 of them has nobody else.",
        "2 drafts",
        "3 times of standing in",
        "1 open emergency",
        "Being asked about privacy",
    ):
        assert said in page
    assert not re.search(r"\bDee\b|Ben|Quill", page)


def test_everything_ends_at_once(cast: Cast, browse: Browse) -> None:
    everything_of_rosa(cast)
    Authenticator.objects.create(user_id=cast.rosa.account_id, type="totp", data={})
    as_owner(
        "INSERT INTO accounts_heldwords (id, account_id, path, page, words, at)"
        " VALUES (%s, %s, '/', '/', '{}', now())",
        new_id(),
        cast.rosa.account_id,
    )
    at_work = signed_in("rosa")
    answer = browse(cast.pat).post(page_of(cast.rosa))
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.SEE_OTHER, "/accounts/members/")
    assert at_work.get("/")["Location"].startswith("/sign-in/")
    assert not signed_in_again("rosa")
    assert not Authenticator.objects.exists()
    assert as_owner("SELECT count(*) FROM accounts_heldwords") == [(0,)]
    with acting_as(cast.rosa):
        assert not Participant.objects.exists()
    with acting_as(cast.pat):
        rosa = Membership.objects.get(pk=cast.rosa.id)
        assert not rosa.is_here
        assert not PrivacyContact.objects.filter(ends_at=None).exists()
        told = Change.objects.get(event="MemberLeft")
    assert told.details == {"people": 2, "drafts": 2, "covers": 3, "emergencies": 1}
    assert not EmergencyAccess.objects.exists()
    assert as_owner(
        "SELECT count(*) FROM access_emergencyaccess WHERE ends_at > statement_timestamp()"
    ) == [(0,)]
    assert browse(cast.pat).post(page_of(cast.rosa)).status_code == HTTPStatus.NOT_FOUND


def signed_in_again(username: str) -> bool:
    return Account.objects.get(username=username).has_usable_password()


def test_for_whom_they_stood_in_the_days_left_wait(cast: Cast) -> None:
    everything_of_rosa(cast)
    see_off(actor=cast.pat, membership_id=cast.rosa.id)
    rows = as_owner(
        "SELECT a.name, w.name, c.accepted_at IS NOT NULL, c.declined_at IS NOT NULL,"
        " c.ends_at > now() + interval '1 hour'"
        " FROM access_cover c JOIN accounts_membership a ON a.id = c.away_id"
        " LEFT JOIN accounts_membership w ON w.id = c.worker_id ORDER BY 1, 2 NULLS LAST, 3"
    )
    assert rows == [
        ("Lorraine", "Rosa", False, True, True),
        ("Marcus", "Rosa", True, False, False),
        ("Marcus", None, False, False, True),
        ("Rosa", "Marcus", True, False, False),
    ]


def test_who_led_them_chooses_who_comes_next(cast: Cast, browse: Browse) -> None:
    see_off(actor=cast.pat, membership_id=cast.rosa.id)
    client = browse(cast.lorraine)
    page = client.get("/").content.decode()
    assert "People who need somebody new" in page
    assert "Rosa is no longer here. Nobody walks with them now." in page
    begin_supervision(actor=cast.pat, supervisor_id=cast.lorraine.id, worker_id=cast.marcus.id)
    assign(actor=cast.lorraine, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    page = client.get("/").content.decode()
    assert "Rosa is no longer here. Marcus walks on." in page
    with acting_as(cast.lorraine):
        rosas = Assignment.objects.get(worker_id=cast.rosa.id, ends_at=None)
    assert f'href="/access/assignments/{rosas.pk}/end/"' in page
    assert client.post(f"/access/assignments/{rosas.pk}/end/").status_code == HTTPStatus.SEE_OTHER
    assert "People who need somebody new" not in client.get("/").content.decode()
    with acting_as(cast.pat):
        left = Supervision.objects.get(worker_id=cast.rosa.id)
    assert left.ends_at is not None


def test_without_people_nobody_leads_them_any_more(cast: Cast) -> None:
    begin_supervision(actor=cast.pat, supervisor_id=cast.lorraine.id, worker_id=cast.marcus.id)
    see_off(actor=cast.pat, membership_id=cast.marcus.id)
    with acting_as(cast.pat):
        assert Supervision.objects.get(worker_id=cast.marcus.id).ends_at is not None
        assert Supervision.objects.get(worker_id=cast.rosa.id).ends_at is None


def test_a_supervisor_who_leaves_leads_nobody(cast: Cast) -> None:
    see_off(actor=cast.pat, membership_id=cast.lorraine.id)
    with acting_as(cast.pat):
        assert Supervision.objects.get(worker_id=cast.rosa.id).ends_at is not None
        assert what_ends(actor=cast.pat, membership_id=cast.rosa.id).needs_leader


def test_whom_nobody_leads_gets_a_leader_with_it(cast: Cast, browse: Browse) -> None:
    ana = somebody(cast.marcus, "Ana")
    client = browse(cast.pat)
    assert client.post(page_of(cast.marcus)).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    answer = client.post(page_of(cast.marcus), {"leader": str(cast.lorraine.id)})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    page = browse(cast.lorraine).get("/").content.decode()
    assert "Marcus is no longer here. Nobody walks with them now." in page
    assign(actor=cast.lorraine, participant_id=ana.pk, worker_id=cast.lorraine.id)


def test_without_any_supervisor_it_is_said_and_mended_later(cast: Cast, browse: Browse) -> None:
    somebody(cast.marcus, "Ana")
    see_off(actor=cast.pat, membership_id=cast.lorraine.id)
    client = browse(cast.pat)
    assert "there is no supervisor to choose" in client.get(page_of(cast.marcus)).content.decode()
    assert client.post(page_of(cast.marcus)).status_code == HTTPStatus.SEE_OTHER
    new = add_member(
        actor=cast.pat, role="supervisor", name="Inés", username="ines", password=PASSWORD
    )
    page = client.get("/access/supervision/").content.decode()
    assert "Marcus, who has left" in page
    typed = {"supervisor": str(new.pk), "worker": str(cast.marcus.id)}
    assert client.post("/access/supervision/", typed).status_code == HTTPStatus.SEE_OTHER
    assert "Marcus is no longer here." in browse(actor_of(new)).get("/").content.decode()


def test_drafts_go_to_who_leads(cast: Cast, browse: Browse) -> None:
    note_id = new_id()
    save_draft(
        actor=cast.rosa,
        participant_id=cast.dee.pk,
        note_id=note_id,
        words={"goal": ["A room"], "together": ["We called five places."], "way": ["phone"]},
    )
    see_off(actor=cast.pat, membership_id=cast.rosa.id)
    client = browse(cast.lorraine)
    assert "1 draft of a colleague who left waits with you." in client.get("/").content.decode()
    page = client.get("/supervision/drafts/").content.decode()
    for said in ("Dee", "Rosa, ", "A room", "We called five places.", "Choose first"):
        assert said in page
    with acting_as(cast.pat):
        told = Change.objects.get(event="DraftHandedOver")
    assert (told.subject_id, told.record_id) == (None, note_id)
    assert told.details == {"author_id": str(cast.rosa.id), "to_id": str(cast.lorraine.id)}
    assert browse(cast.marcus).get("/supervision/drafts/").status_code == HTTPStatus.FORBIDDEN


def test_a_draft_is_handed_on_to_who_walks_now(cast: Cast, browse: Browse) -> None:
    words = {"together": ["We called five places."]}
    draft = save_draft(actor=cast.rosa, participant_id=cast.dee.pk, note_id=new_id(), words=words)
    assert draft
    see_off(actor=cast.pat, membership_id=cast.rosa.id)
    client, path = browse(cast.lorraine), f"/supervision/drafts/{draft.pk}/hand-on/"
    to_marcus = {"worker": str(cast.marcus.id)}
    assert client.post(path, to_marcus).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert client.post(path, {"worker": "x"}).status_code == HTTPStatus.NOT_FOUND
    assign(actor=cast.lorraine, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    assert "Give it to Marcus" in client.get("/supervision/drafts/").content.decode()
    assert client.post(path, to_marcus).status_code == HTTPStatus.SEE_OTHER
    assert "There are none." in client.get("/supervision/drafts/").content.decode()
    page = browse(cast.marcus).get(f"/contacts/{cast.dee.pk}/log/").content.decode()
    assert "We called five places." in page


def test_a_draft_about_somebody_hidden_goes_to_a_colleague(cast: Cast) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.marcus.id)
    save_draft(actor=cast.rosa, participant_id=cast.dee.pk, note_id=new_id(), words={"goal": ["x"]})
    dee = open_dees_door(cast)
    keep_out(actor=dee, participant_id=cast.dee.pk, member_id=cast.lorraine.id)
    see_off(actor=cast.pat, membership_id=cast.rosa.id)
    with acting_as(cast.marcus):
        assert Draft.objects.get().participant_id == cast.dee.pk


def test_over_nobodys_own_draft(cast: Cast) -> None:
    assign(actor=cast.rosa, participant_id=cast.dee.pk, worker_id=cast.lorraine.id)
    for actor, said in ((cast.rosa, "hers"), (cast.lorraine, "mine")):
        save_draft(
            actor=actor, participant_id=cast.dee.pk, note_id=new_id(), words={"goal": [said]}
        )
    see_off(actor=cast.pat, membership_id=cast.rosa.id)
    with acting_as(cast.lorraine):
        assert Draft.objects.get().words == {"goal": ["mine"]}


def test_who_works_elsewhere_goes_on_there(cast: Cast, browse: Browse) -> None:
    as_owner(
        "INSERT INTO accounts_membership (id, made_at, organization_id, account_id, role, name,"
        " credential, starts_at, person_key) VALUES (%s, now(), %s, %s, 'peer_specialist', 'Rosa',"
        " '', now() - interval '1 day', gen_random_uuid())",
        new_id(),
        cast.kit.organization_id,
        cast.rosa.account_id,
    )
    at_work = signed_in("rosa")
    page = browse(cast.pat).get(page_of(cast.rosa)).content.decode()
    assert "They also work for someone else." in page
    see_off(actor=cast.pat, membership_id=cast.rosa.id)
    assert "Elsewhere" in at_work.get("/accounts/me/").content.decode()
    assert signed_in_again("rosa")


def test_who_comes_back_begins_with_a_new_pass_phrase(cast: Cast) -> None:
    see_off(actor=cast.pat, membership_id=cast.marcus.id)
    renew_membership(actor=cast.pat, membership_id=cast.marcus.id)
    assert not signed_in_again("marcus")
    renew_sign_in(actor=cast.pat, membership_id=cast.marcus.id, password=PASSWORD)
    assert signed_in_again("marcus")


def test_what_is_refused(cast: Cast, browse: Browse) -> None:
    for actor in (cast.rosa, cast.lorraine, cast.marcus):
        assert browse(actor).get(page_of(cast.marcus)).status_code == HTTPStatus.FORBIDDEN
        with pytest.raises(NotAllowed):
            see_off(actor=actor, membership_id=cast.rosa.id)
    with pytest.raises(NotFound):
        see_off(actor=cast.pat, membership_id=cast.kit.id)
    with pytest.raises(Refused, match="your own place"):
        see_off(actor=cast.pat, membership_id=cast.pat.id)
    with acting_as(cast.pat):
        assert Membership.objects.get(pk=cast.pat.id).is_here


def test_the_last_who_stays_is_not_lost_when_two_end(cast: Cast) -> None:
    """Whoever walked with Dee is ended only when somebody else is there."""
    see_off(actor=cast.pat, membership_id=cast.rosa.id)
    with acting_as(cast.lorraine):
        rosas = Assignment.objects.get(worker_id=cast.rosa.id)
    with pytest.raises(Refused, match="Somebody has to walk with them"):
        end_assignment(actor=cast.lorraine, assignment_id=rosas.pk)
