"""One participant's page, for those who may see it and for all others."""

from uuid import uuid4

from tests.conftest import Cast
from tests.today.build import (
    Browse,
    a_full_record,
    looks_at,
    open_dees_door,
    statements,
    tomorrow_morning,
)

WHOLE_PAGE = "contact_details contact_notes identity looks plan relationships schedule strengths"


def page_of(cast: Cast) -> str:
    return f"/today/people/{cast.dee.pk}/"


def test_rosa_sees_the_whole_page(cast: Cast, browse: Browse) -> None:
    with tomorrow_morning():
        a_full_record(cast.rosa, cast.dee.pk, rows=1)
        page = browse(cast.rosa).get(page_of(cast)).content.decode()
    for words in (
        "she/her",
        "walks with you since",
        "My own place by summer.",
        "Step 0",
        "Suggested, and waiting for a yes",
        "Try 0",
        "Filled in form 0.",
        "It was okay 0.",
        "Reaching Dee safely",
        "Text only, 9 to 3.",
        "Texting is safe",
        "No voicemail",
        "Visit 0",
        "Call instead",
        "Never late",
        "Who walks with Dee",
        "Today: you.",
        "Dee sees this list too.",
        "Log a contact",
        "Plan a visit",
        "Find a meeting",
    ):
        assert words in page
    assert "Leave this page" not in page


def test_an_empty_record_says_what_to_do_next(cast: Cast, browse: Browse) -> None:
    page = browse(cast.rosa).get(page_of(cast)).content.decode()
    for words in (
        "Not written down yet. Ask Dee what matters now, in their own words.",
        "No step yet. Small ones come best out of a talk.",
        "Nothing is written down yet.",
        "No visit is planned.",
    ):
        assert words in page


def test_lorraine_reads_and_is_offered_only_what_she_may(cast: Cast, browse: Browse) -> None:
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    page = browse(cast.lorraine).get(page_of(cast)).content.decode()
    assert "Filled in form 0." in page
    assert "walks with Rosa since" in page
    assert "Plan a visit" in page
    assert "Somebody comes along" in page
    for words in ("Log a contact", "Find a meeting", "Add a step", 'value="finish"'):
        assert words not in page


def test_dee_reads_her_page_in_the_second_person(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    a_full_record(cast.rosa, cast.dee.pk, rows=1)
    browse(cast.lorraine).get(page_of(cast))
    page = browse(dee).get("/today/my-page/", follow=True).content.decode()
    for words in (
        "Reaching you safely",
        "Who walks with you",
        "Your strengths",
        "Who has seen your page",
        "Today: Rosa and Lorraine.",
        "Yes, in my words",
        "Leave this page",
    ):
        assert words in page
    for words in ("Log a contact", "Somebody comes along", "sees this list too"):
        assert words not in page


def test_a_hidden_page_is_the_same_as_none(cast: Cast, browse: Browse) -> None:
    for stranger in cast.strangers():
        visitor = browse(stranger)
        hidden = visitor.get(page_of(cast))
        missing = visitor.get(f"/today/people/{uuid4()}/")
        assert (hidden.status_code, missing.status_code) == (404, 404)
        assert _without_tokens(hidden.content) == _without_tokens(missing.content)


def _without_tokens(page: bytes) -> list[bytes]:
    """The page without what each request makes anew, and without the address asked for."""
    return [
        line
        for line in page.splitlines()
        if b"csrfmiddlewaretoken" not in line and b'name="next"' not in line
    ]


def test_the_page_is_one_look_at_all_of_it(cast: Cast, browse: Browse) -> None:
    before = looks_at(cast.dee, cast.rosa, seen_by=cast.lorraine)
    browse(cast.rosa).get(page_of(cast))
    after = looks_at(cast.dee, cast.rosa, seen_by=cast.lorraine)
    assert after[len(before) :] == [("opened", "participant", WHOLE_PAGE)]


def test_ones_own_page_is_no_look(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    browse(dee).get(page_of(cast))
    assert looks_at(cast.dee, dee, seen_by=cast.rosa) == []


def test_html_in_every_field_is_only_words(cast: Cast, browse: Browse) -> None:
    script = "<script>alert(1)</script>"
    visitor = browse(cast.rosa)
    visitor.post(
        f"/people/{cast.dee.pk}/edit/",
        {"preferred_name": script, "safely": script, "pronouns": script, "language": "en"},
    )
    visitor.post(f"/people/{cast.dee.pk}/strengths/", {"strengths": script})
    page = visitor.get(page_of(cast)).content.decode()
    assert script not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 4


def test_statements_do_not_grow_with_the_record(cast: Cast, browse: Browse) -> None:
    dee = open_dees_door(cast)
    with tomorrow_morning():
        a_full_record(cast.rosa, cast.dee.pk, rows=1)
        assert [statements(browse(who), page_of(cast)) for who in (cast.rosa, dee)] == [15, 16]
        a_full_record(cast.rosa, cast.dee.pk, rows=3)
        assert [statements(browse(who), page_of(cast)) for who in (cast.rosa, dee)] == [15, 16]
