import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.access.models import CoverAgreement
from walkwith.access.sentences.covers import MAY_SEE
from walkwith.accounts.models import Membership
from walkwith.foundation import clock
from walkwith.foundation.days import day_words
from walkwith.foundation.moments import local_moment
from walkwith.ui.forms import DayField, Form, TimeField

MORNING = dt.time(8)
LEAVING = (0, 1, 2, 3)
COMING_BACK = (1, 2, 3, 4, 7)


class AskCoverForm(Form):
    """From a moment to a moment. There is no field for a reason: none is needed."""

    first_day = DayField(label=gettext_lazy("Away from"))
    first_time = TimeField(label=gettext_lazy("Away from what time?"), initial=MORNING)
    last_day = DayField(label=gettext_lazy("Back on"))
    last_time = TimeField(label=gettext_lazy("Back at what time?"), initial=MORNING)
    worker = forms.TypedChoiceField(
        label=gettext_lazy("Who could stand in?"),
        coerce=UUID,
        empty_value=None,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        zone: str,
        colleagues: Iterable[Membership],
        leaders: Sequence[Membership],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        today = clock.today(zone)
        for name, ahead in (("first_day", LEAVING), ("last_day", COMING_BACK)):
            days = [today + dt.timedelta(days=number) for number in ahead]
            quick = [(day, day_words(day, today)) for day in days]
            cast(DayField, self.fields[name]).widget.quick = quick
        offer_colleagues(self.fields["worker"], colleagues, otherwise=_somebody_else(leaders))

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        for name in ("first", "last"):
            day, time = said.get(f"{name}_day"), said.get(f"{name}_time")
            if day and time:
                said[name] = local_moment(day, time, self.zone)
                if said[name] is None:
                    self.add_error(
                        f"{name}_time", _("Clocks skip this time. Choose an hour later.")
                    )
        return said

    def said(self) -> dict[str, Any]:
        """As the command takes it."""
        said = self.cleaned_data
        return {"starts_at": said["first"], "ends_at": said["last"], "worker_id": said["worker"]}


class ChooseCoverForm(Form):
    worker = forms.TypedChoiceField(
        label=gettext_lazy("Who could stand in?"),
        coerce=UUID,
        error_messages={"required": gettext_lazy("Choose a name.")},
    )

    def __init__(self, *args: Any, colleagues: Iterable[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_colleagues(self.fields["worker"], colleagues, otherwise=_("Choose a name"))


class CoverAgreementForm(Form):
    """What a stand-in may see; nothing is an answer, and any of it can change any day."""

    may = forms.ChoiceField(
        label=gettext_lazy("May somebody stand in?"),
        choices=[
            ("yes", gettext_lazy("Yes, for some days")),
            ("no", gettext_lazy("No, nobody")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose yes or no. Both are fine.")},
    )
    sections = forms.MultipleChoiceField(
        label=gettext_lazy("If yes, they know my name, and may see:"),
        choices=list(MAY_SEE.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def sections_ticked(self) -> Collection[str]:
        """As the command takes it."""
        said = self.cleaned_data
        return ["identity", *said["sections"]] if said["may"] == "yes" else []


def known_of_agreement(agreement: CoverAgreement | None) -> dict[str, Any]:
    """What the form shows at first: what was agreed last, or nothing yet."""
    if agreement is None:
        return {}
    return {"may": "yes" if agreement.sections else "no", "sections": agreement.sections}


def offer_colleagues(
    field: forms.Field, colleagues: Iterable[Membership], *, otherwise: str
) -> None:
    choice = cast(forms.ChoiceField, field)
    choice.choices = [("", otherwise), *((str(one.pk), one.name) for one in colleagues)]


def _somebody_else(leaders: Sequence[Membership]) -> str:
    if leaders:
        return _("%(name)s chooses") % {"name": leaders[0].name}
    return _("I choose later")
