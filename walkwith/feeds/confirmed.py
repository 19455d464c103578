"""What a person checked beats the list until its day: put back after a merge."""

import datetime as dt
from itertools import islice
from typing import TypeVar

from django.db.models import QuerySet

from walkwith.directory import corrections
from walkwith.directory.models import Listing, Source

A_BATCH = 200
L = TypeVar("L", bound=Listing)
# SQL: something a person checked on the listing `m` has had its day.
HAS_EXPIRED = (
    "m.confirmed <> '{}' AND EXISTS (SELECT 1 FROM jsonb_each(m.confirmed) AS said"
    " WHERE said.value->>'until' < %(today)s)"
)


def put_back(listings: "QuerySet[L]", source: Source, moment: dt.datetime) -> list[L]:
    """Over what a merge at `moment` wrote, for the listings of a source that somebody checked.

    What has had its day is dropped. Answers the listings touched: what a search touches is theirs
    to make anew.
    """
    today = moment.date().isoformat()
    touched = listings.filter(
        organization_id=source.organization_id, source=source, seen_at=moment, missed=0
    ).exclude(confirmed={})
    changed: list[L] = []
    found = touched.iterator(chunk_size=A_BATCH)
    while some := list(islice(found, A_BATCH)):
        columns = {"confirmed"}
        for listing in some:
            listing.confirmed = {
                name: said
                for name, said in listing.confirmed.items()
                if said.get("until", "") >= today
            }
            corrections.put(
                listing, {name: said["value"] for name, said in listing.confirmed.items()}
            )
            columns |= {
                "details" if name in corrections.IN_DETAILS else name for name in listing.confirmed
            }
        listings.model._default_manager.bulk_update(some, sorted(columns))
        changed += some
    return changed
