import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from walkwith.contacts import rules
from walkwith.contacts.models import ContactNote
from walkwith.contacts.queries import LogForm
from walkwith.contacts.rules import NextStep, NoteWords, likely_start, planned_start
from walkwith.contacts.work import DIRECT, INDIRECT
from walkwith.foundation import clock
from walkwith.foundation.days import day_words
from walkwith.foundation.errors import Refused
from walkwith.foundation.identifiers import new_id
from walkwith.plans.models import Step
from walkwith.plans.rules import LONGEST_STEP
from walkwith.schedule.models import Ways
from walkwith.schedule.rules import LONGEST_PLACE
from walkwith.schedule.words import check_local_moment, minutes_words
from walkwith.ui.forms import DayField, Form, Line, TimeField, Words

NUMBERS = tuple(range(1, rules.MOST_STEPS + 1))
DAYS_AHEAD = 14
Choices = list[tuple[str, "str | Promise"]]


def _step(label: "str | Promise") -> Line:
    return Line(label=label, max_length=LONGEST_STEP, required=False)


def _who() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("Who does it"),
        choices=Step.Doers.choices,
        widget=forms.RadioSelect,
        initial=Step.Doers.TOGETHER,
        required=False,
    )


def _by() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=gettext_lazy("By when"),
        coerce=dt.date.fromisoformat,
        empty_value=None,
        required=False,
    )


def _agreed() -> forms.BooleanField:
    return forms.BooleanField(label=gettext_lazy("We agreed on this together"), required=False)


class WhenForm(Form):
    """When something began, and how long it was, by the clock on the wall."""

    day = DayField(label=gettext_lazy("Day"))
    time = TimeField(label=gettext_lazy("Began at"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": 720}),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, zone: str, **kwargs: Any) -> None:
        self.zone = zone
        super().__init__(data, **kwargs)
        today = clock.today(zone)
        yesterday = today - dt.timedelta(days=1)
        cast(DayField, self.fields["day"]).widget.quick = [
            (day, day_words(day, today)) for day in (today, yesterday)
        ]
        for field in self.fields.values():  # nothing is cut off without a word
            field.widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("day") and said.get("time"):
            try:
                said["started_at"] = check_local_moment(said["day"], said["time"], self.zone)
            except Refused as refused:
                self.add_error("time", refused.words)
        return said


class NoteForm(WhenForm):
    """The contact note. Almost everything is filled in before the first tap."""

    note_id = forms.UUIDField(widget=forms.HiddenInput)
    appointment_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    explained = forms.BooleanField(
        label=gettext_lazy("I explained what I must report"),
        error_messages={
            "required": gettext_lazy("Explain first what you must report, then tick that you did.")
        },
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How"), choices=Ways.choices, widget=forms.RadioSelect
    )
    work = forms.MultipleChoiceField(
        label=gettext_lazy("What we did"),
        choices=[(kind.code, kind.short) for kind in DIRECT],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    goal = Words(
        label=gettext_lazy("My goal today"), max_length=rules.LONGEST_GOAL, rows=2, required=False
    )
    together = Words(
        label=gettext_lazy("What we did together"),
        max_length=rules.LONGEST_TOGETHER,
        rows=3,
        required=False,
    )
    felt = Words(
        label=gettext_lazy("What it was like, in my words"),
        max_length=rules.LONGEST_FELT,
        rows=2,
        required=False,
    )
    suggested = forms.MultipleChoiceField(
        label=gettext_lazy("Meetings we talked about"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    place = Line(label=gettext_lazy("Where"), max_length=LONGEST_PLACE, required=False)

    step_1, agreed_1 = _step(gettext_lazy("What comes next")), _agreed()
    who_1, by_1 = _who(), _by()
    step_2, agreed_2 = _step(gettext_lazy("And then")), _agreed()
    who_2, by_2 = _who(), _by()
    step_3, agreed_3 = _step(gettext_lazy("And then")), _agreed()
    who_3, by_3 = _who(), _by()

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        opened: LogForm,
        held: Mapping[str, Any] | None = None,
    ) -> None:
        self.opened = opened
        self.saved_before: ContactNote | None = None
        known = filled_in(opened)
        if opened.draft:
            drafted = initial_of(opened.draft.words)
            known |= {"suggested": [], **drafted, "note_id": opened.note_id}
        super().__init__(data, zone=opened.zone, initial={**known, **(held or {})})
        self._call_by_name(opened.participant.preferred_name)
        if opened.report is None:
            del self.fields["explained"]
        if not opened.may_plan:
            self._leave_out_the_plan()
        if opened.suggested:
            choices = [(str(step.pk), step.words) for step in opened.suggested]
            cast(forms.MultipleChoiceField, self.fields["suggested"]).choices = choices
        else:
            del self.fields["suggested"]

    def _call_by_name(self, name: str) -> None:
        self.fields["goal"].help_text = _("What %(name)s wanted from today.") % {"name": name}
        self.fields["felt"].help_text = _("As %(name)s says it.") % {"name": name}
        days = days_ahead(clock.today(self.zone))
        for number in NUMBERS:
            who = cast(forms.ChoiceField, self.fields[f"who_{number}"])
            who.choices = [("participant", name), ("together", _("Together")), ("worker", _("Me"))]
            cast(forms.ChoiceField, self.fields[f"by_{number}"]).choices = days
        agreed = _("Without this tick it waits for the yes of %(name)s.") % {"name": name}
        self.fields["agreed_1"].help_text = agreed

    def _leave_out_the_plan(self) -> None:
        """Who stands in plans nothing: what comes next goes into the words."""
        for number in NUMBERS:
            for part in ("step", "agreed", "who", "by"):
                del self.fields[f"{part}_{number}"]
        self.fields["together"].help_text = _("And what comes next, so that %(away)s knows.") % {
            "away": self.opened.away
        }

    def said(self) -> dict[str, Any]:
        """As `save_note` takes it."""
        said = self.cleaned_data
        return {
            "note_id": said["note_id"],
            "note": self.note(),
            "next_steps": self.next_steps(),
            "step_ids": said.get("suggested", []),
            "appointment_id": said["appointment_id"],
            "zone": self.zone,
            "explained": said.get("explained", False),
        }

    def note(self) -> NoteWords:
        said = self.cleaned_data
        names = ("started_at", "minutes", "way", "place", "goal", "together", "felt")
        return NoteWords(work=tuple(said["work"]), **{name: said[name] for name in names})

    def next_steps(self) -> list[NextStep]:
        said = self.cleaned_data
        return [
            NextStep(
                words=said[f"step_{number}"],
                who=said[f"who_{number}"] or "together",
                day=said[f"by_{number}"],
                agreed=said[f"agreed_{number}"],
            )
            for number in NUMBERS
            if said.get(f"step_{number}")
        ]

    def steps_are_open(self) -> bool:
        """Is something said or wrong in the folded part of the steps?"""
        later = any(self[f"step_{number}"].value() for number in NUMBERS[1:])
        return later or any(self[f"{part}_1"].errors for part in ("who", "by"))

    def when_is_wrong(self) -> bool:
        return any(self[name].errors for name in ("day", "time", "minutes", "place"))

    def when_in_short(self) -> str:
        """ "Today, 10:30 a.m., 40 minutes": what the folded part says."""
        try:
            day, time, minutes = (
                self.fields[name].clean(self[name].value()) for name in ("day", "time", "minutes")
            )
        except forms.ValidationError:
            return _("When and where")
        at = time_format(time, "TIME_FORMAT")
        return f"{day_words(day, clock.today(self.zone))}, {at}, {minutes_words(minutes)}"


class IndirectForm(WhenForm):
    """Work with nobody's record in it."""

    entry_id = forms.UUIDField(widget=forms.HiddenInput)
    work = forms.MultipleChoiceField(
        label=gettext_lazy("What you did"),
        choices=[(kind.code, kind.short) for kind in INDIRECT],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick what you did.")},
    )
    words = Words(
        label=gettext_lazy("A few words, if you like"),
        help_text=gettext_lazy("No names of participants here."),
        max_length=rules.LONGEST_INDIRECT,
        rows=2,
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        zone: str,
        held: Mapping[str, Any] | None = None,
    ) -> None:
        known = {"entry_id": new_id(), **_when(*likely_start(clock.now()), zone)}
        super().__init__(data, zone=zone, initial={**known, **(held or {})})

    def said(self) -> dict[str, Any]:
        """As `log_indirect_work` takes it."""
        names = ("entry_id", "started_at", "minutes", "work", "words")
        return {name: self.cleaned_data[name] for name in names}


class FindForm(Form):
    """Find somebody by typing a part of any name."""

    q = forms.CharField(
        label=gettext_lazy("Find by name"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


def filled_in(opened: LogForm) -> dict[str, Any]:
    """What the form shows at first: from the note, else the appointment, else the clock."""
    known: dict[str, Any] = {"note_id": opened.note_id, "way": Ways.IN_PERSON}
    known["suggested"] = [str(step.pk) for step in opened.suggested]
    if note := opened.correcting:
        names = ("way", "place", "work", "goal", "together", "felt")
        known |= {name: getattr(note, name) for name in names}
        return known | _when(note.started_at, note.minutes, opened.zone)
    if visit := opened.appointment:
        known |= {"appointment_id": visit.pk, "way": visit.way, "place": visit.place}
        started = planned_start(visit.starts_at, visit.minutes, now=clock.now())
        return known | _when(started, visit.minutes, opened.zone)
    return known | _when(*likely_start(clock.now()), opened.zone)


def _when(started_at: dt.datetime, minutes: int, zone: str) -> dict[str, Any]:
    local = started_at.astimezone(ZoneInfo(zone))
    return {"day": local.date(), "time": local.time(), "minutes": minutes}


def initial_of(words: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The words of a draft as the first values of a form."""
    known: dict[str, Any] = {
        name: said[0] if len(said) == 1 else list(said) for name, said in words.items()
    }
    boxes = {part: known.pop(f"day_{part}", "") for part in ("month", "day", "year")}
    if any(boxes.values()):
        known["day"] = boxes
    return known


def days_ahead(today: dt.date) -> Choices:
    """Days a next step may have, by name; other days are set where steps are edited."""
    days = [today + dt.timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
    return [("", _("Any day")), *((day.isoformat(), day_words(day, today)) for day in days)]


def kept_words(data: QueryDict) -> dict[str, list[str]]:
    """What a draft keeps of a form that was sent: its fields, whatever is in them."""
    names = {*NoteForm.base_fields, "day_month", "day_day", "day_year"}
    return {name: data.getlist(name) for name in data if name in names}


def key_of(data: QueryDict) -> UUID:
    """The key the form carries, or a new one when somebody broke it."""
    try:
        return UUID(data.get("note_id", ""))
    except ValueError:
        return new_id()
