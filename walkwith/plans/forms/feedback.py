from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.plans import rules
from walkwith.plans.forms.obstacles import uncut
from walkwith.ui.forms import Form, Line, Words


class FeedbackForm(Form):
    """An honest word, by somebody who walks with them."""

    words = Words(label=gettext_lazy("What did you see?"), max_length=rules.LONGEST_TOLD, rows=5)

    def __init__(
        self, data: Mapping[str, Any] | None, *, name: str, initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        uncut(self)
        help_text = _("What %(name)s did and what came of it. Not who %(name)s is.")
        self.fields["words"].help_text = help_text % {"name": name}


class AnswerForm(Form):
    """What the person says to it. Both stand side by side."""

    answer = Words(
        label=gettext_lazy("What do you say to it?"),
        help_text=gettext_lazy("Yes, no, or something else. It is your word."),
        max_length=rules.LONGEST_TOLD,
        rows=4,
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, name: str = "", initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        uncut(self)
        if name:
            self.fields["answer"].label = _("What does %(name)s say to it?") % {"name": name}
            self.fields["answer"].help_text = _("In words of %(name)s.") % {"name": name}


class AskFeedbackForm(Form):
    """What the person wants to hear an honest word about."""

    words = Line(
        label=gettext_lazy("Tell me honestly about ..."),
        help_text=gettext_lazy("Like: how I handle money. Or: last week."),
        max_length=rules.LONGEST_ASKED,
    )

    def __init__(self, data: Mapping[str, Any] | None, *, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        uncut(self)
