"""Boxes of text, lists and chips as HTML: the shapes the templates of Django would include option
by option. A page with sixty choices spent a quarter of its time on that.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

LONG_CHOICE = 34


def written(template_name: str, widget: Mapping[str, Any]) -> SafeString | None:
    """The HTML of a widget whose template is one of `WRITERS`; None for the others."""
    writer = WRITERS.get(template_name)
    return writer(widget) if writer else None


def attributes(attrs: Mapping[str, Any]) -> SafeString:
    """` id="..." checked`: what a widget says of itself, but for its class."""
    said = []
    for name, value in attrs.items():
        if value is True:
            said.append(f" {name}")
        elif value is not False and name != "class":
            said.append(f' {name}="{conditional_escape(str(value))}"')
    return mark_safe("".join(said))  # noqa: S308 (values are escaped, names are ours)


def is_long(optgroups: list[Any]) -> bool:
    """Do these choices read better as a list than as chips?"""
    labels = (str(option["label"]) for _group, options, _index in optgroups for option in options)
    return any(len(label) > LONG_CHOICE for label in labels)


def choices_of(widget: Mapping[str, Any]) -> SafeString:
    """Chips to tick, or of which to choose one; a list where they are long."""
    key = widget["attrs"].get("id")
    shape = '<div class="choices{}"{}>{}</div>'
    return format_html(
        shape,
        " long" if is_long(widget["optgroups"]) else "",
        format_html(' id="{}"', key) if key else "",
        _joined(_chips(group, options) for group, options, _index in widget["optgroups"]),
    )


def select_of(widget: Mapping[str, Any]) -> SafeString:
    """A list to open."""
    return format_html(
        '<select class="govuk-select{}" name="{}"{}>{}\n</select>',
        " govuk-select--error" if "aria-invalid" in widget["attrs"] else "",
        widget["name"],
        attributes(widget["attrs"]),
        _joined(_listed(group, options) for group, options, _index in widget["optgroups"]),
    )


def text_of(widget: Mapping[str, Any]) -> SafeString:
    """A box for a line."""
    value = widget["value"]
    return format_html(
        '<input class="govuk-input{}" type="text" dir="auto" name="{}"{}{}>',
        " govuk-input--error" if "aria-invalid" in widget["attrs"] else "",
        widget["name"],
        "" if value is None else format_html(' value="{}"', str(value)),
        attributes(widget["attrs"]),
    )


def _chips(group: str | None, options: list[Any]) -> SafeString:
    heading = format_html('<p class="choices-group">{}</p>', group) if group else ""
    return format_html("{}{}", heading, _joined(map(_chip, options)))


def _chip(option: Mapping[str, Any]) -> SafeString:
    return format_html(
        '<div class="choice"><input type="{}" name="{}" value="{}"{}>'
        '<label class="chip" for="{}">{}</label></div>',
        option["type"],
        option["name"],
        str(option["value"]),
        attributes(option["attrs"]),
        option["attrs"].get("id", ""),
        option["label"],
    )


def _listed(group: str | None, options: list[Any]) -> SafeString:
    lines = _joined(map(_line, options))
    return format_html('<optgroup label="{}">{}</optgroup>', group, lines) if group else lines


def _line(option: Mapping[str, Any]) -> SafeString:
    value, attrs = str(option["value"]), attributes(option["attrs"])
    return format_html('\n  <option value="{}"{}>{}</option>', value, attrs, option["label"])


def _joined(parts: Any) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 (each is made by `format_html`)


WRITERS: dict[str, Callable[[Mapping[str, Any]], SafeString]] = {
    "django/forms/widgets/radio.html": choices_of,
    "django/forms/widgets/checkbox_select.html": choices_of,
    "django/forms/widgets/select.html": select_of,
    "django/forms/widgets/text.html": text_of,
}
