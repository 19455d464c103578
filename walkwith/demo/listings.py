"""The services of the demo's town: made up, written down and checked through the real commands."""

import datetime as dt
import random
from collections.abc import Mapping
from typing import Any

from walkwith.demo.people import texts
from walkwith.directory.commands import (
    add_certification,
    add_own_service,
    say_capacity,
    verify_service,
)
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Check, Service
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.directory.places import place_of_zip
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor

WRITTEN_DAYS_AGO = 420
SPREAD = 0.004
CALLED_IN = {"en": "English", "es": "Spanish"}


def list_town(workers: Mapping[str, Actor], *, seed: int) -> None:
    """Write the town's services down, and what the workers found out about them since."""
    chance, now = random.Random(seed), clock.now()
    writer = next(iter(workers.values()))
    for facts in texts("services")["services"]:
        with clock.stopped_at(now - dt.timedelta(days=WRITTEN_DAYS_AGO)):
            service = _write_down(writer, facts, chance)
        _found_out(workers, service, facts, now)


def _write_down(writer: Actor, facts: dict[str, Any], chance: random.Random) -> Service:
    return add_own_service(
        actor=writer,
        agency=AgencyFacts(name=facts["agency"]),
        service=ServiceFacts(
            name=facts["name"],
            description=facts.get("description", ""),
            application_process=facts.get("process", ""),
            fees_description=facts["cost"],
            eligibility_description=facts["who"],
            minimum_age=facts.get("minimum_age"),
            alert=facts.get("alert", ""),
            needs=tuple(facts["needs"]),
            features=tuple(facts["features"]),
            details=_details(facts),
        ),
        site=_site(facts, chance),
    )


def _details(facts: dict[str, Any]) -> dict[str, Any]:
    """What HSDS nests below a service."""
    details: dict[str, Any] = {"schedules": list(_schedules(facts.get("hours", "")))}
    if facts["phone"]:
        details["phones"] = [{"number": facts["phone"], "type": "voice"}]
    details["languages"] = [
        {"code": code, "name": CALLED_IN[code]} for code in facts.get("languages", [])
    ]
    details["required_documents"] = [{"document": each} for each in facts.get("papers", [])]
    return details


def _schedules(hours: str) -> Any:
    for part in filter(None, hours.split("; ")):
        days, times = part.split(" ")
        opens_at, closes_at = times.split("-")
        yield {"freq": "WEEKLY", "byday": days, "opens_at": opens_at, "closes_at": closes_at}


def _site(facts: dict[str, Any], chance: random.Random) -> SiteFacts | None:
    if facts.get("confidential"):
        return SiteFacts(city=facts["city"], is_confidential=True)
    place = place_of_zip(facts.get("zip", ""))
    if place is None:
        return None
    return SiteFacts(
        address_1=facts["street"],
        city="Pittsburgh",
        state_province="PA",
        postal_code=facts["zip"],
        latitude=round(place.latitude + chance.uniform(-SPREAD, SPREAD), 5),
        longitude=round(place.longitude + chance.uniform(-SPREAD, SPREAD), 5),
    )


def _found_out(
    workers: Mapping[str, Actor], service: Service, facts: dict[str, Any], now: dt.datetime
) -> None:
    for field, verdict in (("checked", Check.Verdicts.RIGHT), ("dead", Check.Verdicts.DEAD_NUMBER)):
        if field in facts:
            who, days, *way = facts[field]
            finding = Finding(way=way[0] if way else Check.Ways.CALLED, verdict=verdict)
            with clock.stopped_at(now - dt.timedelta(days=days)):
                verify_service(actor=workers[who], service_id=service.pk, finding=finding)
    if counted := facts.get("beds") or facts.get("places"):
        with clock.stopped_at(now - dt.timedelta(hours=facts["beds_hours"])):
            say_capacity(
                actor=workers[facts["beds_by"]],
                service_id=service.pk,
                available=counted[0],
                maximum=counted[1],
                unit="beds" if "beds" in facts else "places",
            )
    if "certified" in facts:
        name, given_by, days = facts["certified"]
        ends_on = now.date() + dt.timedelta(days=days)
        add_certification(
            actor=workers["Lorraine"],
            service_id=service.pk,
            name=name,
            given_by=given_by,
            ends_on=ends_on,
        )
