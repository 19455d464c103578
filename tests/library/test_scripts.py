"""What to say in a call: those of the program, and those an organization writes."""

from http import HTTPStatus

import pytest
from django.utils import translation

from tests.conftest import Cast
from tests.house_rules import check_page
from tests.today.build import Browse, open_dees_door
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.library.commands import add_script, edit_script, take_off_script
from walkwith.library.models import ScriptVersion
from walkwith.library.queries import script, scripts

CALL = {
    "title": "Calling the bus office",
    "title_es": "Llamar a la oficina del autobús",
    "want": "I want the half fare card.",
    "say": "“Hello.”\n\n“I want the half fare card.”",
    "say_es": "“Hola.”\n“Quiero la tarjeta de media tarifa.”",
    "if_no": "“Who can help me?”",
}


def test_everybody_reads_and_prints_them(cast: Cast, browse: Browse) -> None:
    for who in (cast.rosa, open_dees_door(cast)):
        client = browse(who)
        for path in ("", "interpreter/", "interpreter/print/"):
            answer = client.get(f"/library/scripts/{path}")
            assert answer.status_code == HTTPStatus.OK
            assert check_page(answer.content.decode()) == []
    page = browse(cast.rosa).get("/library/scripts/interpreter/").content.decode()
    for said in ("I need an interpreter", "If they say no", "Good to know", "What to bring"):
        assert said in page
    assert browse(cast.rosa).get("/library/scripts/nothing/").status_code == HTTPStatus.NOT_FOUND


def test_one_of_our_own(cast: Cast, browse: Browse) -> None:
    made = add_script(actor=cast.lorraine, details=CALL)
    with acting_as(cast.rosa), translation.override("en"):
        [first, *_] = scripts(actor=cast.rosa)
        assert (first.code, first.written_by) == (made.code, "Lorraine")
        assert first.say == ("“Hello.”", "“I want the half fare card.”")
    with acting_as(cast.kit), pytest.raises(NotFound):
        script(actor=cast.kit, code=made.code)
    client = browse(cast.rosa)
    client.post("/accounts/language/", {"language": "es"})
    page = client.get(f"/library/scripts/{made.code}/").content.decode()
    assert "Llamar a la oficina del autobús" in page
    assert "I want the half fare card." in page
    assert "Quiero la tarjeta de media tarifa." in page


def test_changed_and_taken_off_nothing_is_lost(cast: Cast) -> None:
    made = add_script(actor=cast.pat, details=CALL)
    edit_script(actor=cast.pat, code=made.code, details={**CALL, "title": "The bus"})
    with acting_as(cast.rosa), translation.override("en"):
        assert script(actor=cast.rosa, code=made.code).title == "The bus"
    take_off_script(actor=cast.pat, code=made.code)
    with acting_as(cast.rosa):
        assert made.code not in [one.code for one in scripts(actor=cast.rosa)]
        assert ScriptVersion.objects.filter(code=made.code).count() == 3
    with pytest.raises(NotFound):
        edit_script(actor=cast.pat, code=made.code, details=CALL)


def test_only_who_leads_or_runs_the_house(cast: Cast, browse: Browse) -> None:
    with pytest.raises(NotAllowed):
        add_script(actor=cast.rosa, details=CALL)
    assert browse(cast.rosa).get("/library/add-script/").status_code == HTTPStatus.FORBIDDEN
    with pytest.raises(NotFound):
        edit_script(actor=cast.pat, code="interpreter", details=CALL)


def test_by_hand_on_the_pages(cast: Cast, browse: Browse) -> None:
    client = browse(cast.pat)
    empty = client.post("/library/add-script/", {"title": "x"})
    assert empty.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    there = client.post("/library/add-script/", CALL)["Location"]
    page = client.get(there).content.decode()
    assert "Written here by Pat." in page
    assert client.post(f"{there}edit/", {**CALL, "title": "The bus"})["Location"] == there
    assert "The bus" in client.get(f"{there}edit/").content.decode()
    gone = client.post(f"{there}take-off/", follow=True).content.decode()
    assert "“The bus” is off the list." in gone
