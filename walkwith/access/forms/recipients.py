from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from walkwith.access.forms.doors import OpenDoorForm
from walkwith.access.models import Recipient
from walkwith.accounts.held import Initial
from walkwith.accounts.models import Languages
from walkwith.ui.forms import DayField, Form, Line

AGENCIES = [
    (kind.value, kind.label) for kind in Recipient.Kinds if kind != Recipient.Kinds.SUPPORTER
]


class RecipientForm(Form):
    """What of an agency may change: not its name, because somebody signed for it."""

    role = Line(
        label=_("What they do"),
        required=False,
        help_text=_("For example: sober house, or clinic."),
    )
    address = Line(label=_("Address"), max_length=200, required=False)
    phone = Line(label=_("Phone"), max_length=40, required=False)


class AddRecipientForm(RecipientForm):
    name = Line(label=_("Name"), help_text=_("In full, the way they sign. It cannot change later."))
    kind = forms.ChoiceField(
        label=_("Who is it?"), choices=AGENCIES, widget=forms.RadioSelect, initial="agency"
    )
    field_order = ("name", "kind", "role", "address", "phone")


class SupporterForm(Form):
    """One of somebody's own people."""

    name = Line(label=_("Their name"), help_text=_("As you call them. It cannot change later."))
    role = Line(label=_("Who are they to you?"), required=False, help_text=_("For example: sister"))
    phone = Line(label=_("Phone"), max_length=40, required=False)


class OwnPersonForm(Form):
    """What of one of somebody's own people may change."""

    role = Line(label=_("Who are they to you?"), required=False, help_text=_("For example: sister"))
    phone = Line(label=_("Phone"), max_length=40, required=False)


def recipient_form(
    one: Recipient, data: QueryDict | None, initial: Initial
) -> RecipientForm | OwnPersonForm:
    """The form of an agency, or of somebody's own person, as they are known."""
    shape = RecipientForm if one.of_id is None else OwnPersonForm
    known = {name: getattr(one, name) for name in shape.base_fields}
    return shape(data, initial={**known, **initial})


class InviteForm(OpenDoorForm):
    """A sign-in for a recipient, handed over in person."""

    language = forms.ChoiceField(
        label=_("Language"), choices=Languages.choices, widget=forms.RadioSelect, initial="en"
    )


class FindRecipientForm(Form):
    find = Line(
        label=_("Find an agency"),
        required=False,
        help_text=_("A part of its name or address, then Enter."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class MinorRuleForm(Form):
    """What the law of a state says about signing alone."""

    state = Line(
        label=_("State"),
        max_length=2,
        help_text=_("Its two letters, like PA."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    alone_from = forms.IntegerField(
        label=_("From which age does somebody sign alone?"),
        min_value=1,
        max_value=18,
        error_messages={
            code: _("Write an age from 1 to 18.") for code in ("invalid", "min_value", "max_value")
        },
    )
    source = Line(
        label=_("Where does it say so?"),
        max_length=300,
        help_text=_("The law or the page, so that others can look it up."),
    )
    checked_on = DayField(label=_("The day you looked it up"))

    def clean_state(self) -> str:
        state: str = self.cleaned_data["state"].strip().upper()
        if len(state) != 2 or not state.isascii() or not state.isalpha():
            raise forms.ValidationError(_("Write the two letters of the state, like PA."))
        return state

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
