"""Forms for members and programs; the forms of signing in are in sign_in_forms.py."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import RegexValidator
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Languages, Membership, Program, Roles
from walkwith.ui.forms import Form, Line

WORKING_ROLES = [
    (role.value, role.label)
    for role in (Roles.PEER_SPECIALIST, Roles.SUPERVISOR, Roles.ADMINISTRATOR)
]
SOMEBODY_ELSE = "somebody_else"
simple_name = RegexValidator(
    r"^[A-Za-z0-9._-]{3,60}$",
    _("Use three letters or more. Numbers, dots and dashes are fine, too. No spaces."),
)


class EditMemberForm(Form):
    name = Line(label=_("Name"), max_length=80, help_text=_("The way their team calls them."))
    role = forms.ChoiceField(label=_("Role"), choices=WORKING_ROLES, widget=forms.RadioSelect)
    program = forms.ChoiceField(label=_("Program"), required=False)
    credential = Line(
        label=_("Credential"),
        max_length=40,
        required=False,
        help_text=_("It stands under their notes, for example CPS. May stay empty."),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Only for signing in with it. May stay empty."),
        error_messages={"invalid": _("Type it like name@example.org.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, programs: Iterable[Program], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._programs = {str(each.pk): each for each in programs}
        field = self.fields["program"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("No program")),
            *((key, each.name) for key, each in self._programs.items()),
        ]

    def clean_program(self) -> Program | None:
        return self._programs.get(self.cleaned_data["program"])

    @staticmethod
    def known(membership: Membership) -> dict[str, Any]:
        """What the form shows of a member before anything is typed."""
        return {
            "name": membership.name,
            "role": membership.role,
            "program": str(membership.program_id or ""),
            "credential": membership.credential,
            "email": membership.account.email or "",
        }


class MemberForm(EditMemberForm):
    username = Line(
        label=_("User name"),
        max_length=60,
        validators=[simple_name],
        help_text=_("They sign in with it. Small and large letters are the same."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=Languages.choices, widget=forms.RadioSelect, initial="en"
    )
    was_here = forms.ChoiceField(
        label=_("Did they work here before, or do they still?"),
        required=False,
        help_text=_("Whoever keeps somebody out of their record keeps them out when they return."),
    )
    field_order = (
        *("name", "role", "username", "was_here", "program", "credential", "language", "email"),
    )

    def __init__(self, *args: Any, places: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = list(places)
        self._places = {str(each.pk): each for each in places}
        field = self.fields["was_here"]
        assert isinstance(field, forms.ChoiceField)
        known = [(str(one.pk), f"{one.name} · {one.get_role_display()}") for one in places]
        field.choices = [
            ("", _("No")),
            (SOMEBODY_ELSE, _("No: it is somebody else of the same name")),
            *known,
        ]

    def clean_was_here(self) -> UUID | None:
        """Of two with one name it is asked whether they are the same person."""
        said = self.cleaned_data["was_here"]
        name = self.cleaned_data.get("name", "").casefold()
        if not said and any(one.name.casefold() == name for one in self._places.values()):
            raise forms.ValidationError(
                _("Somebody of this name has or had a place here. Say whether it is the same one.")
            )
        return self._places[said].pk if said in self._places else None


class FindMemberForm(Form):
    """Finds while somebody types; without scripts, when they press Enter."""

    find = Line(
        label=_("Find by name"),
        required=False,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autocomplete": "off",
                "hx-get": reverse_lazy("accounts:members"),
                "hx-trigger": "input changed delay:200ms",
                "hx-target": "#list",
                "hx-sync": "this:replace",
            }
        ),
    )


class RenewSignInForm(Form):
    forget_second_step = forms.BooleanField(
        label=_("They lost their phone or passkey, too: take off the second step."),
        required=False,
    )


class ProgramForm(Form):
    name = Line(label=_("Name of the program"))
