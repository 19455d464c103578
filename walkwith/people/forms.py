from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from walkwith.accounts.models import Languages
from walkwith.people.models import Participant, Strength
from walkwith.people.queries import reaching
from walkwith.ui.forms import Form, Line, Words

RHYTHMS: tuple[tuple[str, str | Promise], ...] = (
    ("", _("No rhythm yet")),
    ("3", _("Every few days")),
    ("7", _("Every week")),
    ("14", _("Every two weeks")),
    ("30", _("Every month")),
)
WAYS = (
    ("may_text", _("Texting is safe")),
    ("may_call", _("Calling is safe")),
    ("may_leave_voicemail", _("Voicemail is safe")),
)
MOST_STRENGTHS = 20
LONGEST_STRENGTH = 120

# The same questions, asked of the person themselves.
OWN_LABELS: dict[str, Any] = {
    "preferred_name": _("What should we call you?"),
    "safely": _("How is it safe to reach you?"),
    "ways": _("What is safe for you?"),
    "phone": _("Your phone number"),
    "agreed_days": _("How often shall we be in touch?"),
    "full_name": _("Your full name"),
    "pronouns": _("Your pronouns"),
    "language": _("Your language"),
}


class PersonForm(Form):
    """Who somebody is and how to reach them; only a name to call them by is needed."""

    preferred_name = Line(label=_("What do they want to be called?"), max_length=80)
    safely = Words(
        label=_("How is it safe to reach them?"),
        help_text=_("In their words. For example: text only, 9 to 3. No voicemail."),
        max_length=600,
        required=False,
    )
    ways = forms.MultipleChoiceField(
        label=_("What is safe for them?"),
        choices=WAYS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    phone = Line(
        label=_("Phone number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    agreed_days = forms.ChoiceField(
        label=_("How often did you agree to be in touch?"),
        choices=RHYTHMS,
        widget=forms.RadioSelect,
        required=False,
    )
    full_name = Line(
        label=_("Full name"),
        help_text=_("Only if it is needed. You can add it any day."),
        max_length=160,
        required=False,
    )
    pronouns = Line(
        label=_("Pronouns"),
        help_text=_("For example: she/her, he/him, they/them."),
        max_length=40,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=Languages.choices,
        widget=forms.RadioSelect,
        initial=Languages.ENGLISH,
    )
    language_words = Line(
        label=_("Language, in their words"),
        help_text=_("For example: English, some Spanish. Rather said than written."),
        max_length=80,
        required=False,
    )
    zip_code = Line(
        label=_("ZIP code"),
        help_text=_("Used here only, to find meetings that are near."),
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, is_own: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = str(self.initial.get("agreed_days") or "")
        if days.isdigit() and days not in dict(RHYTHMS):
            self._offer_rhythm(int(days))
        if is_own:
            for name, label in OWN_LABELS.items():
                self.fields[name].label = label

    def details(self) -> dict[str, Any]:
        """As the commands of `people` take them."""
        said = dict(self.cleaned_data)
        ways = said.pop("ways")
        said.update({way: way in ways for way, _label in WAYS})
        said["agreed_days"] = int(said["agreed_days"]) if said["agreed_days"] else None
        return said

    def _offer_rhythm(self, days: int) -> None:
        words = ngettext("Every %(days)d day", "Every %(days)d days", days) % {"days": days}
        field = self.fields["agreed_days"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*RHYTHMS, (str(days), words)]


class StrengthsForm(Form):
    """Several at once, of one kind."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Strength.Kinds.choices,
        widget=forms.RadioSelect,
        initial=Strength.Kinds.STRENGTH,
        required=False,
    )
    strengths = Words(
        label=_("In a few words"),
        help_text=_("One on each line. For example: funny. Never late. Sister Ana."),
        max_length=MOST_STRENGTHS * LONGEST_STRENGTH,
        rows=3,
    )

    def clean_kind(self) -> str:
        return str(self.cleaned_data["kind"] or Strength.Kinds.STRENGTH)

    def clean_strengths(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["strengths"].splitlines()]
        said = [line for line in lines if line]
        if len(said) > MOST_STRENGTHS:
            raise forms.ValidationError(
                _("Twenty fit here. Keep the ones that matter most."), "too_many"
            )
        if any(len(line) > LONGEST_STRENGTH for line in said):
            raise forms.ValidationError(
                _("One of these lines is too long. Say it in a few words."), "too_long"
            )
        return said


class StrengthForm(Form):
    words = Line(label=_("In a few words"), max_length=LONGEST_STRENGTH)
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=Strength.Kinds.choices, widget=forms.RadioSelect
    )


def known_about(participant: Participant) -> dict[str, Any]:
    """What the form shows at first: what is known already."""
    names = ("preferred_name", "full_name", "pronouns", "language", "language_words")
    known: dict[str, Any] = {name: getattr(participant, name) for name in names}
    details = reaching(participant)
    if details is not None:
        for name in ("safely", "phone", "zip_code", "agreed_days"):
            known[name] = getattr(details, name)
        known["ways"] = [way for way, _label in WAYS if getattr(details, way)]
    return known
