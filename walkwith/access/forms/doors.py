from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.access.models import SafetyTalk
from walkwith.accounts.models import Stays, TabNames
from walkwith.ui.forms import Form, Line, Words

STAYS = [(stay.value, stay.label) for stay in (Stays.SHORT, Stays.SHORTER, Stays.OWN_PHONE)]
YES, NO = "yes", "no"


class SafetyTalkForm(Form):
    phone = forms.ChoiceField(
        label=_("Whose phone is it?"), choices=SafetyTalk.Phones.choices, widget=forms.RadioSelect
    )
    who_could_look = Words(
        label=_("Who could look at it, and would that be all right?"),
        max_length=600,
        required=False,
    )
    topics = forms.MultipleChoiceField(
        label=_("What we went through together"),
        choices=SafetyTalk.Topics.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    if_found = Words(
        label=_("What will they do if somebody finds it? In their words"),
        max_length=600,
        required=False,
    )
    stay = forms.ChoiceField(
        label=_("How long to stay signed in"),
        choices=STAYS,
        widget=forms.RadioSelect,
        initial=Stays.SHORT,
        help_text=_("They choose, and can change it any day."),
    )
    tab_name = forms.ChoiceField(
        label=_("What the tab of the browser says"),
        choices=TabNames.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    wants_door = forms.ChoiceField(
        label=_("Do they want a sign-in of their own?"),
        choices=[(YES, _("Yes")), (NO, _("No, or not now"))],
        widget=forms.RadioSelect,
    )

    def clean_wants_door(self) -> bool:
        return bool(self.cleaned_data["wants_door"] == YES)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("wants_door") and len(cleaned.get("topics", [])) < len(SafetyTalk.Topics):
            self.add_error("topics", _("Talk through all of it first, then tick it."))
        return cleaned


class OpenDoorForm(Form):
    username = Line(
        label=_("User name"),
        help_text=_("Nothing that gives away who they are or why, if they share a phone."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"].strip().lower()
        if any(character.isspace() for character in username):
            raise forms.ValidationError(_("A user name has no spaces."), "spaces")
        return username


class ConfirmCardForm(Form):
    username = Line(
        label=_("User name on the card"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    seen = forms.BooleanField(
        label=_("They are here with me, it is them, and they want this card"),
        error_messages={"required": _("Meet them first, then tick this.")},
    )
