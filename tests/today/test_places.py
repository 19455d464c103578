"""The places of the navigation, by role, and where one is."""

import re

import pytest

from tests.conftest import Cast
from tests.today.build import Browse, open_dees_door


def places(page: str) -> list[str]:
    navigation = page[page.index('<nav class="places"') :]
    return re.findall(r'<a href="([^"]+)"', navigation[: navigation.index("</nav>")])


def here(page: str) -> list[str]:
    return re.findall(r'<a href="([^"]+)" aria-current="page"', page)


WORKER = ["/", "/today/people/", "/contacts/log/", "/directory/", "/schedule/week/"]


def test_each_role_has_its_places(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    seen = {who.role: places(browse(who).get("/").content.decode()) for who in
            (cast.rosa, cast.lorraine, cast.pat, dee)}  # fmt: skip
    assert seen == {
        "peer_specialist": WORKER,
        "supervisor": WORKER,
        "administrator": ["/", "/accounts/members/", "/feeds/", "/directory/"],
        "participant": ["/", "/today/my-page/", "/directory/", "/schedule/week/"],
    }


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/", "/"),
        ("/today/people/", "/today/people/"),
        ("/today/people/{dee}/", "/today/people/"),
        ("/people/{dee}/edit/", "/today/people/"),
        ("/access/{dee}/looks/", "/today/people/"),
        ("/contacts/log/", "/contacts/log/"),
        ("/contacts/{dee}/log/", "/contacts/log/"),
        ("/contacts/{dee}/", "/today/people/"),
        ("/schedule/week/", "/schedule/week/"),
        ("/directory/find/", "/directory/"),
    ],
)
def test_one_place_is_here(cast: Cast, browse: Browse, address: str, place: str) -> None:
    page = browse(cast.rosa).get(address.format(dee=cast.dee.pk)).content.decode()
    assert here(page) == [place]


def test_the_button_to_log_is_the_main_one(cast: Cast, browse: Browse) -> None:
    page = browse(cast.rosa).get("/").content.decode()
    assert page.count('<li class="main"><a href="/contacts/log/"') == 1
