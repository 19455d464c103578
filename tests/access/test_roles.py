import pytest
from django.test import Client

from tests.conftest import Cast
from tests.today.build import Browse, open_dees_door


def test_everybody_reads_what_each_role_can_see(cast: Cast, browse: Browse) -> None:
    for actor in (cast.rosa, cast.lorraine, cast.pat, cast.kit, open_dees_door(cast)):
        page = browse(actor).get("/access/roles/").content.decode()
        assert "A peer specialist · A supervisor: who walks with you" in page
        assert "Opens nobody's record." in page


@pytest.mark.django_db
def test_it_needs_a_sign_in(client: Client) -> None:
    assert client.get("/access/roles/").status_code == 302
