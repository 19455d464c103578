"""Made-up feeds of services for the tests, and the shortest way to take one in."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from walkwith.directory.models import Agency, Offer, Service, ServiceSite, Site, Source
from walkwith.feeds.commands import ask_for_import
from walkwith.feeds.models import ImportRun
from walkwith.feeds.tasks import carry_out
from walkwith.foundation.actor import Actor

OPEN = {"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00"}


def an_agency(key: str = "harbor", **changes: Any) -> dict[str, Any]:
    return {"id": key, "name": "Harbor House", "description": "Help by the river"} | changes


def a_site(key: str = "fisk", **changes: Any) -> dict[str, Any]:
    site = {
        "id": key,
        "location_type": "physical",
        "name": "Fisk Street",
        "latitude": 40.4672,
        "longitude": -79.9605,
        "addresses": [
            {
                "address_1": "279 Fisk St",
                "city": "Pittsburgh",
                "state_province": "PA",
                "postal_code": "15201",
                "country": "US",
                "address_type": "physical",
            }
        ],
    }
    return site | changes


def a_service(key: str = "pantry", **changes: Any) -> dict[str, Any]:
    """A service as a tidy feed of 3.1 tells it: a food pantry, Monday and Tuesday, nine to five."""
    service = {
        "id": key,
        "name": "Food Pantry",
        "description": "Bags of groceries.",
        "status": "active",
        "url": "https://harbor.example.org/pantry",
        "phones": [{"number": "(412) 555-0188", "type": "voice"}],
        "schedules": [OPEN],
        "organization": an_agency(),
        "service_at_locations": [{"id": f"{key} at fisk", "location": a_site()}],
    }
    return {name: value for name, value in (service | changes).items() if value is not ...}


def services(count: int, **changes: Any) -> list[dict[str, Any]]:
    return [a_service(f"service-{number}", **changes) for number in range(count)]


def package(*tables: Path | tuple[str, str]) -> io.BytesIO:
    """Tables in one archive: files as they lie, or (name, text)."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            if isinstance(table, Path):
                archive.write(table, table.name)
            else:
                archive.writestr(*table)
    into.seek(0)
    return into


def taken_in(
    actor: Actor, *found: Any, file: io.BytesIO | None = None, source: str = "Harbor services"
) -> ImportRun:
    """The run of one import, carried out at once."""
    run = ask_for_import(
        actor=actor, source_name=source, list_format=Source.Formats.HSDS, later=False
    )
    return carry_out(
        actor=actor,
        run_id=run.pk,
        file=file or io.BytesIO(json.dumps(list(found)).encode()),
        tell=lambda percent, rows: None,
    )


def counted(run: ImportRun) -> dict[str, int]:
    names = ("new", "changed", "same", "missing", "unlisted", "back", "quarantined")
    return {name: run.counts[name] for name in names if run.counts.get(name)}


def everything() -> list[Any]:
    """All rows of the directory a list of services can touch."""
    tables = (Agency, Site, Service, ServiceSite, Offer)
    return [list(table.objects.order_by("pk").values()) for table in tables]
