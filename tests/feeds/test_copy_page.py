import json
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO

import pytest
from django.test import Client

from tests.access.everything_of_dee import Scene, everything_of_dee
from tests.access.leaving import account
from tests.conftest import Cast
from walkwith.accounts.models import Account
from walkwith.foundation.actor import Actor, acting_as


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return everything_of_dee(cast, has_sent=False)


def address(scene: Scene) -> str:
    return f"/feeds/{scene.cast.dee.pk}/copy/"


def test_dee_takes_her_copy(scene: Scene, browse: Callable[[Actor], Client]) -> None:
    dee = scene.actor("dee")
    client = browse(dee)
    page = client.get(address(scene)).content.decode()
    assert "Take a copy of your record" in page
    assert 'name="asked"' not in page
    response = client.post(address(scene), {"as": "file"})
    assert response["Content-Type"] == "application/zip"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"].startswith('attachment; filename="copy-2')
    assert "Dee" not in response["Content-Disposition"]
    [line] = account(scene.cast, dee)
    assert line.content_digest == sha256(response.content).hexdigest()
    with zipfile.ZipFile(BytesIO(response.content)) as archive:
        assert json.loads(archive.read("record.json"))["name"] == "Dee"


def test_a_worker_makes_one_side_by_side(scene: Scene, browse: Callable[[Actor], Client]) -> None:
    client = browse(scene.cast.rosa)
    refused = client.post(address(scene), {"as": "file"})
    assert refused.status_code == 422
    assert "Make it together with them" in refused.content.decode()
    assert account(scene.cast) == []
    response = client.post(address(scene), {"as": "file", "asked": "on"})
    assert response.status_code == 200
    [line] = account(scene.cast)
    assert (line.by_id, line.basis_facts) == (scene.cast.rosa.id, {"asked_how": "side_by_side"})


def test_the_page_to_print_is_what_left(scene: Scene, browse: Callable[[Actor], Client]) -> None:
    dee = scene.actor("dee")
    response = browse(dee).post(address(scene), {"as": "print"})
    html = response.content.decode()
    assert response["Content-Type"].startswith("text/html")
    assert "Content-Disposition" not in response
    assert "Call the landlord" in html and 'id="leave"' in html
    [line] = account(scene.cast, dee)
    assert (line.what, line.content_digest) == ("print", sha256(response.content).hexdigest())


@pytest.mark.parametrize("name", ["lorraine", "marcus", "ed", "priya", "paula", "june", "kit"])
def test_nobody_else_gets_one(scene: Scene, name: str, browse: Callable[[Actor], Client]) -> None:
    client = browse(scene.actor(name))
    for response in (client.get(address(scene)), client.post(address(scene), {"asked": "on"})):
        assert response.status_code in (403, 404)
    assert account(scene.cast) == []


def test_the_copy_speaks_the_language_of_the_person(
    scene: Scene, browse: Callable[[Actor], Client]
) -> None:
    with acting_as(scene.cast.rosa):
        scene.cast.dee.language = "es"
        scene.cast.dee.save(update_fields=["language"])
    html = browse(scene.cast.rosa).post(address(scene), {"asked": "on", "as": "print"})
    assert '<html lang="es">' in html.content.decode()
    assert "Tus notas de contacto" in html.content.decode()


def test_dee_gets_it_in_the_language_she_reads_here(
    scene: Scene, browse: Callable[[Actor], Client]
) -> None:
    dee = scene.actor("dee")
    Account.objects.filter(pk=dee.account_id).update(language="es")
    html = browse(dee).post(address(scene), {"asked": "on", "as": "print"})
    assert '<html lang="es">' in html.content.decode()
