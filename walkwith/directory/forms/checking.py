import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.directory.corrections import Finding
from walkwith.directory.forms.hours import HoursForm, hours_known
from walkwith.directory.forms.reached import phone_parts
from walkwith.directory.words import DAYS
from walkwith.ui.forms import DayField, Form, Line, TimeField, Words

CALLED, WENT, LOOKED = "called", "went", "looked"
WAYS = [(CALLED, _("I called")), (WENT, _("I went there")), (LOOKED, _("I looked it up"))]
# What a tap says: how, and what was found.
TAPS = {
    "": (LOOKED, "right"),
    "called": (CALLED, "right"),
    "went": (WENT, "right"),
    "dead": (CALLED, "dead_number"),
    "closed": (CALLED, "closed"),
}


def tapped(data: Mapping[str, Any]) -> Finding:
    """What one of the buttons under a listing says."""
    way, verdict = TAPS.get(str(data.get("found") or ""), TAPS[""])
    return Finding(way=way, verdict=verdict)


class CorrectForm(Form):
    """The facts as they stand, to be put right: what is changed was wrong."""

    way = forms.ChoiceField(
        label=_("How do you know?"), choices=WAYS, widget=forms.RadioSelect, initial=CALLED
    )
    note = Words(
        label=_("What did you find?"),
        help_text=_("Of the place, never of a person."),
        max_length=300,
        rows=2,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not self.right() and not said.get("note"):
            raise forms.ValidationError(_("Change what is wrong, or write a line about it."))
        return said

    def right(self) -> dict[str, Any]:
        """What is right, by field, where it was changed."""
        changed = [name for name in self.changed_data if name not in ("way", "note")]
        return {name: self.cleaned_data.get(name) for name in changed}

    def finding(self) -> Finding:
        return Finding(
            way=self.cleaned_data["way"],
            verdict="wrong",
            right=self.right(),
            note=self.cleaned_data["note"],
        )


class CorrectMeetingForm(CorrectForm):
    day = forms.TypedChoiceField(
        label=_("Day"),
        choices=[("", _("By appointment")), *enumerate(DAYS)],
        coerce=int,
        empty_value=None,
        required=False,
    )
    starts = TimeField(label=_("Starts"), required=False)
    ends = TimeField(label=_("Ends"), required=False)
    place = Line(label=_("Place"), required=False, max_length=200)
    address = Line(label=_("Address"), required=False, max_length=300)
    conference_phone = Line(label=_("Number to call in"), required=False)
    field_order = ("way", "day", "starts", "ends", "place", "address", "conference_phone", "note")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        is_changed = {"day", "starts"}.intersection(self.changed_data)
        if is_changed and said.get("day") is not None and "starts" in said and not said["starts"]:
            self.add_error(
                "starts", _("Say when it starts, or choose “By appointment” as the day.")
            )
        return said

    def right(self) -> dict[str, Any]:
        said = super().right()
        return {
            name: value.isoformat() if isinstance(value, dt.time) else value
            for name, value in said.items()
        }


class CorrectServiceForm(CorrectForm, HoursForm):
    """`known` are the schedules that hold now, `phones` the numbers, the one asked first."""

    phone = Line(label=_("Phone"), required=False)
    cost = Words(label=_("What it costs"), required=False, max_length=4000, rows=2)
    who = Words(label=_("Who can come"), required=False, max_length=4000, rows=2)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        known: Sequence[Mapping[str, Any]] = (),
        phones: Sequence[Mapping[str, Any]] = (),
        initial: Mapping[str, Any],
    ) -> None:
        self.known, self.phones = known, phones
        super().__init__(data, initial={**hours_known(known), **initial})

    def right(self) -> dict[str, Any]:
        said = super().right()
        columns = {"cost": "fees_description", "who": "eligibility_description"}
        right = {columns[name]: said[name] for name in columns if name in said}
        if "phone" in said:
            right["phones"] = self._phones(said["phone"])
        if self.hour_names.intersection(said):
            right["schedules"] = self.schedules(self.known)
        return right

    def _phones(self, number: str) -> list[dict[str, Any]]:
        """Only the number that was asked is another; what it is for stays, and so do the others."""
        was = {name: said for one in self.phones[:1] for name, said in one.items()}
        was.pop("extension", None)
        made = [{**was, **one} for one in phone_parts(number)] if number else []
        return made + [dict(one) for one in self.phones[1:]]


class CountForm(Form):
    available = forms.IntegerField(label=_("Free now"), min_value=0, max_value=10_000)
    maximum = forms.IntegerField(
        label=_("How many in all"),
        help_text=_("Leave it empty if nobody knows."),
        min_value=0,
        max_value=10_000,
        required=False,
    )


class CertifyForm(Form):
    name = Line(label=_("What it is called"), help_text=_("Like “NARR Level II”."))
    level = Line(label=_("Level"), required=False, max_length=60)
    given_by = Line(label=_("Who gives it"), required=False)
    ends_on = DayField(label=_("It holds until"), required=False)
