from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.access.matrix import TOGETHER
from walkwith.access.rules.requests import Kind
from walkwith.access.sentences import THEIRS, YOURS
from walkwith.ui.forms import Form, Words


class ConcernForm(Form):
    words = Words(
        label=_("What seems wrong about it?"),
        help_text=_("A few words help. You can leave it empty."),
        required=False,
        max_length=2000,
    )


class AnswerLineForm(Form):
    words = Words(
        label=_("Your own words"),
        help_text=_("They stand beside it, for everybody who reads it."),
        max_length=2000,
        rows=4,
    )


class AskForm(Form):
    """What is asked. The parts of the record are asked for only where they say what is kept."""

    sections = forms.MultipleChoiceField(
        label=_("Which parts?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = Words(label=_("In your own words"), required=False, max_length=2000, rows=4)

    LABELS: dict[str, tuple[Any, Any]] = {
        "copy": (_("How would you like it?"), _("On paper, as a file, all of it or a part.")),
        "correction": (_("What is not right, and how should it be?"), ""),
        "restriction": (_("From whom?"), _("From everybody, or name who it is.")),
    }

    def __init__(self, *args: Any, kind: Kind, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label, self.fields["words"].help_text = self.LABELS[kind]
        if kind == "copy" and not is_own:
            self.fields["words"].label = _("How would they like it?")
        parts = self.fields["sections"]
        assert isinstance(parts, forms.MultipleChoiceField)
        if kind != "restriction":
            del self.fields["sections"]
        else:
            parts.choices = [(one, (YOURS if is_own else THEIRS)[one]) for one in TOGETHER]


class AnswerRequestForm(Form):
    """Done or declined, with words the person reads; for a restriction, what it is about."""

    outcome = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("done", _("Done")), ("declined", _("Declined, with the reason"))],
        widget=forms.RadioSelect,
    )
    sections = forms.MultipleChoiceField(
        label=_("What is not passed on"), required=False, widget=forms.CheckboxSelectMultiple
    )
    recipient = forms.ChoiceField(label=_("To whom"), required=False)
    words = Words(
        label=_("What they will read"),
        help_text=_("What was done, or why not. Short and plain."),
        required=False,
        max_length=2000,
        rows=4,
    )

    def __init__(
        self, *args: Any, kind: str, recipients: Iterable[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if kind != "restriction":
            del self.fields["sections"], self.fields["recipient"]
            return
        parts, to = self.fields["sections"], self.fields["recipient"]
        assert isinstance(parts, forms.MultipleChoiceField)
        assert isinstance(to, forms.ChoiceField)
        parts.choices = [(one, THEIRS[one]) for one in TOGETHER]
        to.choices = [("", _("To anybody")), *recipients]

    def said(self) -> dict[str, Any]:
        """What `answer_request` takes."""
        said = self.cleaned_data
        chosen = said.get("recipient")
        return {
            "is_declined": said["outcome"] == "declined",
            "words": said["words"],
            "sections": said.get("sections", []),
            "recipient_id": UUID(chosen) if chosen else None,
        }
