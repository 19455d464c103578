from django import forms
from django.http import QueryDict

from walkwith.ui.forms import Form, Line


class Wishes(Form):
    said = Line(label="Words", required=False)
    kind = forms.ChoiceField(
        choices=[("", "Any"), ("Near", [("a<b", "A & B")])], required=False, label="Kind"
    )
    ways = forms.MultipleChoiceField(
        choices=[("one", "One"), ("two", "Two")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="Ways",
    )


def drawn(name: str, asked: str = "") -> str:
    return str(Wishes(QueryDict(asked))[name])


def test_a_line_keeps_what_was_typed() -> None:
    assert drawn("said", "said=%22%3Cb%3E") == (
        '<input class="govuk-input" type="text" dir="auto" name="said" value="&quot;&lt;b&gt;"'
        ' maxlength="120" id="id_said">'
    )


def test_a_line_that_was_refused_is_marked() -> None:
    assert 'class="govuk-input govuk-input--error"' in drawn("said", f"said={'a' * 121}")


def test_a_list_has_its_groups_and_what_was_chosen() -> None:
    assert drawn("kind", "kind=a%3Cb") == (
        '<select class="govuk-select" name="kind" id="id_kind">'
        '\n  <option value="">Any</option><optgroup label="Near">'
        '\n  <option value="a&lt;b" selected>A &amp; B</option></optgroup>\n</select>'
    )


def test_chips_have_names_of_their_own() -> None:
    assert drawn("ways", "ways=two") == (
        '<div class="choices" id="id_ways">'
        '<div class="choice"><input type="checkbox" name="ways" value="one" id="id_ways_0">'
        '<label class="chip" for="id_ways_0">One</label></div>'
        '<div class="choice"><input type="checkbox" name="ways" value="two" id="id_ways_1" checked>'
        '<label class="chip" for="id_ways_1">Two</label></div></div>'
    )


def test_long_choices_stand_below_each_other() -> None:
    class Long(Form):
        kind = forms.ChoiceField(choices=[("a", "a" * 35)], widget=forms.RadioSelect)

    assert str(Long()["kind"]).startswith('<div class="choices long" id="id_kind">')
