"""Templates: nothing inline, nothing unescaped, nothing from elsewhere, each form signed."""

import gzip
import re
from collections.abc import Iterator

from tests.architecture.source import (
    Source,
    assert_kept,
    faults_of,
    files,
    imports_of,
    lines_with,
    python_files,
    templates,
)

NEVER = {
    r"\sstyle\s*=": ("an inline style", "use a component, or a class of ui"),
    r"<style\b": ("an inline style sheet", "put it in the styles of ui"),
    r"<script\b(?![^>]*\ssrc=)[^>]*>": ("an inline script", "put it in a file of ui"),
    r"\son\w+\s*=\s*[\"']": ("an inline handler", "use a form, a link or an htmx attribute"),
    r"hx-on\b|hx-boost|hx-vars|js:": ("htmx that our strict policy refuses", "leave it out"),
    r"\|\s*(safe|safeseq)\b|\{%\s*autoescape\s+off": ("unescaped text", "let Django escape it"),
    r"(src|srcset)\s*=\s*[\"'](https?:)?//": ("something from another host", "serve it ourselves"),
    r"\{#.*\b(TODO|FIXME)\b": ("something left undone", "do it"),
    r" ·": ("a dot that can begin a line", "write &nbsp;· before the next words"),
}
GOVUK = r"\bgovuk-[\w-]+"
FORM = r"<form\b[^>]*\bmethod\s*=\s*[\"']post[\"'].*?(</form>|\Z)"
# File: why words may be marked as safe there.
MARKED_SAFE = {
    "walkwith/ui/components/icons.py": "drawings of our own, without anybody's words",
    "walkwith/ui/components/inputs.py": "attributes and options joined, each of them escaped",
    "walkwith/ui/components/pictures.py": "drawings of our own; words in them go by format_html",
    "walkwith/ui/templatetags/ui.py": "blocks whose inside a template has rendered, escaped",
}


def careless_markup(source: Source) -> Iterator[str]:
    for pattern, (what, cure) in NEVER.items():
        for line, _ in lines_with(pattern, source.text):
            yield source.fault(line, f"{what}.", f"{cure}.")
    if source.package != "ui":
        for line, found in lines_with(GOVUK, source.text):
            yield source.fault(line, f"names {found}.", "use a component of ui.")


# Forms of a link without an account. A token guards what a browser adds by itself: a cookie, a
# session. Here there is none of it; whoever could forge the post holds the words of the link
# anyhow. What is sent from another page is shown the door (`is_from_here`, tests/referrals).
LET_IN_BY_A_LINK = (
    "walkwith/referrals/templates/referrals/answer.html",
    "walkwith/referrals/templates/referrals/answer_door.html",
)


def unsigned_forms(source: Source) -> Iterator[str]:
    if source.path in LET_IN_BY_A_LINK:
        return
    for line, form in lines_with(FORM, source.text):
        if "{% csrf_token %}" not in form + _included(form):
            yield source.fault(
                line, "a form that posts, unsigned.", "write {% csrf_token %} in it."
            )


def _included(form: str) -> str:
    """The text of the templates a form includes by name."""
    names = re.findall(r"{%\s*include\s+\"([^\"#]+)", form)
    return "".join(
        source.text
        for source in templates()
        if any(source.path.endswith(f"/templates/{name}") for name in names)
    )


def marks_safe(source: Source) -> Iterator[str]:
    if source.path in MARKED_SAFE:
        return
    for line, name in imports_of(source):
        if name.rsplit(".", 1)[-1] in {"mark_safe", "SafeString", "SafeText"}:
            yield source.fault(
                line,
                f"{name.rsplit('.', 1)[-1]} lets markup through.",
                "use format_html, or add the file with a reason to MARKED_SAFE of this law.",
            )


def test_templates_are_clean() -> None:
    assert_kept(careless_markup, templates())


def test_every_form_that_posts_is_signed() -> None:
    assert_kept(unsigned_forms, templates())


def test_nothing_is_marked_safe() -> None:
    assert_kept(marks_safe, python_files())


def test_our_own_scripts_are_small() -> None:
    """Under 4 KB as they travel, all together; none is long before that."""
    ours = [source for source in files(".js") if "htmx" not in source.path]
    assert ours
    assert sum(len(gzip.compress(source.text.encode())) for source in ours) <= 4096
    assert [source.path for source in ours if len(source.text.encode()) > 4096] == []


def test_the_laws_can_fail() -> None:
    path = "walkwith/plans/templates/plans/step.html"
    for bad in (
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<a onclick="x()">',
        '<div hx-boost="true">',
        "{{ words|safe }}",
        "{% autoescape off %}",
        '<img src="https://elsewhere.example/a.png">',
        '<p class="govuk-body">',
        "{{ one }} · {{ two }}",
    ):
        assert len(faults_of(careless_markup, bad, path)) == 1, bad
    for good in ('<script src="/static/a.js"></script>', "{{ words }}", '<a href="https://a.b/">'):
        assert not faults_of(careless_markup, good, path), good
    assert not faults_of(careless_markup, '<p class="govuk-body">', "walkwith/ui/templates/a.html")
    assert len(faults_of(unsigned_forms, '<form method="post">\n<p></form>', path)) == 1
    signed = '<form method="post">{% csrf_token %}</form>'
    assert not faults_of(unsigned_forms, signed, path)
    assert not faults_of(unsigned_forms, '<form method="get"></form>', path)
    assert len(faults_of(marks_safe, "from django.utils.safestring import mark_safe")) == 1
