"""A list is kept: asked by the clock, licensed, taken down; people's word over it; what changed."""

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.feeds.made import a_row, rows, taken_in
from walkwith.accounts.commands import end_membership
from walkwith.directory.models import Meeting, Slot, Source
from walkwith.feeds.commands import (
    begin_run,
    fetch_again,
    keep_source,
    put_back,
    refuse_run,
    take_down,
)
from walkwith.feeds.models import ImportRun, RunChange
from walkwith.feeds.staging import has_expired
from walkwith.feeds.tasks import ask_due
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import Refused

Browse = Callable[[Actor], Client]
KEPT: dict[str, Any] = {"licence": "CC BY 4.0", "licence_url": "", "may_be_shared": True}
ADDRESS = "https://feeds.example.org/aa.json"


def a_source(cast: Cast, **changes: Any) -> Source:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *rows(3))
        Source.objects.update(address=ADDRESS, **changes)
        return Source.objects.get()


def runs(cast: Cast) -> list[tuple[Any, str]]:
    with acting_as(cast.pat):
        return list(ImportRun.objects.order_by("made_at").values_list("asked_by", "state"))


def test_asked_when_its_time_has_come_by_somebody_who_may(cast: Cast) -> None:
    source = a_source(cast)
    later = clock.now() + dt.timedelta(hours=25)
    with clock.stopped_at(later):
        ask_due(0)
    assert len(runs(cast)) == 1
    keep_source(actor=cast.rosa, source_id=source.pk, every_hours=24, **KEPT)
    ask_due(0)
    assert len(runs(cast)) == 1
    with clock.stopped_at(later):
        ask_due(0)
        ask_due(0)
    assert runs(cast) == [(cast.rosa.id, "done"), (cast.rosa.id, "waiting")]
    with acting_as(cast.pat):
        ImportRun.objects.update(state="done")
    end_membership(actor=cast.pat, membership_id=cast.rosa.id)
    with clock.stopped_at(later + dt.timedelta(hours=25)):
        ask_due(0)
    assert runs(cast)[-1] == (cast.pat.id, "waiting")


def test_sent_away_is_asked_no_more(cast: Cast, browse: Browse) -> None:
    source = a_source(cast, every_hours=24)
    run = fetch_again(actor=cast.rosa, source_id=source.pk)
    begin_run(actor=cast.rosa, run_id=run.pk)
    refuse_run(actor=cast.rosa, run_id=run.pk, code="not_welcome", values={})
    with acting_as(cast.rosa):
        assert Source.objects.get().every_hours == 0
    page = browse(cast.rosa).get(f"/feeds/sources/{source.pk}/").content.decode()
    assert "so we stopped and ask no more" in page


def test_kept_on_its_page(cast: Cast, browse: Browse) -> None:
    source = a_source(cast)
    rosa = browse(cast.rosa)
    address = f"/feeds/sources/{source.pk}/"
    assert rosa.post(address, {"every_hours": "5"}).status_code == 422
    said = {"every_hours": "168", "licence": "CC BY 4.0", "licence_url": "https://cc.example/"}
    assert rosa.post(address, {**said, "may_be_shared": "on"}).status_code == 303
    page = rosa.get(address).content.decode()
    assert "Next time" in page and 'value="CC BY 4.0"' in page
    assert browse(cast.kit).get(address).status_code == 404
    with acting_as(cast.rosa):
        Source.objects.update(address="")
    assert "How often" not in rosa.get(address).content.decode()  # it came as a file
    assert rosa.post(address, {"every_hours": "24"}).status_code == 303
    with acting_as(cast.rosa):
        assert Source.objects.get(pk=source.pk).every_hours == 0


def test_taken_down_until_somebody_says(cast: Cast, browse: Browse) -> None:
    source = a_source(cast, every_hours=24)
    take_down(actor=cast.rosa, source_id=source.pk)
    assert not Slot.objects.exists()
    assert not Meeting.objects.filter(unlisted_at=None).exists()
    with acting_as(cast.rosa), pytest.raises(Refused):
        taken_in(cast.rosa, *rows(3))
    with pytest.raises(Refused):
        fetch_again(actor=cast.rosa, source_id=source.pk)
    assert (
        "was taken down" in browse(cast.rosa).get(f"/feeds/sources/{source.pk}/").content.decode()
    )
    put_back(actor=cast.rosa, source_id=source.pk)
    with acting_as(cast.rosa):
        assert taken_in(cast.rosa, *rows(3)).counts["back"] == 3
    assert Slot.objects.count() == 3


def test_a_person_beats_the_list_until_their_word_has_had_its_day(cast: Cast) -> None:
    today = clock.today(cast.rosa.zone)
    word = {"until": (today + dt.timedelta(days=90)).isoformat()}
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *rows(2))
        meeting = Meeting.objects.get(key="meeting-0")
        confirmed = {"starts": {"value": "07:30:00", **word}, "place": {"value": "Annex", **word}}
        Meeting.objects.filter(pk=meeting.pk).update(confirmed=confirmed)
        changed = rows(2, time="20:00", location="Hall")
        run = taken_in(cast.rosa, *changed)
        assert run.counts["changed"] == 2
        told = {one.listing_id: sorted(one.fields) for one in RunChange.objects.filter(run=run)}
        assert told[meeting.pk] == []
        meeting.refresh_from_db()
        assert (meeting.starts, meeting.place) == (dt.time(7, 30), "Annex")
        minutes = Slot.objects.order_by("minute").values_list("minute", flat=True)
        assert list(minutes) == [4 * 1440 + 450, 4 * 1440 + 1200]
        assert not has_expired(run.source, today)
        with clock.stopped_at(clock.now() + dt.timedelta(days=100)):
            assert has_expired(run.source, clock.today(cast.rosa.zone))
            taken_in(cast.rosa, *changed)
        meeting.refresh_from_db()
        assert (meeting.starts, meeting.place, meeting.confirmed) == (dt.time(20), "Hall", {})


def test_what_changed_is_told(cast: Cast, browse: Browse) -> None:
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *rows(12))
        changed = [a_row("meeting-0", time="19:15", end_time="20:15"), *rows(11)[1:]]
        run = taken_in(cast.rosa, *changed, a_row("new", name="Brand New"))
        kinds = RunChange.objects.filter(run=run).order_by("kind").values_list("kind", flat=True)
        assert list(kinds) == ["changed", "missing", "new"]
        one = RunChange.objects.get(run=run, kind="changed")
        assert one.fields == {
            "starts": ["18:00:00", "19:15:00"],
            "ends": ["19:00:00", "20:15:00"],
        }
        last = taken_in(cast.rosa, *changed)
        assert {change.kind for change in RunChange.objects.filter(run=last)} == {
            "missing",
            "unlisted",
        }
    rosa = browse(cast.rosa)
    page = rosa.get(f"/feeds/runs/{run.pk}/changes/").content.decode()
    assert "was 6 p.m., is now 7:15 p.m." in page and "Brand New" in page
    only = rosa.get(f"/feeds/runs/{run.pk}/changes/?kind=missing").content.decode()
    assert "Brand New" not in only and "Dawn Patrol" in only
    assert "See what changed" in rosa.get(f"/feeds/runs/{run.pk}/").content.decode()


@pytest.mark.parametrize("examples", [15, pytest.param(400, marks=pytest.mark.prove)])
def test_order_of_rows_and_keys_says_nothing(cast: Cast, examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(st.randoms(use_true_random=False))
    def holds(chance: Random) -> None:
        _order_says_nothing(cast, chance)

    holds()


def _order_says_nothing(cast: Cast, random: Random) -> None:
    found = [*rows(4), a_row("meeting-1", time="21:00"), a_row("meeting-1", time="06:00")]
    with acting_as(cast.rosa):
        taken_in(cast.rosa, *found)
        before = list(Meeting.objects.order_by("id").values("id", "key", "day", "starts"))
        shuffled = [dict(random.sample(list(row.items()), len(row))) for row in found]
        random.shuffle(shuffled)
        run = taken_in(cast.rosa, *shuffled)
        assert (run.counts["same"], run.counts["changed"], run.counts["new"]) == (6, 0, 0)
        assert list(Meeting.objects.order_by("id").values("id", "key", "day", "starts")) == before
