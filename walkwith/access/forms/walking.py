from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from walkwith.access.models import Assignment
from walkwith.accounts.models import Membership, Roles
from walkwith.people.forms import PersonForm
from walkwith.people.models import Participant
from walkwith.people.queries import participants_called
from walkwith.ui.forms import Form


def _by_name(workers: Iterable[Membership]) -> list[tuple[str, str]]:
    return [(str(one.pk), _called(one)) for one in workers]


def _called(worker: Membership) -> str:
    if not worker.is_here:
        return gettext("%(name)s, who has left") % {"name": worker.name}
    return f"{worker.name}, {worker.credential}" if worker.credential else worker.name


class WelcomeForm(PersonForm):
    """Somebody new. When a name is known already, it asks once whether this is somebody else."""

    worker = forms.ChoiceField(label=_("Who walks with them?"), widget=forms.RadioSelect)
    is_somebody_else = forms.BooleanField(label=_("This is somebody else"), required=False)

    def __init__(self, *args: Any, workers: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alike: list[Participant] = []
        self.has_choice = len(workers) > 1
        field = self.fields["worker"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _by_name(workers)
        field.initial = str(workers[0].pk)
        if not self.has_choice:
            field.required = False
        self.only_worker = workers[0].pk

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        name = said.get("preferred_name")
        if name and not said.get("is_somebody_else"):
            self.alike = participants_called(name, page="welcome")
            if self.alike:
                self.add_error(
                    "is_somebody_else",
                    _("You know somebody by this name. Is this somebody else? Then say so."),
                )
        return said

    def worker_id(self) -> UUID:
        chosen = self.cleaned_data["worker"]
        return UUID(chosen) if chosen else self.only_worker

    def details(self) -> dict[str, Any]:
        said = super().details()
        return {key: said[key] for key in said if key not in ("worker", "is_somebody_else")}


class AssignForm(Form):
    worker = forms.ChoiceField(label=_("Who comes along?"))
    kind = forms.ChoiceField(
        label=_("How?"),
        choices=Assignment.Kinds.choices,
        widget=forms.RadioSelect,
        initial=Assignment.Kinds.PRIMARY,
    )

    def __init__(self, *args: Any, workers: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["worker"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose a name")), *_by_name(workers)]

    def choice(self) -> dict[str, Any]:
        return {"worker_id": UUID(self.cleaned_data["worker"]), "kind": self.cleaned_data["kind"]}


class SupervisionForm(Form):
    supervisor = forms.ChoiceField(label=_("Supervisor"))
    worker = forms.ChoiceField(label=_("leads"))

    def __init__(self, *args: Any, workers: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leads = [one for one in workers if one.role == Roles.SUPERVISOR and one.is_here]
        for name, offered in (("supervisor", leads), ("worker", workers)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Choose a name")), *_by_name(offered)]

    def choice(self) -> dict[str, UUID]:
        return {
            "supervisor_id": UUID(self.cleaned_data["supervisor"]),
            "worker_id": UUID(self.cleaned_data["worker"]),
        }
