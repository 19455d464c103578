"""Forms about one's own door: a PIN, how long to stay, what the tab says."""

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Stays, TabNames
from walkwith.ui.forms import Form, Line

DIGITS = {"inputmode": "numeric", "autocomplete": "off", "pattern": "[0-9]*"}
STAYS = [(stay.value, stay.label) for stay in (Stays.SHORT, Stays.SHORTER, Stays.OWN_PHONE)]


class PinForm(Form):
    digits = Line(label=_("My PIN"), max_length=8, widget=forms.PasswordInput(attrs=DIGITS))


class ChoosePinForm(Form):
    digits = Line(
        label=_("New PIN"),
        max_length=8,
        help_text=_("Four to eight digits. Not a birthday, not 1234."),
        widget=forms.PasswordInput(attrs=DIGITS),
    )
    again = Line(label=_("The same PIN again"), max_length=8, widget=forms.PasswordInput(DIGITS))

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("digits"):
            raise forms.ValidationError(_("These two are not the same."), "differ")
        return again


class StayForm(Form):
    stay = forms.ChoiceField(
        label=_("How long I stay signed in"), choices=STAYS, widget=forms.RadioSelect
    )
    tab_name = forms.ChoiceField(
        label=_("What the tab of the browser says"),
        choices=TabNames.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("It says this on every page, and nothing else."),
    )
