"""The same tap twice is the same save."""

import re
from collections.abc import Callable

from django.test import Client

from tests.conftest import Cast
from walkwith.directory.commands import add_own_service
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.foundation.actor import Actor, acting_as
from walkwith.plans.models import Step
from walkwith.referrals.models import Referral

Browse = Callable[[Actor], Client]
NEAR = SiteFacts(address_1="4100 Butler St", city="Pittsburgh", postal_code="15201")


def key_in(page: str, name: str) -> dict[str, str]:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found, page
    return {name: found[1]}


def test_a_service_offered_twice_waits_once(cast: Cast, browse: Browse) -> None:
    told, agency = ServiceFacts(name="Pantry", needs=("food",)), AgencyFacts(name="Pantry people")
    pantry = add_own_service(actor=cast.rosa, agency=agency, service=told, site=NEAR)
    rosa, at = browse(cast.rosa), f"/referrals/{cast.dee.pk}/suggest-service/{pantry.pk}/"
    said = {"words": "Call the pantry", **key_in(rosa.get(at).content.decode(), "step_id")}
    assert [rosa.post(at, said).status_code for _ in range(2)] == [303, 303]
    other = rosa.post(at, said | {"words": "Go there"})
    assert other.status_code == 422 and "Go there" in other.content.decode()
    with acting_as(cast.rosa):
        steps = Step.objects.filter(participant_id=cast.dee.pk, words="Call the pantry")
        assert [str(one.pk) for one in steps] == [said["step_id"]]
    again = key_in(rosa.get(at).content.decode(), "step_id")
    assert again["step_id"] != said["step_id"]


def test_a_referral_sent_twice_is_one(cast: Cast, browse: Browse) -> None:
    rosa, at = browse(cast.rosa), f"/referrals/{cast.dee.pk}/refer-elsewhere/"
    said = {"to_name": "Mill House", "words": "A bed", "how": "called", "need": "", "interest": ""}
    said |= key_in(rosa.get(at).content.decode(), "referral_id")
    first, second = rosa.post(at, said), rosa.post(at, said)
    assert first["Location"] == second["Location"]
    elsewhere = rosa.post(at, said | {"to_name": "Other House"})
    assert elsewhere.status_code == 422 and "Open a new one" in elsewhere.content.decode()
    with acting_as(cast.rosa):
        [made] = Referral.objects.filter(participant_id=cast.dee.pk)
        assert str(made.pk) == said["referral_id"] and made.steps.count() == 1
