from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.directory.models import Meeting
from walkwith.directory.own_meetings import OwnMeeting
from walkwith.directory.words import CHIPS, DAYS, FELLOWSHIPS
from walkwith.ui.forms import Form, Line, TimeField, Words

ATTENDANCE = [
    (Meeting.Attendance.IN_PERSON, _("In person")),
    (Meeting.Attendance.ONLINE, _("Online")),
    (Meeting.Attendance.HYBRID, _("In person and online")),
]


class OwnMeetingForm(Form):
    """A meeting somebody here knows of."""

    name = Line(label=_("Name of the meeting"), max_length=200)
    fellowship = forms.ChoiceField(
        label=_("Fellowship"), choices=[("", _("Choose one")), *FELLOWSHIPS.items()]
    )
    day = forms.TypedChoiceField(
        label=_("Day"), choices=[("", _("Choose the day")), *enumerate(DAYS)], coerce=int
    )
    starts = TimeField(label=_("Starts"))
    ends = TimeField(label=_("Ends"), required=False)
    attendance = forms.ChoiceField(
        label=_("How"), choices=ATTENDANCE, widget=forms.RadioSelect, initial="in_person"
    )
    place = Line(label=_("Name of the place"), required=False, max_length=200)
    address = Line(label=_("Address"), required=False, max_length=300)
    postal_code = Line(label=_("ZIP code"), required=False, max_length=12)
    conference_url = forms.URLField(
        label=_("Link to join by video"), required=False, max_length=1000, assume_scheme="https"
    )
    conference_phone = Line(label=_("Number to call in"), required=False, max_length=120)
    features = forms.MultipleChoiceField(
        label=_("It is"),
        choices=[*CHIPS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    notes = Words(label=_("What else to know"), required=False, max_length=2000)

    def clean_conference_url(self) -> str:
        said = str(self.cleaned_data["conference_url"])
        if said and not said.lower().startswith(("http://", "https://")):
            raise forms.ValidationError(_("A link starts with https://"))
        return said

    def clean_notes(self) -> str:
        return str(self.cleaned_data["notes"]).replace("\r\n", "\n").strip()

    def said(self) -> OwnMeeting:
        told: dict[str, Any] = dict(self.cleaned_data)
        told["features"] = tuple(told["features"])
        return OwnMeeting(**told)


def known_about(meeting: Meeting) -> dict[str, Any]:
    return {name: getattr(meeting, name) for name in OwnMeetingForm.base_fields}
