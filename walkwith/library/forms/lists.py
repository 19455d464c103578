from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.ui.forms import Form, Line, Words


class LineForm(Form):
    words = Words(
        label=_("The line"),
        help_text=_("One thing to do or to bring. Short, as you would say it."),
        max_length=400,
    )
    words_es = Words(label=_("The same in Spanish"), max_length=400, required=False)
    source = Line(
        label=_("Where you know it from"),
        max_length=200,
        help_text=_("The office, the page, or “I called them”, so that others can check."),
    )
    address = forms.URLField(
        label=_("Web address"), max_length=300, required=False, assume_scheme="https"
    )


class StatesForm(Form):
    states = forms.MultipleChoiceField(
        label=_("States"),
        help_text=_("What holds in every state is always there."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, states: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["states"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = states
