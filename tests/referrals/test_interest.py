"""Who knows people at a place is asked to say so again for the next one they bring there."""

from collections.abc import Callable

from django.test import Client

from tests.conftest import Cast
from tests.today.build import somebody
from walkwith.directory.commands import add_own_service
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.foundation.actor import Actor
from walkwith.referrals import commands
from walkwith.referrals.commands import Asked

Browse = Callable[[Actor], Client]
NEAR = SiteFacts(address_1="4100 Butler St", city="Pittsburgh", postal_code="15201")
TOLD = "You know somebody there, you said before."


def test_they_are_reminded_and_no_word_goes_along(cast: Cast, browse: Browse) -> None:
    told, agency = ServiceFacts(name="Pantry", needs=("food",)), AgencyFacts(name="Pantry people")
    pantry = add_own_service(actor=cast.rosa, agency=agency, service=told, site=NEAR)
    luis = somebody(cast.rosa, "Luis")
    asked = Asked(words="A box", need="food", service_id=pantry.pk, interest="Dee’s aunt runs it")
    commands.refer(actor=cast.rosa, participant_id=cast.dee.pk, asked=asked)
    rosa, at = browse(cast.rosa), f"/referrals/{luis.pk}/refer/{pantry.pk}/"
    asked_again = rosa.get(at).content.decode()
    assert TOLD in asked_again and "aunt" not in asked_again
    assert TOLD not in rosa.get(f"/referrals/{luis.pk}/refer-elsewhere/").content.decode()
    lina = somebody(cast.marcus, "Lina")
    other = browse(cast.marcus).get(f"/referrals/{lina.pk}/refer/{pantry.pk}/").content.decode()
    assert "Pantry people" in other and TOLD not in other
    said = {"words": "A box", "how": "told", "need": "food", "interest": ""}
    assert rosa.post(at, said).status_code == 303
    assert TOLD not in rosa.get(f"/referrals/{cast.dee.pk}/refer/{pantry.pk}/").content.decode()
