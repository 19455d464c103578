"""The hub of everything about a record: for each only what is open."""

import re

from django.test import Client

from tests.access.covering import covered
from tests.conftest import Cast
from tests.today.build import Browse, open_dees_door

OWN = [
    "access:looks",
    "access:consents",
    "access:shown",
    "access:disclosures",
    "access:requests",
    "feeds:copy",
    "access:cover_agreement",
    "access:emergencies",
    "access:blocks",
    "access:my_door",
    "library:report_card",
]


def ways(client: Client, cast: Cast) -> list[str]:
    page = client.get(f"/access/{cast.dee.pk}/record/").content.decode()
    return re.findall(r'<b><a href="([^"]+)"', page)


def last_words(addresses: list[str]) -> list[str]:
    return [address.strip("/").split("/")[-1] for address in addresses]


def test_dee_finds_every_page_about_her_record(cast: Cast, browse: Browse) -> None:
    visitor = browse(open_dees_door(cast))
    found = ways(visitor, cast)
    assert last_words(found) == [name.split(":")[1].replace("_", "-") for name in OWN]
    assert [visitor.get(address).status_code for address in found] == [200] * len(OWN)
    assert (
        f"/access/{cast.dee.pk}/record/"
        in visitor.get(f"/today/people/{cast.dee.pk}/").content.decode()
    )


def test_others_find_what_is_open_to_them(cast: Cast, browse: Browse) -> None:
    rosa, lorraine = (ways(browse(who), cast) for who in (cast.rosa, cast.lorraine))
    assert last_words(rosa) == [
        *("looks", "consents", "shown", "disclosures", "ask", "copy", "cover-agreement"),
        *("emergencies", "blocks", "report-card"),
    ]
    assert last_words(lorraine) == [
        *("looks", "consents", "disclosures", "cover-agreement"),
        *("emergencies", "blocks", "report-card"),
    ]
    for who, found in ((cast.rosa, rosa), (cast.lorraine, lorraine)):
        assert {browse(who).get(address).status_code for address in found} == {200}


def test_a_stand_in_has_no_business_with_it(cast: Cast, browse: Browse) -> None:
    covered(cast)
    assert browse(cast.marcus).get(f"/access/{cast.dee.pk}/record/").status_code == 404
