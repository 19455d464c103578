"""The components. Every argument is by name; a misspelled one is an error when the page compiles.

Inside them plain elements are enough, no classes: `<h2>` opens a group, `<h3>` is a name, `<time>`
a moment, `<small>` what we say about it. In a `row`, what stands in a `<div>` takes the room.
"""

from collections.abc import Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from walkwith.ui.addresses import url
from walkwith.ui.components.errors import problems_of
from walkwith.ui.components.icons import icon_of
from walkwith.ui.components.names import initials, tint
from walkwith.ui.components.pictures import CAIRN, CLEARING, HILL, MARK, SIDE_PATH, load_bar_of
from walkwith.ui.components.plain import known, without_marks

register = template.Library()
register.tag("url", url)

CARDS = ("", "now", "safety", "joy", "quiet")
BUTTONS = {"main": "btn", "quiet": "btn quiet", "chip": "chip"}
TAGS = ("", "path", "honey", "dawn", "dusk")
NOTICES = {"": "info", "joy": "star", "safety": "shield", "dawn": "info"}
STOPS = {"done": "stop done", "now": "stop now", "next": "stop"}


@register.filter
def is_wrong(attrs: dict[str, Any]) -> bool:
    """Is this input part of a problem? For the widgets' templates."""
    return "aria-invalid" in attrs


@register.simple_tag
def icon(*, name: str, size: int = 24) -> SafeString:
    return icon_of(name, size)


@register.simple_tag
def mark() -> SafeString:
    return MARK


@register.simple_tag
def hill() -> SafeString:
    return HILL


@register.simple_tag
def cairn() -> SafeString:
    return CAIRN


@register.simple_block_tag
def card(content: str, *, tone: str = "") -> SafeString:
    return format_html('<div class="card {}">{}</div>', known(tone, CARDS), content)


@register.simple_block_tag
def wide(content: str, *, words: str) -> SafeString:
    """A table that may be wider than a phone: it moves sideways, by the keyboard too."""
    shape = '<div class="wide" role="region" tabindex="0" aria-label="{}">{}</div>'
    return format_html(shape, words, content)


@register.simple_block_tag
def pair(content: str) -> SafeString:
    """Cards side by side on a laptop, one below the other on a phone."""
    return format_html('<div class="pair">{}</div>', content)


@register.simple_tag
def link_button(*, href: str, words: str, kind: str = "main", icon: str = "") -> SafeString:
    shape = BUTTONS[kind]
    return format_html('<a class="{}" href="{}">{}{}</a>', shape, href, _icon(icon), words)


@register.simple_tag
def button(
    *, words: str, kind: str = "main", name: str = "", value: str = "", icon: str = ""
) -> SafeString:
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    return format_html(
        '<button class="{}"{}>{}{}</button>', BUTTONS[kind], named, _icon(icon), words
    )


@register.simple_tag
def tag(*, words: str, tone: str = "") -> SafeString:
    return format_html('<span class="tag {}" dir="auto">{}</span>', known(tone, TAGS), words)


@register.simple_tag
def avatar(*, name: str) -> SafeString:
    return format_html(
        '<span class="avatar {}" aria-hidden="true">{}</span>', tint(name), initials(name)
    )


@register.simple_tag
def quote(*, words: str, size: str = "") -> SafeString:
    """Somebody's own words, large, in quotation marks of the dawn colour."""
    return format_html(
        '<blockquote class="words {}"><p dir="auto">{}</p></blockquote>',
        known(size, ("", "small")),
        without_marks(words),
    )


@register.simple_tag
def plan_b(*, words: str) -> SafeString:
    """The side path; nothing when there is none."""
    if not words:
        return mark_safe("")
    return format_html(
        '<p class="plan-b">{}<span dir="auto"><b>{}</b> {}</span></p>',
        SIDE_PATH,
        _("Plan B:"),
        without_marks(words),
    )


@register.simple_block_tag
def path(content: str, *, title: str = "") -> SafeString:
    """The dotted path. `title` is its heading for those who hear the page, where none is seen."""
    heading = format_html('<h2 class="unseen">{}</h2>', title) if title else ""
    return format_html('{}<ol class="path">{}</ol>', heading, content)


@register.simple_block_tag
def stop(content: str, *, state: str = "next") -> SafeString:
    said = {"done": _("Done:"), "now": _("Now:"), "next": ""}[state]
    hidden = format_html('<span class="unseen">{} </span>', said) if said else ""
    return format_html('<li class="{}">{}{}</li>', STOPS[state], hidden, content)


@register.simple_block_tag
def rows(content: str) -> SafeString:
    return format_html('<ul class="rows">{}</ul>', content)


@register.simple_block_tag
def row(content: str) -> SafeString:
    return format_html('<li class="row">{}</li>', content)


@register.simple_tag
def load_bar(
    *, parts: Sequence[tuple[str, float, str]], total: float, scale: float = 0
) -> SafeString:
    return load_bar_of(parts, total, scale)


@register.simple_tag
def notice(*, words: str, tone: str = "") -> SafeString:
    picture = CAIRN if tone == "joy" else icon_of(NOTICES[tone])
    return format_html('<div class="notice {}">{}<p dir="auto">{}</p></div>', tone, picture, words)


@register.simple_tag
def empty(*, words: str, href: str = "", action: str = "") -> SafeString:
    """An empty place that says what to do next."""
    link = link_button(href=href, words=action, kind="quiet") if href else ""
    return format_html('<div class="empty">{}<p>{}</p>{}</div>', CLEARING, words, link)


@register.simple_block_tag
def details(content: str, *, summary: str) -> SafeString:
    return format_html(
        '<details class="more"><summary><span>{}</span></summary><div>{}</div></details>',
        summary,
        content,
    )


@register.simple_tag
def back_link(*, href: str, words: str) -> SafeString:
    return format_html('<a class="back" href="{}">{}{}</a>', href, icon_of("back", 20), words)


@register.simple_block_tag
def form_actions(content: str) -> SafeString:
    return format_html('<div class="actions">{}</div>', content)


@register.inclusion_tag("ui/error_summary.html")
def error_summary(*, form: BaseForm) -> dict[str, Any]:
    return {"problems": problems_of(form)}


@register.simple_tag
def choices_as_chips(*, field: BoundField) -> SafeString:
    return field.as_field_group()


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(context: Context, *, page: Page[Any]) -> dict[str, Any]:
    """Earlier and later, keeping what was asked for."""

    def address(number: int) -> str:
        asked = context["request"].GET.copy()
        asked["page"] = str(number)
        return f"?{asked.urlencode()}"

    return {
        "page": page,
        "before": address(page.previous_page_number()) if page.has_previous() else "",
        "after": address(page.next_page_number()) if page.has_next() else "",
    }


def _icon(name: str) -> SafeString:
    return icon_of(name, 22) if name else mark_safe("")
