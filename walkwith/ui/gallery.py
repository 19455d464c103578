"""What the gallery shows: one form with everything in it, and made-up values."""

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from walkwith.ui.components.icons import PATHS
from walkwith.ui.forms import DayField, Form, Line, TimeField, Words

SOME_DAY = dt.date(2026, 11, 23)
LONG_NAME = "Maximiliana-Guadalupe Etxeberria Wolfeschlegelsteinhausen"


def days_to_tap() -> list[tuple[dt.date, Any]]:
    return [(SOME_DAY, _("Monday")), (SOME_DAY + dt.timedelta(days=1), _("Tuesday"))]


class GalleryForm(Form):
    name = Line(label=_("Name they like"), help_text=_("Whatever they want to be called."))
    words = Words(label=_("What we did together"))
    where = forms.ChoiceField(
        label=_("Where"), choices=[("", _("Choose")), ("home", _("At home")), ("car", _("Car"))]
    )
    way = forms.ChoiceField(
        label=_("How"),
        widget=forms.RadioSelect,
        choices=[("person", _("In person")), ("phone", _("Phone")), ("text", _("Text message"))],
    )
    did = forms.MultipleChoiceField(
        label=_("What we did"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick all that fit."),
        choices=[
            (_("With them"), [("share", _("Shared experience")), ("skill", _("Built a skill"))]),
            (_("For them"), [("look", _("Looked something up")), ("speak", _("Spoke up"))]),
        ],
    )
    answer = forms.ChoiceField(
        label=_("When they do not answer"),
        widget=forms.RadioSelect,
        choices=[
            ("wait", _("Wait a day, then try once more in the way they like best")),
            ("ask", _("Ask somebody they named for this, and say nothing else")),
        ],
    )
    day = DayField(label=_("Day"), quick=days_to_tap)
    time = TimeField(label=_("Time"))
    agreed = forms.BooleanField(
        label=_("Dee said yes to this"), help_text=_("She can take it back.")
    )
    paper = forms.FileField(label=_("A paper to keep"), required=False)


def gallery_context(form: GalleryForm) -> dict[str, Any]:
    return {
        "form": form,
        "long_name": LONG_NAME,
        "many": Paginator(range(60), 20).page(2),
        "icons": sorted(PATHS),
        "tags": [
            ("path", _("Funny")),
            ("honey", _("Cooks for a crowd")),
            ("dawn", _("Plan B")),
            ("dusk", _("Private")),
            ("", _("Never late")),
        ],
        "load": [
            (_("with people"), 14.0, "path"),
            (_("on the road"), 4.0, "dusk"),
            (_("notes"), 3.5, "honey"),
        ],
    }
