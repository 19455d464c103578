import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.accounts.models import Membership
from walkwith.foundation import clock
from walkwith.foundation.days import day_words
from walkwith.foundation.errors import Refused
from walkwith.schedule import rules
from walkwith.schedule.models import Appointment, Ways
from walkwith.schedule.words import check_local_moment, minutes_words
from walkwith.ui.forms import DayField, Form, Line, TimeField

LENGTHS = (15, 30, 45, 60, 90, 120)
OTHER_WAYS: dict[str, "str | Promise"] = {
    "phone": gettext_lazy("We talk on the phone instead"),
    "video": gettext_lazy("We meet by video instead"),
    "worker": gettext_lazy("Another worker comes"),
    "day": gettext_lazy("We find another day"),
}


class AppointmentForm(Form):
    """Who meets when and where, and what happens if it cannot: its plan B."""

    day = DayField(label=gettext_lazy("Which day?"))
    time = TimeField(label=gettext_lazy("At what time?"))
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long?"), widget=forms.RadioSelect, coerce=int, initial="45"
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How?"),
        choices=Ways.choices,
        widget=forms.RadioSelect,
        initial=Ways.IN_PERSON,
    )
    place = Line(label=gettext_lazy("Where?"), max_length=rules.LONGEST_PLACE, required=False)
    purpose = Line(
        label=gettext_lazy("What for?"),
        help_text=gettext_lazy("For example: a visit, or the first meeting together."),
        max_length=rules.LONGEST_PURPOSE,
        required=False,
    )
    other_way = forms.ChoiceField(
        label=gettext_lazy("Plan B: what if it cannot be?"),
        choices=list(OTHER_WAYS.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    plan_b = Line(
        label=gettext_lazy("Or plan B in your words"),
        max_length=rules.LONGEST_PLAN_B,
        required=False,
    )
    worker = forms.TypedChoiceField(
        label=gettext_lazy("Who goes?"),
        widget=forms.RadioSelect,
        coerce=UUID,
        empty_value=None,
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        zone: str,
        workers: Sequence[Membership],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.zone = zone
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
        self._offer_days(clock.today(zone))
        self._offer_lengths(initial.get("minutes"))
        self._offer_workers(workers)

    def _offer_days(self, today: dt.date) -> None:
        days = (today + dt.timedelta(days=ahead) for ahead in (0, 1, 2, 7))
        cast(DayField, self.fields["day"]).widget.quick = [
            (day, day_words(day, today)) for day in days
        ]

    def _offer_lengths(self, known: object) -> None:
        lengths = {*LENGTHS, *([known] if isinstance(known, int) else [])}
        field = cast(forms.ChoiceField, self.fields["minutes"])
        field.choices = [(str(minutes), minutes_words(minutes)) for minutes in sorted(lengths)]

    def _offer_workers(self, workers: Sequence[Membership]) -> None:
        field = cast(forms.ChoiceField, self.fields["worker"])
        field.choices = [(str(worker.pk), worker.name) for worker in workers]
        if len(workers) < 2:
            del self.fields["worker"]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("day") and said.get("time"):
            try:
                said["starts_at"] = check_local_moment(said["day"], said["time"], self.zone)
            except Refused as refused:
                self.add_error("time", refused.words)
        if not said.get("plan_b") and "plan_b" not in self.errors:
            picked = said.get("other_way")
            said["plan_b"] = str(OTHER_WAYS[picked]) if picked else ""
            if not picked and "other_way" not in self.errors:
                self.add_error("other_way", _("Every visit has a plan B. Choose one."))
        return said

    def said(self) -> dict[str, Any]:
        """As the commands take it."""
        names = ("starts_at", "minutes", "way", "place", "purpose", "plan_b")
        said = {name: self.cleaned_data[name] for name in names}
        if worker := self.cleaned_data.get("worker"):
            said["worker_id"] = worker
        return said


class MissedForm(Form):
    """What got in the way. None of the answers is a fault."""

    in_the_way = forms.ChoiceField(
        label=gettext_lazy("What got in the way?"),
        help_text=gettext_lazy("It is nobody’s fault. It helps us plan."),
        choices=Appointment.InTheWay.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what got in the way.")},
    )


def suggested(zone: str) -> dict[str, Any]:
    """A new appointment, before anything is typed: tomorrow at ten, with a plan B."""
    today = clock.today(zone)
    return {"day": today + dt.timedelta(days=1), "time": dt.time(10), "other_way": "phone"}


def known_of(appointment: Appointment) -> dict[str, Any]:
    local = appointment.starts_at.astimezone(ZoneInfo(appointment.zone))
    picked = [code for code, words in OTHER_WAYS.items() if str(words) == appointment.plan_b]
    return {
        "day": local.date(),
        "time": local.time(),
        "minutes": appointment.minutes,
        "way": appointment.way,
        "place": appointment.place,
        "purpose": appointment.purpose,
        "other_way": picked[0] if picked else "",
        "plan_b": "" if picked else appointment.plan_b,
        "worker": str(appointment.worker_id),
    }
