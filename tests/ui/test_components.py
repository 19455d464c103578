import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from walkwith.ui.components.icons import PATHS
from walkwith.ui.components.names import initials, tint

TURNED = "safe\u202etxt.exe"


def drawn(template: str, **context: object) -> str:
    return Template(template).render(Context(context))


@pytest.mark.parametrize(
    "misspelled",
    [
        '{% card tonne="now" %}{% endcard %}',
        '{% link_button href="/" wrods="Go" %}',
        '{% button "Save" %}',
        "{% quote %}",
        "{% details %}{% enddetails %}",
    ],
)
def test_a_misspelled_or_missing_argument_does_not_compile(misspelled: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        Template(misspelled)


@pytest.mark.parametrize(
    "unknown",
    [
        '{% card tone="red" %}{% endcard %}',
        '{% tag words="a" tone="red" %}',
        '{% icon name="skull" %}',
        '{% link_button href="/" words="Go" kind="huge" %}',
        '{% stop state="late" %}{% endstop %}',
    ],
)
def test_an_unknown_tone_is_an_error(unknown: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        drawn(unknown)


def test_words_of_people_are_never_markup() -> None:
    for template in (
        "{% tag words=words %}",
        "{% quote words=words %}",
        "{% plan_b words=words %}",
        "{% notice words=words %}",
        "{% empty words=words %}",
        "{% avatar name=words %}",
        "{% button words=words name=words value=words %}",
        "{% link_button href=words words=words %}",
        "{% back_link href=words words=words %}",
        "{% card %}{{ words }}{% endcard %}",
        "{% details summary=words %}{{ words }}{% enddetails %}",
        "{% load_bar parts=parts total=3 %}",
    ):
        words = '<img src=x onerror=alert(1)>"'
        html = drawn(template, words=words, parts=[(words, 1.0, "path")])
        assert "<img" not in html, template
        assert 'x"' not in html.replace("&quot;", ""), template


def test_marks_of_direction_do_not_turn_a_quote() -> None:
    assert "safetxt.exe" in drawn("{% quote words=words %}", words=TURNED)
    assert "safetxt.exe" in drawn("{% plan_b words=words %}", words=TURNED)


def test_there_is_no_plan_b_without_words() -> None:
    assert drawn('{% plan_b words="" %}') == ""


def test_a_stop_says_its_state_to_those_who_do_not_see_it() -> None:
    html = drawn('{% stop state="now" %}10:30{% endstop %}')
    assert html == '<li class="stop now"><span class="unseen">Now: </span>10:30</li>'
    assert drawn("{% stop %}1:15{% endstop %}") == '<li class="stop">1:15</li>'


def test_a_load_is_drawn_and_said() -> None:
    parts = [("with people", 14.0, "path"), ("on the road", 4.5, "dusk")]
    html = drawn("{% load_bar parts=parts total=24 %}", parts=parts)
    assert '<rect class="path" x="0.0" width="173.0" height="16"/>' in html
    assert '<rect class="dusk" x="175.0" width="54.2" height="16"/>' in html
    assert '<li class="path"><b>14 h</b> with people</li>' in html
    assert '<li class="free"><b>5.5 h</b> free</li>' in html


def test_too_much_load_still_fits() -> None:
    html = drawn("{% load_bar parts=parts total=10 %}", parts=[("with people", 20.0, "path")])
    assert 'width="298.0"' in html
    assert "free</li>" not in html


def test_the_pager_keeps_what_was_asked_for() -> None:
    request = RequestFactory().get("/today/people/?find=de&page=2")
    page = Paginator(range(60), 20).page(2)
    html = drawn("{% pager page=page %}", request=request, page=page)
    assert 'href="?find=de&amp;page=1" rel="prev"' in html
    assert 'href="?find=de&amp;page=3" rel="next"' in html
    assert "Page 2 of 3" in html


def test_one_page_has_no_pager() -> None:
    page = Paginator(range(5), 20).page(1)
    html = drawn("{% pager page=page %}", request=RequestFactory().get("/"), page=page)
    assert html.strip() == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Dee", "De"), ("ana ruiz", "AR"), ("Ana María Ruiz", "AR"), ("", "·"), ("x", "X")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_name_keeps_its_colour() -> None:
    assert tint("Joanne") == tint("Joanne")
    assert {tint(name) for name in ("a", "b", "c", "d")} == {"dusk", "path", "honey", "dawn"}


def test_every_icon_is_drawn() -> None:
    for name in PATHS:
        assert PATHS[name] in drawn("{% icon name=name %}", name=name)
