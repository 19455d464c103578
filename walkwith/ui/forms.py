"""Forms and fields of the house: kind sentences, a day in three boxes, no hidden marks.

Inherit `Form`; use `Line` and `Words` for text, `DayField` for a day.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from walkwith.ui.components.inputs import written
from walkwith.ui.components.plain import without_marks

Quick = Sequence[tuple[dt.date, str | Promise]]
EARLIEST_YEAR = 1900
LATEST_YEAR = 2200
SAID = {
    "required": _("Please fill this in."),
    "max_length": _(
        "This is too long: %(limit_value)d letters at most, and it has %(show_value)d."
    ),
    "null_characters_not_allowed": _("There is a sign in it that cannot be kept. Type it again."),
    "invalid_choice": _("Please choose one of these."),
}

# What Django says where nobody says it better.
PLAIN = tuple(
    kind.default_error_messages
    for kind in (forms.Field, forms.CharField, forms.ChoiceField, forms.MultipleChoiceField)
)


class FormRenderer(TemplatesSetting):
    """Fields are rendered by our own templates, so every field is labelled and explained alike."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        made = written(template_name, context["widget"]) if "widget" in context else None
        return super().render(template_name, context, request) if made is None else made


class Form(forms.Form):
    """Kind sentences, and text without marks that turn its direction."""

    # The browser's own bubbles are neither in our words nor in one place: we answer instead.
    use_required_attribute = False

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(_cleared(data), *args, **kwargs)
        for field in self.fields.values():
            said = {code: words for code, words in SAID.items() if code not in _own(field)}
            field.error_messages = {**field.error_messages, **said}

    def full_clean(self) -> None:
        """What was refused for a NUL is shown again without it: no page can hold one."""
        super().full_clean()
        if isinstance(self.data, QueryDict):
            self.data = _without_nul(self.data)


class Line(forms.CharField):
    """A line of text: at most 120 letters unless told."""

    def __init__(self, *, max_length: int = 120, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)


class Words(forms.CharField):
    """Several lines; the box grows with them."""

    def __init__(self, *, max_length: int = 4000, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(max_length=max_length, **kwargs)


class OneOf(forms.ChoiceField):
    """Chips of which one is chosen."""

    widget = forms.RadioSelect


class SomeOf(forms.MultipleChoiceField):
    """Chips to tick, as many as are so."""

    widget = forms.CheckboxSelectMultiple


class TimeField(forms.TimeField):
    """A time of day, by the device's own clock picker."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class Scale(forms.RadioSelect):
    """Large taps in a row, and under them one to pass it over. `low` and `high` are the ends."""

    template_name = "ui/scale.html"

    def __init__(self, *, low: str | Promise, high: str | Promise) -> None:
        super().__init__()
        self.ends = low, high

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["low"], context["widget"]["high"] = self.ends
        groups = context["widget"]["optgroups"]
        numbered = [tap for _group, taps, _at in groups for tap in taps if tap["value"]]
        numbered[0]["about"], numbered[-1]["about"] = self.ends
        return context


class DayWidget(forms.Widget):
    """Three boxes, month first in English and day first in Spanish, below days to tap."""

    template_name = "ui/day.html"
    use_fieldset = True
    needs_multipart_form = False
    quick: Callable[[], Quick] | Quick = ()

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        typed = {part: str(data.get(f"{name}_{part}") or "").strip() for part in PARTS}
        return typed if any(typed.values()) else data.get(name)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and not any(f"{name}_{part}" in data for part in PARTS)

    def id_for_label(self, id_: str) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        base = widget["attrs"].get("id") or f"id_{name}"
        days = self.quick() if callable(self.quick) else self.quick
        chosen = value.isoformat() if isinstance(value, dt.date) else value
        widget["quick"] = [
            {
                "id": f"{base}_{number}",
                "value": day.isoformat(),
                "label": label,
                "is_chosen": day.isoformat() == chosen,
            }
            for number, (day, label) in enumerate(days)
        ]
        is_quick = any(choice["is_chosen"] for choice in widget["quick"])
        shown = {} if is_quick else _in_parts(value)
        order = ("day", "month", "year") if get_language() == "es" else PARTS
        widget["boxes"] = [
            {
                "id": f"{base}_{part}",
                "name": f"{name}_{part}",
                "label": PARTS[part],
                "value": shown.get(part, ""),
                "width": 4 if part == "year" else 2,
                "length": 4 if part == "year" else 2,
            }
            for part in order
        ]
        return context


PARTS = {"month": _("Month"), "day": _("Day"), "year": _("Year")}


class DayField(forms.Field):
    """A day, as a `date`. `quick` are days to tap, as (date, words), or what answers them."""

    widget = DayWidget
    default_error_messages = {
        "required": _("Please choose a day."),
        "invalid": _("There is no such day. Write month, day and year, like 11 30 2026."),
    }

    def __init__(self, *, quick: Callable[[], Quick] | Quick = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.quick = quick

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values or isinstance(value, dt.date):
            return value or None
        try:
            if isinstance(value, dict):
                return dt.date(*(int(value[part]) for part in ("year", "month", "day")))
            return dt.date.fromisoformat(str(value))
        except (ValueError, OverflowError) as error:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid") from error

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid")


def _in_parts(value: Any) -> dict[str, Any]:
    if isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value)
        except ValueError:
            return {}
    if isinstance(value, dt.date):
        return {"day": value.day, "month": value.month, "year": value.year}
    return value if isinstance(value, dict) else {}


def _own(field: forms.Field) -> set[str]:
    """The sentences a field brings itself: its own class's, or those it was made with."""
    return {
        code
        for code, words in field.error_messages.items()
        if all(words is not plain.get(code) for plain in PLAIN)
    }


def _without_nul(data: QueryDict) -> QueryDict:
    if not any("\x00" in value for _key, values in data.lists() for value in values):
        return data
    clear = data.copy()
    for key, values in data.lists():
        clear.setlist(key, [value.replace("\x00", "") for value in values])
    return clear


def _cleared(data: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    if not isinstance(data, QueryDict):
        return data
    clear = data.copy()
    for key, values in data.lists():
        clear.setlist(key, [without_marks(value) for value in values])
    return clear
