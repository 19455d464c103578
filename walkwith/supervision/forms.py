from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.accounts.models import Membership
from walkwith.ui.forms import Form


class LeavingForm(Form):
    """Nothing to say, but who sees the people of somebody nobody leads."""

    leader = forms.ChoiceField(
        label=_("Who looks after their people?"),
        help_text=_("A supervisor, who chooses who walks with each of them next."),
    )

    def __init__(self, *args: Any, leaders: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(one.pk), one.name) for one in leaders]
        if not named:
            del self.fields["leader"]
            return
        field = self.fields["leader"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose a name")), *named]

    def leader_id(self) -> UUID | None:
        chosen = self.cleaned_data.get("leader")
        return UUID(chosen) if chosen else None
