"""A row that is set aside tells nothing of a hidden place, whatever it says of itself."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.feeds.made_services import a_service, a_site, taken_in
from tests.feeds.test_hiding import FLED, said
from walkwith.directory.models import Service
from walkwith.feeds.commands import leave_out, mend_row, take_up_again
from walkwith.feeds.models import QuarantinedRow
from walkwith.foundation.actor import Actor, acting_as

Browse = Callable[[Actor], Client]
SHELTER = a_service("shelter", description=FLED)
OTHERS: dict[str, Any] = {"organization": {"id": "others"}, "service_at_locations": []}


def nameless(**changes: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"name": ..., "organization": {"id": "harbor"}}
    return a_service("nameless", **(told | changes))


def at(site: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": "there", "location": site}]


ROWS = {
    "the same place": nameless(organization={"id": "others"}),
    "its agency": nameless(service_at_locations=at(a_site("pier", name="Fisk Street"))),
    "by its key": nameless(
        organization_id="others", organization=..., locations=[{"id": "fisk", "name": "Fisk"}]
    ),
    "its address": nameless(**OTHERS | {"description": "Come to 279 N. Fisk Street."}),
    "a long row": nameless(
        organization={"id": "others"}, service_at_locations=at({"id": "fisk"}), terms="No. " * 8_000
    ),
    "no service at all": "Lunch at 279 Fisk St",
}


@pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))
def test_a_row_beside_a_shelter_is_not_kept(cast: Cast, row: Any) -> None:
    with acting_as(cast.rosa):
        for _ in range(2):
            assert taken_in(cast.rosa, SHELTER, row).counts["quarantined"] == 1
            assert "kept_back" in QuarantinedRow.objects.get(state="waiting").raw
            assert "fisk" not in said()
        leave_out(actor=cast.rosa, row_id=QuarantinedRow.objects.get(state="waiting").pk)
        assert taken_in(cast.rosa, SHELTER, row).counts["left_out_before"] == 1


def test_nor_is_what_was_set_aside_before(cast: Cast, browse: Browse) -> None:
    """The place is hidden one day: the rows of the runs before are emptied, the last one too."""
    far = nameless(**OTHERS)
    rows = [row for row in ROWS.values() if isinstance(row, dict)]
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_service("shelter"), far, *rows)
        assert "279 fisk" in said()
        taken_in(cast.rosa, SHELTER)
        assert "fisk" not in said()
        kept = QuarantinedRow.objects.exclude(raw__has_key="kept_back")
        assert [row.raw["organization"]["id"] for row in kept] == ["others"]
        taken_in(cast.rosa, SHELTER, ROWS["the same place"])
        page = browse(cast.rosa).get("/feeds/quarantine/").content.decode()
        assert "we keep nothing of it" in page and "Fisk" not in page


def test_a_row_put_right_and_emptied_since_is_taken_back(cast: Cast) -> None:
    """What came of it is found by what its list calls it."""
    row = a_service("nobodys", name="Warm Line", organization=...)
    with acting_as(cast.rosa):
        taken_in(cast.rosa, a_service("shelter"), row)
        waits = QuarantinedRow.objects.get()
        mend_row(actor=cast.rosa, row_id=waits.pk, fixes={"agency": "Others"})
        taken_in(cast.rosa, SHELTER, row)
        waits.refresh_from_db()
        assert "kept_back" in waits.raw and Service.objects.get(name="Warm Line").is_listed
        take_up_again(actor=cast.rosa, row_id=waits.pk)
        assert not Service.objects.get(name="Warm Line").is_listed
