"""What a feed says of services beside the listing: how many are free, and who vouches for them."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from walkwith.directory.models import Capacity, Certification, Service, Source

MOST_COUNTED = 1_000_000
# A count from the future would stay fresh until then: nobody has counted yet.
CLOCKS_APART = dt.timedelta(hours=1)


def keep_beside(source: Source, moment: dt.datetime) -> None:
    """Keep both for the services a merge at `moment` touched; what is known is not said twice."""
    home = {"organization_id": source.organization_id, "source": source, "seen_at": moment}
    touched = Service.objects.filter(**home, missed=0)
    _keep_capacities(
        source,
        {
            service: _list(free)
            for service, free in touched.filter(details__has_key="service_capacities").values_list(
                "pk", "details__service_capacities"
            )
        },
        moment,
    )
    for name in ("accreditations", "licenses"):
        _keep_certifications(
            source,
            {
                service: _list(said)
                for service, said in touched.filter(details__has_key=name).values_list(
                    "pk", f"details__{name}"
                )
            },
        )


def _keep_capacities(
    source: Source, told: dict[UUID, list[dict[str, Any]]], moment: dt.datetime
) -> None:
    known = set(
        Capacity.objects.filter(
            organization_id=source.organization_id, service__in=told
        ).values_list("service_id", "unit", "as_of")
    )
    made = []
    for one in _capacities(source, told):
        mark = (one.service_id, one.unit, one.as_of)
        if mark not in known and one.as_of <= moment + CLOCKS_APART:
            known.add(mark)
            made.append(one)
    Capacity.objects.bulk_create(made, batch_size=500)


def _capacities(source: Source, told: dict[UUID, list[dict[str, Any]]]) -> Iterator[Capacity]:
    """Only what says how many, and as of when: a number without a day is worth nothing."""
    for service, each in sorted(told.items()):
        for one in each:
            free, as_of = one.get("available"), one.get("updated")
            if not isinstance(free, int) or not 0 <= free <= MOST_COUNTED or not as_of:
                continue
            maximum = one.get("maximum")
            is_count = isinstance(maximum, int) and free <= maximum <= MOST_COUNTED
            yield Capacity(
                organization_id=source.organization_id,
                service_id=service,
                unit=one.get("unit", {}).get("name") or one.get("description", "")[:40],
                available=free,
                maximum=maximum if is_count else None,
                as_of=dt.datetime.fromisoformat(as_of),
                said_there=source.name,
            )


def _keep_certifications(source: Source, told: dict[UUID, list[dict[str, Any]]]) -> None:
    known = {
        (one.service_id, one.name, one.level): one
        for one in Certification.objects.filter(
            organization_id=source.organization_id, service__in=told
        )
    }
    for service, each in sorted(told.items()):
        for one in each:
            if not one.get("name"):
                continue
            kept = known.get((service, one["name"], one.get("level", ""))) or Certification(
                organization_id=source.organization_id,
                service_id=service,
                name=one["name"],
                level=one.get("level", ""),
            )
            kept.given_by, kept.url = one.get("given_by", ""), one.get("url", "")
            kept.starts_on, kept.ends_on = _day(one.get("starts_on")), _day(one.get("ends_on"))
            kept.save()
            known[service, kept.name, kept.level] = kept


def _list(told: Any) -> list[dict[str, Any]]:
    return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []


def _day(said: str | None) -> dt.date | None:
    return dt.date.fromisoformat(said) if said else None
