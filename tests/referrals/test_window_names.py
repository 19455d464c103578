"""The name of a window stays in the list of pages a shared phone has seen: it says no place."""

import re
from typing import Any

import pytest

from tests.conftest import Cast
from tests.referrals.build import a_referral
from walkwith.directory.commands import add_own_service
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.foundation.actor import Actor

PLACE = "Detox on Butler"
NEAR = SiteFacts(address_1="4100 Butler St", city="Pittsburgh", postal_code="15201")


@pytest.fixture
def pages(cast: Cast, dee: Actor) -> list[str]:
    service = add_own_service(
        actor=cast.rosa,
        service=ServiceFacts(name=PLACE, needs=("detox",)),
        site=NEAR,
        agency=AgencyFacts(name="Detox Helpers"),
    )
    about = f"/referrals/{cast.dee.pk}"
    one = f"/referrals/one/{a_referral(dee, cast, service_id=service.pk, need='detox').pk}"
    return [
        f"{about}/",
        f"{about}/needs/",
        f"{about}/match/detox/",
        f"{about}/why-not/detox/",
        f"{about}/detox/why/{service.pk}/",
        f"{about}/refer/{service.pk}/",
        f"{about}/suggest-service/{service.pk}/",
        f"{about}/avoid/?service={service.pk}",
        "/referrals/follow-ups/",
        *(f"{one}/{page}" for page in ("", "tell/", "plan/", "put-in-plan/", "cancel/", "send/")),
    ]


def test_the_name_of_no_window_says_what_for(cast: Cast, pages: list[str], browse: Any) -> None:
    rosa = browse(cast.rosa)
    for page in pages:
        shown = rosa.get(page)
        assert shown.status_code == 200, page
        (title,) = re.findall("<title>(.*?)</title>", shown.content.decode(), re.DOTALL)
        assert title.strip() and "etox" not in title and "Butler" not in title, page
