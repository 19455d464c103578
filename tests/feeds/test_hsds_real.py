"""Every HSDS file we have of others: a report or a sentence, never a fall."""

import io
from pathlib import Path

import pytest

from tests.conftest import Cast
from tests.feeds.made_services import counted, package, taken_in
from walkwith.directory.models import Agency, Offer, Service, ServiceSite, Site
from walkwith.foundation.actor import acting_as

REAL = Path(__file__).parents[3] / "shared/data/hsds"
pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the feeds of others are not here")


def files() -> list[Path]:
    return sorted((REAL / "oruk-mocks").rglob("*.json")) + sorted(
        (REAL / "spec-3.1dev-examples").glob("*.json")
    )


def test_every_document(cast: Cast) -> None:
    ends: dict[str, str] = {}
    with acting_as(cast.rosa):
        for file in files():
            name = f"{file.parent.name}/{file.name}"
            run = taken_in(cast.rosa, file=io.BytesIO(file.read_bytes()), source=name)
            assert run.problem.get("code") != "our_fault", name
            ends[name] = run.state
    assert ends["spec-3.1dev-examples/service_full.json"] == "done"
    assert ends["spec-3.1dev-examples/tabular.json"] == "done"
    assert ends["spec-3.1dev-examples/taxonomy.json"] == "refused"
    assert ends["V1.0-UK-Default/V1_DashboardResponse.json"] == "refused"
    assert ends["V3.0-UK-Fail/service_list.json"] == "done"
    assert ends["V3.0-UK-Warn/service_full.json"] == "done"


def test_the_package_of_illinois(cast: Cast) -> None:
    with acting_as(cast.rosa):
        found = package(*sorted((REAL / "ilao/output").glob("*.csv")))
        run = taken_in(cast.rosa, file=found)
        assert (run.state, run.problem) == ("done", {})
        assert run.counts["new"] == Service.objects.count() == 429
        assert run.notes["agency_untold"] == Agency.objects.count() - 33
        found.seek(0)
        assert counted(taken_in(cast.rosa, file=found)) == {"same": 429, "quarantined": 1}
        assert Site.objects.count() > 400
        assert Offer.objects.count() >= ServiceSite.objects.count()


def test_the_package_of_the_standard(cast: Cast) -> None:
    with acting_as(cast.rosa):
        run = taken_in(
            cast.rosa, file=package(*sorted((REAL / "spec-3.1dev-examples/csv").glob("*.csv")))
        )
        assert run.state == "done"
        service = Service.objects.get()
        assert service.needs == ["therapy"]
        assert service.details["contacts"][0]["phones"][0]["number"] == '"+44 1234 234567"'
        assert service.details["cost_options"][0]["amount"] == 35
        assert Site.objects.get().name == "MyCity Civic Center"
