"""What another yes still lets out is said, and can be taken back together with the rest."""

import pytest

from tests.access.signing import a_sister, an_agency, in_days, signed_for
from tests.access.test_consents import text
from tests.conftest import Cast
from tests.today.build import Browse, open_dees_door
from walkwith.access.commands import revoke_consent, revoke_everything_for
from walkwith.access.queries import live_sections
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.foundation.models import Change


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return open_dees_door(cast)


def test_another_yes_is_named_before_and_after(cast: Cast, dee: Actor, browse: Browse) -> None:
    ana, clinic = a_sister(cast), an_agency(cast)
    first = signed_for(cast, ana, clinic)
    signed_for(cast, ana, sections=("identity", "strengths"))
    visitor = browse(dee)
    still = "Ana may still be told your name and your strengths, because of another yes from"
    address = f"/access/consents/{first.pk}/revoke/"
    everything = f"/access/{cast.dee.pk}/revoke-everything-for/{ana.pk}/"
    asked = visitor.get(address).content.decode()
    assert still in asked
    assert everything in asked
    assert "Riverside Clinic may still" not in asked
    assert "still" not in text(visitor.get(address, {"only": str(clinic.pk)}))
    answer = visitor.post(address)
    assert answer.headers["Location"] == everything
    assert still in visitor.get(everything).content.decode()


def test_all_of_it_goes_at_once_and_only_for_them(cast: Cast, dee: Actor, browse: Browse) -> None:
    ana, clinic = a_sister(cast), an_agency(cast)
    consents = [signed_for(cast, ana, clinic), signed_for(cast, ana, last_day=in_days(5))]
    address = f"/access/{cast.dee.pk}/revoke-everything-for/{ana.pk}/"
    page = text(browse(dee).get(address))
    assert "Take back everything for Ana?" in page
    assert browse(dee).post(address).headers["Location"] == f"/access/{cast.dee.pk}/consents/"
    with acting_as(dee):
        assert live_sections(cast.dee.pk, ana.pk) == {}
        assert set(live_sections(cast.dee.pk, clinic.pk)) == {"identity", "plan", "schedule"}
        told = Change.objects.filter(event="ConsentRevoked").values_list("record_id", flat=True)
        assert set(told) == {one.pk for one in consents}
    assert "Nothing is told to Ana any more." in text(browse(dee).get(address))


def test_nothing_is_left_to_take_back(cast: Cast, dee: Actor) -> None:
    ana = a_sister(cast)
    consent = signed_for(cast, ana)
    revoke_consent(actor=dee, consent_id=consent.pk)
    with pytest.raises(Refused):
        revoke_everything_for(actor=dee, participant_id=cast.dee.pk, recipient_id=ana.pk)


def test_only_the_person_and_who_walks_with_them(cast: Cast, browse: Browse) -> None:
    ana = a_sister(cast)
    signed_for(cast, ana)
    said = {"participant_id": cast.dee.pk, "recipient_id": ana.pk}
    with pytest.raises(NotAllowed):
        revoke_everything_for(actor=cast.lorraine, **said)
    for stranger in cast.strangers():
        with pytest.raises((NotFound, NotAllowed)):
            revoke_everything_for(actor=stranger, **said)
    unknown = f"/access/{cast.dee.pk}/revoke-everything-for/{cast.dee.pk}/"
    assert browse(cast.rosa).get(unknown).status_code == 404
