from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.directory.models import Source
from walkwith.directory.words import DAYS
from walkwith.feeds.labels import field_label
from walkwith.feeds.queries import Columns, SourceFacts
from walkwith.ui.forms import Form, Line, TimeField

HOURS = [("0", _("Never: only when I ask")), ("24", _("Every day")), ("168", _("Every week"))]


class SourceForm(Form):
    """How often a list is asked for, and what may be done with it."""

    every_hours = forms.ChoiceField(
        label=_("How often do we ask for it?"), choices=HOURS, widget=forms.RadioSelect
    )
    licence = Line(
        label=_("Its license"),
        required=False,
        help_text=_("What its keepers let others do with it. For example: CC BY 4.0."),
    )
    licence_url = Line(
        label=_("Web page of the license"), required=False, max_length=500, widget=forms.URLInput
    )
    may_be_shared = forms.BooleanField(
        label=_("We may pass it on in our own lists"), required=False
    )

    def __init__(self, *args: Any, facts: SourceFacts, **kwargs: Any) -> None:
        source: Source = facts.source
        kwargs["initial"] = {
            "every_hours": str(source.every_hours),
            "licence": source.licence,
            "licence_url": source.licence_url,
            "may_be_shared": source.may_be_shared,
        }
        super().__init__(*args, **kwargs)
        if not source.address:  # it came as a file: there is nobody to ask
            del self.fields["every_hours"]

    def clean_licence_url(self) -> str:
        said: str = self.cleaned_data["licence_url"]
        if said and not said.startswith(("https://", "http://")):
            raise forms.ValidationError(_("A web page starts with https://"))
        return said

    def asked(self) -> dict[str, Any]:
        return {**self.cleaned_data, "every_hours": int(self.cleaned_data.get("every_hours", 0))}


class ColumnsForm(Form):
    """Which column is which: one question for each of our fields."""

    def __init__(self, *args: Any, found: Columns, **kwargs: Any) -> None:
        super().__init__(*args, initial=found.guessed, **kwargs)
        self._needed, self._names = found.headings.needed, tuple(found.headings.usual)
        headings = [(heading, heading) for heading in found.table.headings]
        for name in self._names:
            needed = name in self._needed
            none = _("Choose a column") if needed else _("It has none")
            self.fields[name] = forms.ChoiceField(
                label=field_label(name),
                choices=[("", none), *headings],
                required=needed,
                error_messages={"required": _("Say which column this is.")},
            )

    @property
    def needed(self) -> list[forms.BoundField]:
        return [self[name] for name in self._needed]

    @property
    def found(self) -> list[forms.BoundField]:
        """What else we found a column for."""
        return [one for one in self._others if one.name in self.initial]

    @property
    def rest(self) -> list[forms.BoundField]:
        return [one for one in self._others if one.name not in self.initial]

    @property
    def _others(self) -> list[forms.BoundField]:
        return [self[name] for name in self._names if name not in self._needed]


class MendForm(Form):
    """What a row lacks or says wrong: a name, a day, a time, or whose it is."""

    name = Line(label=_("What is it called?"), max_length=200)
    day = forms.ChoiceField(
        label=_("Which day is it?"),
        choices=[(str(number), name) for number, name in enumerate(DAYS)],
        widget=forms.RadioSelect,
    )
    time = TimeField(label=_("When does it start?"))
    agency = Line(
        label=_("Who offers it?"),
        max_length=200,
        help_text=_("The name of the agency, as people know it."),
    )

    def __init__(self, *args: Any, asks: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(asks):
            del self.fields[name]

    def asked(self) -> dict[str, str]:
        said = dict(self.cleaned_data)
        if "time" in said:
            said["time"] = f"{said['time']:%H:%M}"
        return said
