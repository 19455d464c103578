from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.access.rules.keeping_out import names_said, too_short
from walkwith.accounts.models import Membership
from walkwith.ui.forms import Form, Words


class KnownPeopleForm(Form):
    names = Words(
        label=_("First and last names, one a line"),
        help_text=_("No first names alone: half a town has them."),
        required=False,
        rows=5,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_names(self) -> list[str]:
        names = names_said(self.cleaned_data["names"])
        if short := too_short(names):
            raise forms.ValidationError(
                _("Write a first and a last name: %(name)s"), "short", {"name": short[0]}
            )
        return names


class MemberForm(Form):
    """Choose one of those who belong to the house."""

    member = forms.ChoiceField(label=_("Who?"))

    def __init__(self, *args: Any, members: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        assert isinstance(field, forms.ChoiceField)
        named = [(str(one.pk), f"{one.name} · {one.get_role_display()}") for one in members]
        field.choices = [("", _("Choose a name")), *named]

    def member_id(self) -> UUID:
        return UUID(self.cleaned_data["member"])

    def chosen(self, members: Iterable[Membership]) -> Membership:
        return next(one for one in members if one.pk == self.member_id())
