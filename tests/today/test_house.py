"""An administrator finds what the house decides about privacy, and workers the agencies."""

from tests.conftest import Cast
from tests.today.build import Browse, open_dees_door
from walkwith.access.commands import begin_privacy_contact


def test_the_house_leads_to_everything_about_privacy(cast: Cast, browse: Browse) -> None:
    always = ("privacy-contacts", "regimes", "minor-rules", "recipients")
    page = browse(cast.pat).get("/").content.decode()
    for place in always:
        assert f'href="/access/{place}/"' in page
        assert ">Today</a>" in browse(cast.pat).get(f"/access/{place}/").content.decode()
    assert 'href="/access/desk/"' not in page
    begin_privacy_contact(actor=cast.pat, member_id=cast.pat.id)
    assert 'href="/access/desk/"' in browse(cast.pat).get("/").content.decode()


def test_who_works_here_finds_the_agencies(cast: Cast, browse: Browse) -> None:
    link = 'href="/access/recipients/"'
    consents = f"/access/{cast.dee.pk}/consents/"
    for actor in (cast.rosa, cast.lorraine, cast.pat):
        assert link in browse(actor).get("/accounts/me/").content.decode()
    assert link in browse(cast.rosa).get(consents).content.decode()
    dee = open_dees_door(cast)
    for address in ("/accounts/me/", consents):
        assert link not in browse(dee).get(address).content.decode()
