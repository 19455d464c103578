import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.foundation.days import day_words
from walkwith.plans import rules
from walkwith.plans.forms.obstacles import uncut
from walkwith.plans.models import Lesson, Option
from walkwith.ui.forms import DayField, Form, Line, Words


class OptionForm(Form):
    """One way to go on, with what speaks for and against it."""

    words = Line(label=gettext_lazy("What could you do?"), max_length=rules.LONGEST_OPTION)
    pros = Words(
        label=gettext_lazy("What speaks for it?"),
        help_text=gettext_lazy("You can leave this empty."),
        max_length=rules.LONGEST_TOLD,
        rows=2,
        required=False,
    )
    cons = Words(
        label=gettext_lazy("What speaks against it?"),
        help_text=gettext_lazy("You can leave this empty."),
        max_length=rules.LONGEST_TOLD,
        rows=2,
        required=False,
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, name: str = "", initial: Mapping[str, Any]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        uncut(self)
        if name:
            self.fields["words"].label = _("What could %(name)s do?") % {"name": name}
            self.fields["pros"].label = _("What does %(name)s say for it?") % {"name": name}
            self.fields["cons"].label = _("What does %(name)s say against it?") % {"name": name}


class LessonForm(Form):
    """What was tried, what was learned, and when."""

    words = Line(
        label=gettext_lazy("What did you try?"),
        help_text=gettext_lazy("Nothing you tried is wrong."),
        max_length=rules.LONGEST_LESSON,
    )
    learned = Words(
        label=gettext_lazy("What did you learn?"),
        help_text=gettext_lazy("You can leave this empty."),
        max_length=rules.LONGEST_TOLD,
        rows=2,
        required=False,
    )
    day = DayField(label=gettext_lazy("When was it, if you know"), required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        today: dt.date,
        name: str = "",
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        uncut(self)
        if name:
            self.fields["words"].label = _("What did %(name)s try?") % {"name": name}
            self.fields["words"].help_text = _("Nothing they tried is wrong.")
            self.fields["learned"].label = _("What did %(name)s learn?") % {"name": name}
        cast(DayField, self.fields["day"]).widget.quick = [
            (day, day_words(day, today))
            for day in (today - dt.timedelta(days=back) for back in (0, 1, 7))
        ]


def known_of_option(option: Option) -> dict[str, Any]:
    return {name: getattr(option, name) for name in ("words", "pros", "cons")}


def known_of_lesson(lesson: Lesson) -> dict[str, Any]:
    return {name: getattr(lesson, name) for name in ("words", "learned", "day")}
