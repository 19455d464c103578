from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.plans import rules
from walkwith.plans.forms.obstacles import uncut
from walkwith.ui.forms import Form, Line, Words


class BringOverForm(Form):
    """A plan that a clinic wrote, pasted or typed."""

    text = Words(
        label=gettext_lazy("What they wrote"),
        help_text=gettext_lazy("One point on each line. Bullets and numbers are fine."),
        max_length=rules.LONGEST_PASTE,
        rows=8,
    )
    source = Line(
        label=gettext_lazy("Who wrote it?"),
        help_text=gettext_lazy("The name of the clinic or program. You can leave this empty."),
        max_length=rules.LONGEST_SOURCE,
        required=False,
    )

    def __init__(self, data: Mapping[str, Any] | None, *, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        uncut(self)


class ChangeItemForm(Form):
    """The same point in the words of the person."""

    words = Words(label=gettext_lazy("In my words"), max_length=rules.LONGEST_GOAL, rows=2)

    def __init__(
        self, data: Mapping[str, Any] | None, *, name: str = "", initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        uncut(self)
        if name:
            self.fields["words"].label = _("In words of %(name)s") % {"name": name}
