"""What has had its time goes every night; a job whose worker was killed begins again."""

import datetime as dt

from django.contrib.sessions.models import Session

from tests.conftest import Cast
from walkwith.access.tasks import let_go
from walkwith.accounts.commands import hold_words
from walkwith.accounts.models import HeldWords
from walkwith.contacts.commands import save_draft
from walkwith.contacts.models import Draft
from walkwith.contacts.rules import DRAFT_DAYS
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as, set_viewer
from walkwith.foundation.identifiers import new_id


def keep(cast: Cast, at: dt.datetime) -> None:
    with clock.stopped_at(at):
        hold_words(
            account_id=cast.rosa.account_id, path="/x/", page="/x/", words={"words": ["Hello"]}
        )
        save_draft(
            actor=cast.rosa,
            participant_id=cast.dee.pk,
            note_id=new_id(),
            words={"together": ["Walked"]},
        )
        Session.objects.update_or_create(
            session_key="a", defaults={"session_data": "", "expire_date": at + dt.timedelta(days=7)}
        )


def kept(cast: Cast) -> tuple[int, int, int]:
    with acting_as(cast.rosa):
        ours = Session.objects.filter(session_key="a")
        return HeldWords.objects.count(), Draft.objects.count(), ours.count()


def test_what_has_had_its_time_goes(cast: Cast) -> None:
    keep(cast, clock.now() - dt.timedelta(days=2 * DRAFT_DAYS + 1))
    assert kept(cast) == (1, 1, 1)
    set_viewer(None)
    let_go(0)
    assert kept(cast) == (0, 0, 0)


def test_what_has_not_stays(cast: Cast) -> None:
    keep(cast, clock.now() - dt.timedelta(hours=23))
    let_go(0)
    assert kept(cast) == (1, 1, 1)


def test_a_draft_stays_as_long_as_it_comes_back_and_can_be_handed_on(cast: Cast) -> None:
    keep(cast, clock.now() - dt.timedelta(days=2 * DRAFT_DAYS - 1))
    let_go(0)
    assert kept(cast) == (0, 1, 0)
