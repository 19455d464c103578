"""What somebody wants left out is left out, or they are told that it is not."""

from typing import Any

import pytest

from tests.conftest import Cast
from walkwith.directory.commands import add_own_service
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.foundation.actor import acting_as
from walkwith.referrals import queries
from walkwith.referrals.models import AvoidedPlace
from walkwith.referrals.queries.wishes import plain_words
from walkwith.referrals.rules.streets import street_in


@pytest.mark.parametrize(
    ("words", "street"),
    [
        ("The bar on Butler Street", "butler st"),
        ("el bar de la calle Butler", "butler st"),
        ("Penn Ave near the park", "penn ave"),
        ("5127 Butler St.", "5127 butler st"),
        ("East Carson Street", "east carson st"),
        ("Butler Street Clinic", ""),
        ("Church of St. Mary", ""),
        ("the street", ""),
        ("The club", ""),
    ],
)
def test_a_street_is_found_in_words(words: str, street: str) -> None:
    assert " ".join(street_in(plain_words(words).split())) == street


def shown(cast: Cast) -> list[str]:
    with acting_as(cast.rosa):
        found = queries.match_page(cast.rosa, cast.dee.pk, "food", most=10).found
    return [one.listing.name for one in found]


@pytest.fixture
def pantry(cast: Cast) -> None:
    add_own_service(
        actor=cast.rosa,
        service=ServiceFacts(name="Pantry", needs=("food",)),
        site=SiteFacts(address_1="5127 Butler St", city="Pittsburgh", postal_code="15201"),
        agency=AgencyFacts(name="Harbor"),
    )
    assert shown(cast) == ["Pantry"]


@pytest.mark.usefixtures("pantry")
def test_a_street_is_left_out_however_it_is_written(cast: Cast, browse: Any) -> None:
    rosa, page = browse(cast.rosa), f"/referrals/{cast.dee.pk}/avoid/"
    told = rosa.post(page, {"words": "The bar on Butler Street"}, follow=True).content.decode()
    assert "We leave it out from now on." in told
    assert shown(cast) == []


@pytest.mark.usefixtures("pantry")
def test_what_nobody_knows_is_not_promised(cast: Cast, browse: Any) -> None:
    rosa, page = browse(cast.rosa), f"/referrals/{cast.dee.pk}/avoid/"
    told = rosa.post(page, {"words": "The old club"}, follow=True).content.decode()
    assert "we know no place called that" in told and "The old club" in told
    told = rosa.post(page, {"words": "The old club", "near": "15201"}, follow=True)
    assert "We leave it out from now on." in told.content.decode()


def test_a_fellowship_is_named(cast: Cast, browse: Any) -> None:
    rosa, page = browse(cast.rosa), f"/referrals/{cast.dee.pk}/avoid/"
    unclear = rosa.post(page, {"words": "Those with the steps", "kind": "fellowship"})
    assert unclear.status_code == 422
    assert "Please choose which one." in unclear.content.decode()
    said = ["All of AA", "narcotics anonymous"]
    assert rosa.post(page, {"words": said[0], "kind": "fellowship"}).status_code == 303
    assert rosa.post(page, {"words": said[1], "kind": "place"}).status_code == 303
    with acting_as(cast.rosa):
        kept = AvoidedPlace.objects.order_by("made_at", "id").values_list("kind", "fellowship")
        assert list(kept) == [("fellowship", "AA"), ("fellowship", "NA")]
