"""How our feeds answer: only when switched on, only to be read, marked, bounded."""

import gzip
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import Cast
from tests.feeds.out.town import Town, a_service, a_town
from walkwith.accounts.models import Organization
from walkwith.directory.models import Capacity, Source
from walkwith.feeds.commands.out import share_listings
from walkwith.feeds.out import answers
from walkwith.feeds.out.kinds import KINDS
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed
from walkwith.foundation.models import Change


@pytest.fixture
def town(cast: Cast) -> Town:
    return a_town(cast)


def ask(path: str, **headers: str) -> Any:
    return Client().get(path, headers=headers)


def test_off_until_the_administrator_switches_it_on(cast: Cast, town: Town) -> None:
    with pytest.raises(NotAllowed):
        share_listings(actor=cast.lorraine, shares=False)
    share_listings(actor=cast.pat, shares=False)
    paths = ["", "openapi", *KINDS, f"services/{town.service.pk}"]
    for path in (*map(town.path, paths), town.path().replace("hsds/", "meeting-guide/")):
        answer = ask(path)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
        assert answer.content == ask(path.replace(str(town.house.pk), str(uuid4()))).content
    share_listings(actor=cast.pat, shares=True)
    assert ask(town.path("services")).status_code == 200
    with acting_as(cast.pat):
        told = Change.objects.filter(event="ListingsShared").order_by("at")
        assert [change.details["shares"] for change in told] == [False, True]


def test_one_house_never_tells_of_another(cast: Cast, town: Town) -> None:
    Organization.objects.filter(pk=cast.kit.organization_id).update(shares_listings=True)
    elsewhere = town.path().replace(str(town.house.pk), str(cast.kit.organization_id))
    for kind in ("services", "organizations", "locations", "service_at_locations"):
        assert ask(elsewhere + kind).json()["empty"]
    assert ask(f"{elsewhere}services/{town.service.pk}").status_code == 404


def test_marks_and_not_modified(town: Town) -> None:
    for asked in ("services", "services?format=ndjson"):
        first = ask(town.path(asked))
        assert first["Cache-Control"] == "public, max-age=300"
        assert ask(town.path(asked), if_none_match=first["ETag"]).status_code == 304
        assert ask(town.path(asked), if_none_match='"other"').status_code == 200
    first = ask(town.path("services"))
    a_service(town.agency, name="One more")
    assert ask(town.path("services"), if_none_match=first["ETag"]).status_code == 200


TO_COME = "Fri, 01 Jan 2100 00:00:00 GMT"


@pytest.mark.parametrize("asked", ["services", "services?format=ndjson"])
def test_what_changed_is_never_said_to_be_the_same(cast: Cast, town: Town, asked: str) -> None:
    """A licence, free seats, a list that is taken down: by the mark, whatever the clock says."""
    mark, path = "", town.path(asked)

    def is_told_again(**more: str) -> bool:
        nonlocal mark
        before, mark = mark, ask(path)["ETag"]
        answer = ask(path, if_none_match=before, **more)
        return answer.status_code == 200 and "Last-Modified" not in answer

    def with_source(**changes: Any) -> None:
        with acting_as(cast.pat):
            Source.objects.filter(pk=town.shared.pk).update(**changes)

    assert is_told_again()
    assert not is_told_again(if_modified_since=TO_COME)
    with_source(licence="CC0 1.0")
    assert is_told_again(if_modified_since=TO_COME)
    Capacity.objects.update(available=2, made_at=clock.now())
    assert is_told_again()
    with_source(taken_down_at=clock.now())
    assert is_told_again()
    assert ask(path, if_modified_since=TO_COME).status_code == 200
    with_source(taken_down_at=None)
    assert is_told_again()
    with_source(may_be_shared=False)
    assert is_told_again()


def test_packed_and_only_the_head(town: Town) -> None:
    plain, packed = ask(town.path("services")), ask(town.path("services"), accept_encoding="gzip")
    assert gzip.decompress(packed.content) == plain.content
    head = Client().head(town.path("services"))
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(plain.content))
    lines = Client().head(town.path("services?format=ndjson"))
    assert (lines.status_code, lines.getvalue()) == (200, b"")


def test_pages_of_others_may_read_and_nobody_may_write(town: Town) -> None:
    assert ask(town.path("services"))["Access-Control-Allow-Origin"] == "*"
    asked = Client().options(town.path("services"))
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    strict = Client(enforce_csrf_checks=True)
    for method in (strict.post, strict.put, strict.patch, strict.delete):
        refused = method(town.path("services"))
        assert (refused.status_code, refused.json()["status"]) == (405, 405)
    assert not ask(town.path("services")).cookies


def test_no_more_than_so_many_a_minute(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_A_MINUTE", 2)
    codes = [ask(town.path("taxonomies")).status_code for _ in range(3)]
    refused = ask(town.path("taxonomies"))
    assert (codes, refused["Retry-After"]) == ([200, 200, 429], "60")
    assert refused.json()["detail"]


def test_as_many_statements_for_one_as_for_many(town: Town) -> None:
    def counted(path: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            assert ask(town.path(path)).status_code == 200
        return len(caught)

    before = {kind: counted(kind) for kind in KINDS}
    for number in range(3):
        a_service(town.agency, name=f"More {number}")
    assert {kind: counted(kind) for kind in KINDS} == before


def test_the_description_agrees_with_the_routes(town: Town) -> None:
    """Each path of the description answers, each kind is described, each parameter is read."""
    described = ask(town.path("openapi")).json()
    assert described["servers"][0]["url"].endswith(town.path().rstrip("/"))
    kinds = {path.split("/")[1] for path in described["paths"]} - {""}
    assert kinds == set(KINDS)
    assert {f"/{kind}" for kind in KINDS} | {f"/{kind}/{{id}}" for kind in KINDS} | {"/"} == set(
        described["paths"]
    )
    assert ask(town.path()).json()["openapi_url"].endswith(town.path("openapi"))
    for path, methods in described["paths"].items():
        assert set(methods) == {"get"}
        answered = ask(town.path(path.strip("/").replace("{id}", str(uuid4()))))
        assert str(answered.status_code) in methods["get"]["responses"], path
        for asked in methods["get"].get("parameters", ()):
            name = asked["$ref"].rsplit("/", 1)[1]
            assert described["components"]["parameters"][name]["name"] == name
    schema = described["components"]["schemas"]["Page"]
    assert set(ask(town.path("services")).json()) == set(schema["required"])
