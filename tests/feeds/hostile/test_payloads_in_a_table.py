"""The same payloads in each cell of a table of services, from the upload to where it leaves."""

import csv
import io
import json

import pytest
from django.test import Client
from django.urls import reverse

from tests.access.test_reach_over_http import Comparing
from tests.conftest import Cast
from tests.feeds.hostile.payloads import LINKS
from tests.feeds.hostile.test_payloads import doing
from tests.feeds.hostile.test_payloads_out import A_PACK, WORDS, links_that_do
from walkwith.accounts.models import Account, Organization
from walkwith.directory.models import Agency, Service, Source
from walkwith.directory.views.public import DOOR
from walkwith.feeds.commands import ask_for_import, name_columns
from walkwith.feeds.headings import OF_SERVICES
from walkwith.feeds.models import ImportRun
from walkwith.feeds.out.tables import RUNS, WIDE
from walkwith.feeds.tasks import carry_out
from walkwith.foundation.actor import acting_as

PACKS = [" | ".join(WORDS[at : at + A_PACK]) for at in range(0, len(WORDS), A_PACK)]
# By these a row is known and found; a payload there would only keep it from the pages.
PLAIN = {"postal_code": "15201", "state": "PA", "city": "Pittsburgh"}


def the_table() -> io.BytesIO:
    """Each of our fields a column of its own name, and two whose headings are payloads."""
    fields = [name for name in OF_SERVICES.usual if name not in ("latitude", "longitude")]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*fields, WORDS[0], WORDS[1]])
    for number, said in enumerate(PACKS):
        link = {"url": LINKS[number % len(LINKS)], "slug": f"{number:02} {said}"}
        told = dict.fromkeys(fields, said) | PLAIN | link
        writer.writerow([*told.values(), said, said])
    return io.BytesIO(out.getvalue().encode())


@pytest.fixture
def asking(cast: Cast) -> ImportRun:
    run = ask_for_import(
        actor=cast.pat,
        source_name=WORDS[2][:60],
        list_format=Source.Formats.SERVICES,
        file=the_table(),
        later=False,
    )
    assert run.state == ImportRun.States.ASKING
    return run


@pytest.fixture
def brought(cast: Cast, asking: ImportRun, monkeypatch: pytest.MonkeyPatch) -> list[Service]:
    columns = {name: name for name in OF_SERVICES.usual if name not in ("latitude", "longitude")}
    name_columns(actor=cast.pat, run_id=asking.pk, columns=columns, later=False)
    run = carry_out(actor=cast.pat, run_id=asking.pk, tell=lambda percent, rows: None)
    assert (run.state, run.problem) == ("done", {})
    monkeypatch.setattr(DOOR, "most", 100_000)
    with acting_as(cast.pat):
        Source.objects.update(may_be_shared=True)
        house = Organization.objects.filter(pk=cast.pat.organization_id)
        house.update(shares_listings=True, public_at="our-town")
        kept = list(Service.objects.order_by("key"))
    assert len(kept) == len(PACKS)
    return kept


@pytest.fixture
def rosa(cast: Cast) -> Client:
    client = Comparing()
    client.force_login(Account.objects.get(pk=cast.rosa.account_id))
    return client


def wrong_on(client: Client, *paths: str) -> list[str]:
    wrong = []
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        wrong += [f"{path}: {one}" for one in doing(answer.content.decode())]
    return wrong


def test_where_its_columns_are_named(asking: ImportRun, rosa: Client) -> None:
    """Its headings and its first cells stand there as they came."""
    assert wrong_on(rosa, reverse("feeds:columns", args=[asking.pk])) == []


def test_on_every_page(cast: Cast, asking: ImportRun, brought: list[Service], rosa: Client) -> None:
    with acting_as(cast.pat):
        agency = Agency.objects.order_by("key")[0]
    found = "?near=15201&most=60"
    pages = [
        *(reverse("directory:service", args=[one.pk]) for one in brought),
        *(reverse("directory:hand_over_service", args=[one.pk]) for one in brought),
        *(reverse(f"directory:{name}") + found for name in ("find_services", "print_services")),
        reverse("directory:agency", args=[agency.pk]),
        reverse("feeds:run", args=[asking.pk]),
        reverse("feeds:changes", args=[asking.pk]),
        reverse("feeds:source", args=[asking.source_id]),
        reverse("feeds:quarantine"),
    ]
    anybody = [reverse("directory:public_service", args=["our-town", one.pk]) for one in brought]
    assert wrong_on(rosa, *pages) + wrong_on(Comparing(), *anybody) == []


def test_where_they_leave(cast: Cast, brought: list[Service], rosa: Client, client: Client) -> None:
    said = b"".join(rosa.get(reverse("feeds:services_table"))).decode()
    rows = list(csv.reader(io.StringIO(said[1:], newline="")))
    assert len(rows) > len(PACKS)
    cells = [cell.lstrip(" ") for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith((*RUNS, *WIDE))]
    home = f"/feeds/out/{cast.pat.organization_id}/hsds/"
    for kind in ("services", "organizations", "locations"):
        answer = client.get(f"{home}{kind}")
        assert answer["Content-Type"].split(";")[0] == "application/json"
        told = json.loads(answer.getvalue())
        assert told["contents"] and not list(links_that_do(told)), kind
