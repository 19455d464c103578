"""What somebody agreed to: the page, signing, taking back; for Dee alone and together with Rosa."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase

from tests.access.signing import (
    PNG,
    a_sister,
    an_agency,
    as_signed,
    as_typed,
    in_days,
    signed_for,
)
from tests.conftest import Cast
from tests.today.build import Browse, looks_at, open_dees_door, statements
from walkwith.access.commands import revoke_consent
from walkwith.access.models import Consent, ConsentScan
from walkwith.access.queries import live_sections
from walkwith.accounts.models import Account
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.models import Change


def text(answer: HttpResponseBase) -> str:
    html = getattr(answer, "content", b"").decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def sign_address(cast: Cast) -> str:
    return f"/access/{cast.dee.pk}/sign-consent/"


def page_address(cast: Cast) -> str:
    return f"/access/{cast.dee.pk}/consents/"


@pytest.fixture
def dee(cast: Cast) -> Actor:
    return open_dees_door(cast)


def test_nothing_yet_says_what_to_do(cast: Cast, dee: Actor, browse: Browse) -> None:
    page = text(browse(dee).get(page_address(cast)))
    assert "Nothing yet. No one outside is told a thing." in page
    assert "Agree to something" in page


def test_a_card_says_it_in_one_sentence(cast: Cast, dee: Actor, browse: Browse) -> None:
    signed_for(cast, an_agency(cast), until="walk_ends", last_day=None)
    assert (
        "Harbor Peers may tell Riverside Clinic about your name, your plan and your appointments,"
        " to find housing, until nobody at Harbor Peers walks with you any more."
    ) in text(browse(dee).get(page_address(cast)))
    assert "about the name, the plan and the appointments" in text(
        browse(cast.rosa).get(page_address(cast))
    )


def test_the_same_in_spanish(cast: Cast, dee: Actor, browse: Browse) -> None:
    signed_for(cast, an_agency(cast), until="walk_ends", last_day=None)
    Account.objects.filter(pk=dee.account_id).update(language="es")
    page = text(browse(dee).get(page_address(cast)))
    assert "Lo que acepté" in page
    assert "Harbor Peers puede contarle a Riverside Clinic sobre tu nombre" in page


def test_a_reason_of_ours_is_read_in_the_readers_language(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    browse(cast.rosa).post(sign_address(cast), as_signed(an_agency(cast)))
    assert "to find a place to live" in text(browse(dee).get(page_address(cast)))
    Account.objects.filter(pk=dee.account_id).update(language="es")
    page = text(browse(dee).get(page_address(cast)))
    assert "para encontrar un lugar donde vivir" in page
    assert "to find a place" not in page


def test_who_may_open_it(cast: Cast, dee: Actor, browse: Browse) -> None:
    consent = signed_for(cast, an_agency(cast))
    addresses = (
        page_address(cast),
        f"/access/consents/{consent.pk}/",
        f"/access/consents/{consent.pk}/revoke/",
        sign_address(cast),
        f"/access/{cast.dee.pk}/add-supporter/",
    )
    for address in addresses:
        assert browse(cast.rosa).get(address).status_code == 200, address
        assert browse(dee).get(address).status_code == 200, address
        for stranger in cast.strangers():
            assert browse(stranger).get(address).status_code == 404, address
            assert browse(stranger).post(address).status_code in (404, 405), address
    assert [browse(cast.lorraine).get(address).status_code for address in addresses] == [
        200,
        200,
        403,
        403,
        403,
    ]


def test_dee_reads_the_whole_text_before_she_signs(cast: Cast, dee: Actor, browse: Browse) -> None:
    answer = browse(dee).post(sign_address(cast), as_typed(an_agency(cast)))
    page = text(answer)
    assert answer.status_code == 200
    assert "I am Deirdre Quill. Harbor Peers may tell Riverside Clinic about:" in page
    assert "my name, and that I come here my plan and its steps my appointments" in page
    assert "This is why: to find a place to live." in page
    assert "I can say stop at any time" in page
    with acting_as(dee):
        assert not Consent.objects.exists()


def test_dee_signs_alone_on_her_phone(cast: Cast, dee: Actor, browse: Browse) -> None:
    clinic = an_agency(cast)
    answer = browse(dee).post(sign_address(cast), as_signed(clinic), follow=True)
    assert "Signed. This is yours." in text(answer)
    assert "Deirdre Quill signed it on a screen on" in text(answer)
    with acting_as(dee):
        consent = Consent.objects.get()
        assert (consent.sections, consent.purpose, consent.signer) == (
            ["identity", "plan", "schedule"],
            "to find a place to live",
            "self",
        )
        assert consent.taken_by_id == dee.id
        assert set(live_sections(cast.dee.pk, clinic.pk)) == {"identity", "plan", "schedule"}


def test_the_text_comes_in_the_language_of_the_person(cast: Cast, browse: Browse) -> None:
    clinic = an_agency(cast)
    rosa = browse(cast.rosa)
    spanish = text(rosa.post(sign_address(cast), as_typed(clinic, language="es")))
    assert "Harbor Peers puede contarle a Riverside Clinic sobre:" in spanish
    assert "Este es el porqué: para encontrar un lugar donde vivir." in spanish
    sent = as_signed(clinic, language="es")
    page = rosa.post(sign_address(cast), sent, follow=True)
    assert "Estoy de acuerdo en que alguien sepa de mí" in text(page)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"recipients": []}, "Choose who may be told."),
        ({"sections": []}, "Choose what they may be told."),
        ({"why": ""}, "Please fill this in."),
        ({"last_day": ""}, "Choose the last day on which it holds."),
        ({"last_day": "2020-01-01"}, "That day is over. Choose one to come."),
        ({"until": "revoked"}, "Only a yes for your care can go on without an end."),
        ({"signs": "minor"}, "Write how old you are."),
        ({"signs": "minor", "age": "3"}, "Write an age from 5 to 17."),
        ({"kind": "counseling"}, "Please choose one of these."),
        ({"sections": ["looks"]}, "Please choose one of these."),
        ({"recipients": ["not a key"]}, "Please choose one of these."),
    ],
)
def test_the_first_step_keeps_what_was_typed(
    cast: Cast, dee: Actor, browse: Browse, changed: dict[str, Any], sentence: str
) -> None:
    sent = as_typed(an_agency(cast), purpose="my own words stay", **changed)
    answer = browse(dee).post(sign_address(cast), sent)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "my own words stay" in getattr(answer, "content", b"").decode()


def test_another_reason_needs_words(cast: Cast, dee: Actor, browse: Browse) -> None:
    clinic, client = an_agency(cast), browse(dee)
    sent = as_typed(clinic, why="other")
    assert "Say in a few words why." in text(client.post(sign_address(cast), sent))
    sent["purpose"] = "To get my car back."
    read = client.post(sign_address(cast), sent)
    assert "This is why: To get my car back." in text(read)
    client.post(sign_address(cast), as_signed(clinic, why="other", purpose="To get my car back."))
    assert "your appointments, to get my car back, through" in text(client.get(page_address(cast)))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "The name of whoever signed is missing."),
        ({"has_read": ""}, "Read it, or let somebody read it to you. Then tick that."),
        ({"wording": "specific-0"}, "The text is another one by now."),
        ({"how": "paper"}, "Add the picture of the paper."),
        ({"signs": "minor", "age": "15"}, "The signature of the guardian is missing."),
        ({"signs": "guardian", "guardian_name": ""}, "The name of whoever signed is missing."),
    ],
)
def test_the_second_step_keeps_what_was_chosen(
    cast: Cast, dee: Actor, browse: Browse, changed: dict[str, Any], sentence: str
) -> None:
    clinic = an_agency(cast)
    answer = browse(dee).post(sign_address(cast), as_signed(clinic, **changed))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert str(clinic.pk) in getattr(answer, "content", b"").decode()
    with acting_as(dee):
        assert not Consent.objects.exists()


def test_changing_something_goes_back_to_the_choices(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    answer = browse(dee).post(sign_address(cast), as_signed(an_agency(cast), act="change"))
    assert answer.status_code == 200
    assert "Next: read it" in text(answer)
    assert 'value="home" checked' in re.sub(r' id="[^"]+"| required', "", answer.content.decode())


def test_sent_twice_it_is_signed_once(cast: Cast, dee: Actor, browse: Browse) -> None:
    sent = as_signed(an_agency(cast), consent_id="0198c0de-0000-7000-8000-0000000000aa")
    assert browse(dee).post(sign_address(cast), sent).status_code == 303
    again = browse(dee).post(sign_address(cast), sent)
    assert again.status_code == 422
    assert "This was saved a moment ago." in text(again)
    with acting_as(dee):
        assert Consent.objects.count() == 1


def test_a_paper_is_kept_with_its_picture(cast: Cast, browse: Browse) -> None:
    rosa = browse(cast.rosa)
    sent = as_signed(an_agency(cast), how="paper", signed_on=in_days(-1).isoformat())
    sent["scan"] = SimpleUploadedFile("photo.png", PNG, "text/html")
    answer = rosa.post(sign_address(cast), sent, follow=True)
    assert "signed it on paper on" in text(answer)
    with acting_as(cast.rosa):
        consent = Consent.objects.get()
    file = rosa.get(f"/access/consents/{consent.pk}/scan/")
    assert file.content == PNG
    assert (file["Content-Type"], file["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert file["Content-Disposition"] == 'attachment; filename="paper.png"'
    for stranger in cast.strangers():
        assert browse(stranger).get(f"/access/consents/{consent.pk}/scan/").status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html>not a picture</html>", "This is not a whole JPEG, PNG or PDF."),
        (PNG[:60], "This is not a whole JPEG, PNG or PDF."),
        (PNG + bytes(9 * 1024 * 1024), "it has 10 megabytes, and 8 is the most."),
    ],
)
def test_what_is_no_picture_is_refused(
    cast: Cast, browse: Browse, content: bytes, sentence: str
) -> None:
    sent = as_signed(an_agency(cast), how="paper", name="Kept as typed")
    sent["scan"] = SimpleUploadedFile("photo.png", content, "image/png")
    answer = browse(cast.rosa).post(sign_address(cast), sent)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Kept as typed" in answer.content.decode()
    with acting_as(cast.rosa):
        assert not ConsentScan.objects.exists()


def test_a_voice_is_heard_by_two(cast: Cast, dee: Actor, browse: Browse) -> None:
    clinic = an_agency(cast)
    rosa = browse(cast.rosa)
    alone = rosa.post(sign_address(cast), as_signed(clinic, how="voice"))
    assert "A second worker has to hear it" in text(alone)
    herself = as_signed(clinic, how="voice", witness=str(cast.rosa.id))
    assert rosa.post(sign_address(cast), herself).status_code == 422
    heard = as_signed(clinic, how="voice", witness=str(cast.marcus.id))
    answer = rosa.post(sign_address(cast), heard, follow=True)
    assert "said yes aloud on" in text(answer)
    assert "and Marcus heard it. Rosa wrote it down." in text(answer)
    own = browse(dee).post(sign_address(cast), as_signed(clinic, how="voice"))
    assert own.status_code == 422


def test_a_young_person_and_a_guardian_sign_both(cast: Cast, browse: Browse) -> None:
    sent = as_signed(an_agency(cast), signs="minor", age="15")
    sent |= {"guardian_name": "Maud Quill", "guardian_is": "mother"}
    page = browse(cast.rosa).post(sign_address(cast), sent, follow=True)
    assert "Maud Quill (mother) signed with them." in text(page)
    with acting_as(cast.rosa):
        consent = Consent.objects.get()
    assert (consent.signer, consent.must_sign, consent.age) == ("both", "both", 15)


def test_taking_back_is_one_question_and_then_over(cast: Cast, dee: Actor, browse: Browse) -> None:
    clinic = an_agency(cast)
    consent = signed_for(cast, clinic)
    client = browse(dee)
    assert "Take this back?" in text(client.get(f"/access/consents/{consent.pk}/revoke/"))
    answer = client.post(f"/access/consents/{consent.pk}/revoke/", follow=True)
    assert "Taken back. From now on nothing more is told." in text(answer)
    assert "1 that is over" in text(answer)
    assert "Harbor Peers could tell Riverside Clinic" in text(answer)
    again = client.post(f"/access/consents/{consent.pk}/revoke/")
    assert again.status_code == 422
    with acting_as(dee):
        assert live_sections(cast.dee.pk, clinic.pk) == {}
        events = Change.objects.filter(subject_id=cast.dee.pk, record_id=consent.pk)
        assert set(events.values_list("event", flat=True)) == {"ConsentSigned", "ConsentRevoked"}


def test_taking_back_for_one_leaves_the_other(cast: Cast, dee: Actor, browse: Browse) -> None:
    clinic, ana = an_agency(cast), a_sister(cast)
    consent = signed_for(cast, clinic, ana)
    client = browse(dee)
    assert "Stop only for Ana" in text(client.get(page_address(cast)))
    only = client.get(f"/access/consents/{consent.pk}/revoke/?only={ana.pk}")
    assert "Stop telling Ana?" in text(only)
    client.post(f"/access/consents/{consent.pk}/revoke/", {"only": str(ana.pk)})
    page = text(client.get(page_address(cast)))
    assert "Harbor Peers may tell Riverside Clinic about" in page
    assert "1 that is over" not in page
    with acting_as(dee):
        assert live_sections(cast.dee.pk, ana.pk) == {}
        assert live_sections(cast.dee.pk, clinic.pk)


def test_rosa_takes_it_back_when_she_is_told(cast: Cast) -> None:
    clinic = an_agency(cast)
    consent = signed_for(cast, clinic)
    revoke_consent(actor=cast.rosa, consent_id=consent.pk)
    with acting_as(cast.rosa):
        assert live_sections(cast.dee.pk, clinic.pk) == {}


def test_a_text_changed_since_is_said(
    cast: Cast, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    consent = signed_for(cast, an_agency(cast))
    address = f"/access/consents/{consent.pk}/"
    assert "I choose this freely" in text(browse(cast.rosa).get(address))
    monkeypatch.setattr("walkwith.access.wordings.Wording.digest", "another")
    page = text(browse(cast.rosa).get(address))
    assert "The text that was signed has been changed since." in page
    assert "I choose this freely" not in page


def test_statements_are_the_same_for_one_and_for_three(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    def asked(actor: Actor) -> list[int]:
        return [statements(browse(actor), where) for where in (page_address(cast),)]

    signed_for(cast, an_agency(cast), a_sister(cast))
    one = [asked(actor) for actor in (dee, cast.rosa, cast.lorraine)]
    for name in ("Three Rivers House", "Legal Aid"):
        signed_for(cast, an_agency(cast, name), a_sister(cast, f"Sister of {name}"))
    assert [asked(actor) for actor in (dee, cast.rosa, cast.lorraine)] == one
    assert one[0][0] <= 20


def test_consents_stay_when_the_door_of_who_signed_is_closed(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    signed_for(cast, an_agency(cast), actor=dee)
    browse(cast.rosa).post(f"/access/{cast.dee.pk}/open-door/", {"act": "close"})
    assert "Harbor Peers may tell Riverside Clinic" in text(
        browse(cast.rosa).get(page_address(cast))
    )


def test_who_reads_and_writes_consents_is_told(cast: Cast, dee: Actor, browse: Browse) -> None:
    consent = signed_for(cast, an_agency(cast))
    browse(cast.lorraine).get(page_address(cast))
    browse(dee).get(f"/access/consents/{consent.pk}/")
    seen = looks_at(cast.dee, cast.lorraine, seen_by=dee)
    assert ("opened", "consents", "consents identity") in seen
    assert ("wrote", "consents", "consents") in looks_at(cast.dee, cast.rosa, seen_by=dee)
    assert looks_at(cast.dee, dee, seen_by=dee) == []


def test_a_text_in_another_language_can_be_read_along(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    consent = signed_for(cast, an_agency(cast))
    address = f"/access/consents/{consent.pk}/"
    assert "specific-1" not in text(browse(dee).get(address))
    assert "specific-1" in text(browse(cast.rosa).get(address))
    Account.objects.filter(pk=dee.account_id).update(language="es")
    page = browse(dee).get(address).content.decode()
    assert "Lo firmaste en este idioma" in page
    assert f"{address}?language=es" in page
    assert '<div lang="en">' in page
    along = browse(dee).get(address, {"language": "es"}).content.decode()
    assert '<div lang="es">' in along
    assert "Leer lo que se firmó" in along
