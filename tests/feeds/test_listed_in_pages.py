"""A list of services that comes in pages: all of them, one after the other, and never for ever."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Cast
from tests.feeds.made import rows
from tests.feeds.made_services import counted, services
from tests.feeds.test_fetching import Site, here
from walkwith.directory.models import Meeting, Service, Source
from walkwith.feeds import pages
from walkwith.feeds.commands import ask_for_import
from walkwith.feeds.hsds.paging import address_after, page_of
from walkwith.feeds.models import ImportRun
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.tasks import carry_out
from walkwith.foundation.actor import acting_as

FIVE = services(5)


@pytest.fixture
def api() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def a_page(site: Site, path: str, told: dict[str, Any], status: int = 200) -> str:
    body = json.dumps(told).encode()
    return site.at(path, lambda request: request.say(status, body, ETag='"one"'))


def of_three(site: Site, **more: Any) -> str:
    """Three pages as HSDS 3 tells them."""
    rows = {1: FIVE[:2], 2: FIVE[2:4], 3: FIVE[4:]}
    for number, contents in rows.items():
        page = {"page_number": number, "total_pages": 3, "contents": contents, **more}
        path = "/services" if number == 1 else f"/services?page={number}"
        url = a_page(site, path, page | {"last_page": number == 3})
    return url.replace("?page=3", "")


def fetched(url: str) -> list[str]:
    """The names of the services in what was fetched."""
    into = io.BytesIO()
    pages.fetch_pages(url, into, bounds=here())
    text, found, at = into.getvalue().decode(), [], 0
    while at < len(text):
        told, at = json.JSONDecoder().raw_decode(text, at)
        found += [each["id"] for each in told.get("contents", told.get("content", []))]
        at += 1
    return found


def taken_in(cast: Cast, url: str, **said: str) -> ImportRun:
    run = ask_for_import(
        actor=cast.rosa,
        source_name="Town",
        address=url,
        list_format=said.get("list_format", Source.Formats.HSDS),
        fellowship=said.get("fellowship", ""),
        later=False,
    )
    return carry_out(actor=cast.rosa, run_id=run.pk, tell=lambda percent, rows: None, bounds=here())


def test_every_page_is_taken_in(cast: Cast, api: Site) -> None:
    with acting_as(cast.rosa):
        run = taken_in(cast, of_three(api))
        assert (run.state, counted(run), run.notes.get("only_some_pages")) == (
            "done",
            {"new": 5},
            None,
        )
        assert Service.objects.count() == 5
        assert Source.objects.get().etag == ""
    assert [path for path, _ in api.asked] == ["/services", "/services?page=2", "/services?page=3"]


def test_pages_of_the_united_kingdom_begin_where_they_like(api: Site) -> None:
    for number in (0, 1):
        page = {"number": number, "totalPages": 2, "content": FIVE[number : number + 1]}
        path = "/uk?size=1" + (f"&page={number}" if number else "")
        url = a_page(api, path, page | {"first": number == 0, "last": number == 1})
    assert fetched(url.removesuffix("&page=1")) == ["service-0", "service-1"]


def test_a_link_to_the_next_page_is_followed_on_the_same_site(api: Site) -> None:
    a_page(api, "/b", {"contents": FIVE[1:2], "links": {"next": "https://other.example.org/c"}})
    url = a_page(api, "/a", {"contents": FIVE[:1], "next": "/b"})
    assert fetched(url) == ["service-0", "service-1"]


def test_a_list_of_meetings_does_not_come_in_pages(cast: Cast, api: Site) -> None:
    """What stands beside its rows is not read, also when nobody said its format."""
    url = a_page(api, "/meetings", {"data": rows(3), "next": "/more"})
    with acting_as(cast.rosa):
        run = taken_in(cast, url, list_format="", fellowship="AA")
        assert (run.state, Meeting.objects.count(), run.problem) == ("done", 3, {})
    assert [path for path, _ in api.asked] == ["/meetings"]


def test_what_a_link_leads_to_elsewhere_is_not_missing(cast: Cast, api: Site) -> None:
    url = a_page(api, "/a", {"contents": FIVE, "next": "https://other.example.org/b"})
    with acting_as(cast.rosa):
        assert taken_in(cast, url).notes["only_some_pages"] == 1


def test_the_same_page_again_and_again_ends(cast: Cast, api: Site) -> None:
    page = {"total_pages": 9, "contents": FIVE}
    url = a_page(api, "/s", page)
    a_page(api, "/s?page=2", page)
    with acting_as(cast.rosa):
        run = taken_in(cast, url)
        assert (counted(run), run.notes["only_some_pages"]) == ({"new": 5}, 1)
    assert len(api.asked) == 2


def test_a_page_that_does_not_come_refuses_all(cast: Cast, api: Site) -> None:
    url = of_three(api)
    a_page(api, "/services?page=2", {}, status=500)
    with acting_as(cast.rosa):
        run = taken_in(cast, url)
        assert (run.state, run.problem) == ("refused", {"code": "page_missing", "page": 2})
        assert not Service.objects.exists()


def test_a_page_that_is_not_for_us_means_stop(api: Site) -> None:
    url = of_three(api)
    a_page(api, "/services?page=2", {}, status=401)
    with pytest.raises(FeedRefused) as refused:
        pages.fetch_pages(url, io.BytesIO(), bounds=here())
    assert refused.value.code == "not_welcome"


def test_all_pages_together_are_bounded(api: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    url = of_three(api)
    with pytest.raises(FeedRefused) as refused:
        pages.fetch_pages(url, io.BytesIO(), bounds=here(3_000))
    assert refused.value.code == "too_big"
    monkeypatch.setattr(pages, "MOST_PAGES", 2)
    assert len(fetched(url)) == 4


@pytest.mark.parametrize(
    ("told", "after"),
    [
        ({"page_number": 1, "total_pages": 2}, "https://x.org/s?a=b&page=2"),
        ({"page_number": "1", "total_pages": "2"}, "https://x.org/s?a=b&page=2"),
        ({"meta": {"current_page": 1, "page_count": 3}}, "https://x.org/s?a=b&page=2"),
        ({"total_pages": 1}, ""),
        ({"page_number": 2, "total_pages": 2}, ""),
        ({"total_pages": 4, "last_page": True}, ""),
        ({"next": "?page=7"}, "https://x.org/s?page=7"),
        ({"_links": {"next": {"href": "/s/2"}}}, "https://x.org/s/2"),
        ({"next": None, "total_pages": True}, ""),
        ({"next": "http://x.org/s"}, ""),
        ({"next": "https://10.0.0.1/s"}, ""),
    ],
)
def test_where_the_next_page_is(told: dict[str, Any], after: str) -> None:
    assert address_after(page_of(told), "https://x.org/s?a=b", 1, 1) == after
