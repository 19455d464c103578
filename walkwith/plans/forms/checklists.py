from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from walkwith.ui.forms import Form, Words


class LineNoteForm(Form):
    """A note beside a line of a checklist."""

    words = Words(
        label=_("A note beside it"),
        help_text=_("Where it lies, whom you asked, what they said."),
        rows=2,
        max_length=300,
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None, *, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["words"].widget.attrs.pop("maxlength", None)
