import datetime as dt

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.utils import translation

from tests.house_rules import check_page
from walkwith.ui.components.errors import Problem, problems_of
from walkwith.ui.forms import DayField, Form, Line, OneOf, SomeOf, TimeField, Words

MONDAY = dt.date(2026, 11, 23)


class Sample(Form):
    name = Line(label="Name", help_text="Whatever they like.", max_length=10)
    words = Words(label="Words", required=False)
    way = forms.ChoiceField(
        label="How", widget=forms.RadioSelect, choices=[("a", "In person"), ("b", "Phone")]
    )
    did = forms.MultipleChoiceField(
        label="Did",
        widget=forms.CheckboxSelectMultiple,
        choices=[("With them", [("x", "Shared"), ("y", "Built")])],
        required=False,
    )
    day = DayField(label="Day", quick=lambda: [(MONDAY, "Monday")])
    time = TimeField(label="Time", required=False)
    agreed = forms.BooleanField(label="Agreed", help_text="It can be taken back.")


class OneDay(Form):
    day = DayField(label="Day", required=False)


def sent(**values: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(values)
    return data


def drawn(form: forms.Form) -> str:
    return Template("{% error_summary form=form %}{{ form }}").render(Context({"form": form}))


def test_every_field_is_labelled_and_explained() -> None:
    html = drawn(Sample())
    assert check_page(html) == []
    assert '<label class="govuk-label" for="id_name">Name</label>' in html
    assert 'aria-describedby="id_name_helptext"' in html


def test_a_refused_form_keeps_every_word_and_leads_to_each_problem() -> None:
    form = Sample(
        sent(name="Maximiliana", words="We talked", way="zzz", day_month="2", day_day="31")
    )
    assert problems_of(form) == [
        Problem("Name: This is too long: 10 letters at most, and it has 11.", "id_name"),
        Problem("How: Please choose one of these.", "id_way_0"),
        Problem(
            "Day: There is no such day. Write month, day and year, like 11 30 2026.", "id_day_0"
        ),
        Problem("Agreed: Please fill this in.", "id_agreed"),
    ]
    html = drawn(form)
    assert check_page(html) == []
    assert '<a href="#id_way_0">' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'value="Maximiliana"' in html
    assert "We talked</textarea>" in html
    assert 'name="day_day" type="text" inputmode="numeric" maxlength="2" value="31"' in html


def test_a_form_without_problems_has_no_summary() -> None:
    assert "error-summary" not in drawn(Sample())


def test_a_sentence_of_a_field_of_its_own_stays() -> None:
    class Own(Form):
        name = Line(label="Name", error_messages={"required": "Say who."})

    assert problems_of(Own(sent(name=""))) == [Problem("Name: Say who.", "id_name")]


@pytest.mark.parametrize(
    "values",
    [
        {"day_month": "11", "day_day": "23", "day_year": "2026"},
        {"day": "2026-11-23"},
        {"day": "2026-11-30", "day_month": " 11", "day_day": "23 ", "day_year": "2026"},
    ],
)
def test_a_day_is_typed_or_tapped(values: dict[str, str]) -> None:
    form = OneDay(sent(**values))
    assert form.is_valid()
    assert form.cleaned_data == {"day": MONDAY}


@pytest.mark.parametrize(
    "values",
    [
        {"day_month": "2", "day_day": "30", "day_year": "2026"},
        {"day_month": "11", "day_day": "", "day_year": "2026"},
        {"day_month": "x", "day_day": "1", "day_year": "2026"},
        {"day_month": "1", "day_day": "1", "day_year": "99999999999999999999"},
        {"day_month": "1", "day_day": "1", "day_year": "26"},
        {"day": "tomorrow"},
    ],
)
def test_no_such_day_is_said_kindly(values: dict[str, str]) -> None:
    form = OneDay(sent(**values))
    assert [problem.words for problem in problems_of(form)] == [
        "Day: There is no such day. Write month, day and year, like 11 30 2026."
    ]


def test_no_day_at_all_is_none() -> None:
    form = OneDay(sent())
    assert form.is_valid()
    assert form.cleaned_data == {"day": None}


def test_the_day_comes_first_in_spanish() -> None:
    html = str(OneDay())
    assert html.index("day_month") < html.index("day_day")
    with translation.override("es"):
        html = str(OneDay())
        assert html.index("day_day") < html.index("day_month")
        assert "Mes" in html


def test_a_day_that_is_chosen_is_shown_in_one_place() -> None:
    quick = str(Sample(initial={"day": MONDAY}))
    assert 'value="2026-11-23" id="id_day_0" checked' in quick
    assert 'name="day_year" type="text" inputmode="numeric" maxlength="4" value=""' in quick
    typed = str(Sample(initial={"day": MONDAY + dt.timedelta(days=1)}))
    assert "checked" not in typed
    assert 'name="day_day" type="text" inputmode="numeric" maxlength="2" value="24"' in typed


def test_nothing_that_cannot_be_kept_comes_in() -> None:
    form = Sample(sent(name="De\x00e", way="a", day="2026-11-23", agreed="on"))
    assert [problem.words for problem in problems_of(form)] == [
        "Name: There is a sign in it that cannot be kept. Type it again."
    ]


def test_marks_of_direction_are_taken_out() -> None:
    form = Sample(sent(name="De\u202ee\u2066", way="a", day="2026-11-23", agreed="on"))
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Dee"


def test_long_choices_stand_below_each_other() -> None:
    class Long(Form):
        way = forms.ChoiceField(
            label="How", widget=forms.RadioSelect, choices=[("a", "A" * 40), ("b", "B")]
        )

    assert 'class="choices long"' in str(Long())
    assert 'class="choices long"' not in str(Sample())


def test_what_is_typed_is_never_markup() -> None:
    typed = '"><script>alert(1)</script>'
    html = drawn(Sample(sent(name=typed, words=typed, way=typed, day_day=typed, time=typed)))
    assert "<script>" not in html


CHOICES = [("a", "In person"), ("b", "Phone")]


class OwnWords(forms.MultipleChoiceField):
    default_error_messages = {"invalid_choice": "Tick what is on the list."}


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (forms.ChoiceField(choices=CHOICES), "Please choose one of these."),
        (OneOf(choices=CHOICES), "Please choose one of these."),
        (forms.MultipleChoiceField(choices=CHOICES), "Please choose one of these."),
        (SomeOf(choices=CHOICES), "Please choose one of these."),
        (OwnWords(choices=CHOICES), "Tick what is on the list."),
    ],
)
def test_what_is_not_to_choose_is_said_kindly(field: forms.Field, words: str) -> None:
    """Whatever the kind of field; what a field says better itself stays."""
    asked = type("Asked", (Form,), {"way": field})
    data = QueryDict(mutable=True)
    data.setlist("way", ["zzz"])
    assert asked(data).errors == {"way": [words]}


def test_a_question_keeps_its_own_mark_before_the_problem() -> None:
    class Asked(Form):
        name = forms.CharField(label="Who comes?")

    assert problems_of(Asked({})) == [Problem("Who comes? Please fill this in.", "id_name")]
