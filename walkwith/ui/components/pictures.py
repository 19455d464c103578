"""The drawn pictures: the mark, the hill, the cairn, plan B, an empty place, a load."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

Part = tuple[str, float, str]

MARK = mark_safe(
    '<svg class="mark" width="30" height="30" viewBox="0 0 32 32" aria-hidden="true">'
    '<path class="line-path" d="M7 27C5 20 12 18 11 11"/>'
    '<path class="line-dawn" d="M19 27c-2-7 5-9 4-16"/>'
    '<circle class="path" cx="11" cy="5.6" r="3.3"/><circle class="dawn" cx="23" cy="5.6" r="3.3"/>'
    "</svg>"
)
HILL = mark_safe(
    '<svg class="hill" viewBox="0 0 900 88" preserveAspectRatio="xMaxYMax slice"'
    ' aria-hidden="true"><circle class="honey" cx="780" cy="40" r="22"/>'
    '<path class="far" d="M0 62C150 30 300 70 460 50S740 40 900 58V88H0Z"/>'
    '<path class="near" d="M0 80C200 52 380 86 560 70S800 66 900 78V88H0Z"/>'
    '<path class="way" d="M60 88C180 60 300 78 430 66S660 62 772 46"/></svg>'
)
CAIRN = mark_safe(
    '<svg class="cairn" width="34" height="40" viewBox="0 0 34 40" aria-hidden="true">'
    '<ellipse class="honey" cx="17" cy="34" rx="14" ry="5.5"/>'
    '<ellipse class="dawn" cx="17" cy="24" rx="10.5" ry="4.8"/>'
    '<ellipse class="path" cx="17" cy="15.4" rx="7.4" ry="4"/>'
    '<ellipse class="dusk" cx="17" cy="8.4" rx="4.4" ry="3"/></svg>'
)
SIDE_PATH = mark_safe(
    '<svg class="side-path" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">'
    '<path class="line-dawn" d="M4 18V2M4 12c0-4 9-2 9-7"/>'
    '<circle class="dawn" cx="13" cy="3.6" r="2.4"/></svg>'
)
CLEARING = mark_safe(
    '<svg class="clearing" width="120" height="64" viewBox="0 0 120 64" aria-hidden="true">'
    '<circle class="honey" cx="88" cy="24" r="11"/>'
    '<path class="far" d="M0 46C26 30 52 50 78 38s32 0 42 4v22H0Z"/>'
    '<path class="near" d="M0 56c30-12 52 4 76-4s36 0 44 2v10H0Z"/>'
    '<path class="way" d="M14 62c18-14 40-4 58-14s12-8 16-12"/></svg>'
)


def load_bar_of(parts: Sequence[Part], total: float, scale: float = 0) -> SafeString:
    """A week's hours as one bar, with the same in words under it.

    `parts` are (words, hours, tone); `total` the hours there are. More than that still fits.
    `scale` are the hours of a whole bar, to draw several alike without saying what is free.
    """
    used = sum(hours for _words, hours, _tone in parts)
    widest = max(total, used, scale) or 1
    spans, start = [], 0.0
    for _words, hours, tone in parts:
        width = 300 * hours / widest
        if width > 0:
            spans.append((tone, f"{start:.1f}", f"{max(width - 2, 1):.1f}"))
        start += width
    said = [(tone, f"{hours:g} h", words) for words, hours, tone in parts]
    if total > used:
        said.append(("free", f"{total - used:g} h", pgettext("hours", "free")))
    return format_html(
        '<div class="load"><svg viewBox="0 0 300 16" preserveAspectRatio="none"'
        ' aria-hidden="true"><rect class="free" width="300" height="16"/>{}</svg>'
        "<ul>{}</ul></div>",
        format_html_join("", '<rect class="{}" x="{}" width="{}" height="16"/>', spans),
        format_html_join("", '<li class="{}"><b>{}</b> {}</li>', said),
    )
