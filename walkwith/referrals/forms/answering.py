from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.referrals.rules import states
from walkwith.ui.forms import Form, OneOf, Words

ANSWERS = {
    "accept": _("Yes, we can help"),
    "began": _("It has begun"),
    "need_more": _("We need to know more first"),
    "no_capacity": _("We have no room now"),
    "not_eligible": _("Our rules do not fit"),
    "done": _("It is done"),
}


class AnswerForm(Form):
    """What the partner answers: only what can follow from where they see it stand (`seen`)."""

    said = OneOf(label=_("Your answer"))
    words = Words(
        label=_("A few words"),
        required=False,
        max_length=600,
        rows=2,
        help_text=_("When they can come, whom to ask for. The person can read this."),
    )

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, state: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["seen"].initial = state
        self.fields["said"].choices = [  # type: ignore[attr-defined]
            (code, words)
            for code, words in ANSWERS.items()
            if states.where_answer_leads(state, code)  # type: ignore[arg-type]
        ]
