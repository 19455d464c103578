from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.plans import rules
from walkwith.plans.models import Want
from walkwith.ui.forms import Form, Words


class WantForm(Form):
    """What they want, in their own words, and why it matters."""

    words = Words(
        label=gettext_lazy("What do you want?"),
        help_text=gettext_lazy("Big or small. In your own words."),
        max_length=rules.LONGEST_WANT,
        rows=3,
    )
    why = Words(
        label=gettext_lazy("Why does it matter to you?"),
        help_text=gettext_lazy("You can leave this empty."),
        max_length=rules.LONGEST_WANT,
        rows=2,
        required=False,
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, name: str = "", initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        for field in self.fields.values():  # nothing is cut off without a word
            field.widget.attrs.pop("maxlength", None)
        if name:
            words, why = self.fields["words"], self.fields["why"]
            words.label = _("What does %(name)s want?") % {"name": name}
            words.help_text = _("Write it the way %(name)s says it.") % {"name": name}
            why.label = _("Why does it matter to %(name)s?") % {"name": name}


def known_of_want(want: Want | None) -> dict[str, Any]:
    return {"words": want.words, "why": want.why} if want else {}
