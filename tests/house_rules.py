"""The rules every rendered page keeps. `check_page(html)` answers the broken ones, as sentences.

A part of a page (an answer to htmx) is checked by the same rules, less those of a whole page.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

STYLES = Path(__file__).parent.parent / "walkwith/ui/static/ui/walkwith.css"
LANGUAGES = {"en", "es"}
# What the tab may say of a page that nobody else should know of: `TabNames` of accounts.
NEUTRAL = {
    *("Walkwith", "Notes", "Calendar", "Recipes", "Reading list"),
    *("Notas", "Calendario", "Recetas", "Lista de lectura"),
}
INPUTS = {"input", "select", "textarea"}
UNLABELLED = {"hidden", "submit", "button", "image", "reset"}
POINTERS = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-details")
LOADS = {"src", "srcset", "poster", "data", "action", "formaction", "background"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ELSEWHERE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def check_page(html: str) -> list[str]:
    """Every broken house rule of a page, or of a part of one; empty when all are kept."""
    is_whole = "<!doctype" in html[:200].lower()
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html) if is_whole else parser.parseFragment(html)
    page = [element for element in root.iter() if isinstance(element.tag, str)]
    broken = [f"not valid HTML: {_said(error, html)}" for error in parser.errors]
    rules = [*PART_RULES, *(WHOLE_RULES if is_whole else ())]
    for rule in rules:
        broken += rule(page)
    return broken


def _said(error: tuple[tuple[int, int], str, dict[str, object]], html: str) -> str:
    (line, _column), code, values = error
    lines = html.splitlines() or [""]
    return f"{code} {values} near {lines[min(line, len(lines)) - 1].strip()[:120]!r}"


def _has_one_name(page: list[Element]) -> Iterator[str]:
    html = page[0]
    if html.get("lang") not in LANGUAGES:
        yield f"<html lang> is {html.get('lang')!r}, not one of our languages"
    title = _text(next((e for e in page if e.tag == "title"), None))
    if not title:
        yield "the page has no <title>"
    if any(e.get("id") == "leave" for e in page) and title not in NEUTRAL:
        yield f"the title of a page with a quick exit tells what it is: {title!r}"
    headings = [e for e in page if e.tag == "h1"]
    if len(headings) != 1 or not _text(headings[0]):
        yield f"one <h1> with words is needed, there are {len(headings)}"


def _stays_out_of_storage(page: list[Element]) -> Iterator[str]:
    body = next(e for e in page if e.tag == "body")
    if body.get("hx-history") != "false":
        yield '<body> lacks hx-history="false": the browser would keep a picture of the page'


def _headings_do_not_skip(page: list[Element]) -> Iterator[str]:
    level = 0 if page[0].tag == "html" else len(HEADINGS)
    for element in page:
        if element.tag in HEADINGS:
            found = HEADINGS.index(element.tag) + 1
            if found > level + 1:
                yield f"<{element.tag}> {_text(element)!r} comes after h{level}: a level is skipped"
            level = found


def _ids_are_unique(page: list[Element]) -> Iterator[str]:
    ids = Counter(e.get("id") for e in page if e.get("id") is not None)
    yield from (f"the id {name!r} stands {count} times" for name, count in ids.items() if count > 1)


def _pointers_lead_somewhere(page: list[Element]) -> Iterator[str]:
    ids = {e.get("id") for e in page}
    for element in page:
        for attribute in POINTERS:
            for name in (element.get(attribute) or "").split():
                if name not in ids:
                    yield f"{_show(element)}: {attribute} names {name!r}, which is not here"


def _inputs_are_labelled(page: list[Element]) -> Iterator[str]:
    labelled = {e.get("for") for e in page if e.tag == "label" and _text(e)}
    wrapped = {child for e in page if e.tag == "label" and _text(e) for child in e.iter()}
    for element in page:
        if element.tag not in INPUTS or element.get("type") in UNLABELLED:
            continue
        named = element.get("aria-label") or element.get("aria-labelledby")
        if not named and element.get("id") not in labelled and element not in wrapped:
            yield f"{_show(element)} has no label"
    for element in page:
        if element.tag == "fieldset" and not any(
            child.tag == "legend" and _text(child) for child in element
        ):
            yield f"{_show(element)} has no legend"


def _choices_are_grouped(page: list[Element]) -> Iterator[str]:
    grouped = {
        child
        for e in page
        if e.tag == "fieldset" or e.get("role") in {"group", "radiogroup"}
        for child in e.iter()
    }
    for element in page:
        if element.get("type") == "radio" and element not in grouped:
            yield f"{_show(element)} stands outside of a fieldset"


def _everything_has_a_name(page: list[Element]) -> Iterator[str]:
    for element in page:
        if element.tag == "img" and element.get("alt") is None:
            yield f"{_show(element)} has no alt"
        if element.tag in {"button", "summary"} and not _name(element):
            yield f"{_show(element)} has no words"
        if element.tag == "a" and not _name(element):
            yield f"{_show(element)} has no words"
        if element.tag == "a" and element.get("href") in {"", "#"}:
            yield f"{_show(element)} leads nowhere"
        if _local(element) == "svg" and not (
            element.get("aria-hidden") == "true" or element.get("aria-label")
        ):
            yield f"{_show(element)} is neither hidden from screen readers nor named"


def _nothing_is_inline(page: list[Element]) -> Iterator[str]:
    for element in page:
        if element.tag == "style" or (element.tag == "script" and not element.get("src")):
            yield f"{_show(element)} is inline"
        for attribute, value in element.attrib.items():
            if attribute == "style" or attribute.startswith(("on", "hx-on")):
                yield f"{_show(element)} has {attribute}="
            if value.strip().lower().startswith("javascript:"):
                yield f"{_show(element)} has a script in {attribute}="
        if (element.get("tabindex") or "0").strip() not in {"0", "-1"}:
            yield f"{_show(element)} changes the order of the keyboard"


def _nothing_comes_from_elsewhere(page: list[Element]) -> Iterator[str]:
    for element in page:
        loaded = LOADS | ({"href"} if element.tag not in {"a", "area"} else set())
        for attribute in loaded & set(element.attrib):
            if ELSEWHERE.match(element.attrib[attribute]):
                yield f"{_show(element)} takes something from another host"
        if element.get("target") == "_blank" and "noopener" not in (element.get("rel") or ""):
            yield f'{_show(element)} opens a window without rel="noopener"'


# The words of the link let in, and nothing the browser adds by itself: a token needs a cookie.
UNSIGNED = "/referrals/answer/"


def _forms_are_signed(page: list[Element]) -> Iterator[str]:
    for form in (e for e in page if e.tag == "form"):
        if (form.get("action") or "").startswith(UNSIGNED):
            continue
        tokens = [e for e in form.iter() if e.get("name") == "csrfmiddlewaretoken"]
        if (form.get("method") or "get").lower() == "post" and not tokens:
            yield f"{_show(form)} has no {{% csrf_token %}}"
        if (form.get("method") or "get").lower() == "get" and tokens:
            yield f"{_show(form)} would show its token in the address"


def _classes_are_ours(page: list[Element]) -> Iterator[str]:
    known = _known_classes()
    for element in page:
        for name in (element.get("class") or "").split():
            if name not in known:
                yield f"{_show(element)}: no style knows the class {name!r}"


PART_RULES = (
    _headings_do_not_skip,
    _ids_are_unique,
    _inputs_are_labelled,
    _choices_are_grouped,
    _everything_has_a_name,
    _nothing_is_inline,
    _nothing_comes_from_elsewhere,
    _forms_are_signed,
    _classes_are_ours,
)
WHOLE_RULES = (_has_one_name, _pointers_lead_somewhere, _stays_out_of_storage)


@cache
def _known_classes() -> frozenset[str]:
    return frozenset(re.findall(r"\.([a-zA-Z][\w-]*)", STYLES.read_text()))


def _text(element: Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _name(element: Element) -> str:
    named = element.get("aria-label") or _text(element)
    return named or " ".join(e.get("alt") or e.get("aria-label") or "" for e in element.iter())


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _show(element: Element) -> str:
    shown = "".join(
        f' {key}="{value[:60]}"'
        for key, value in element.attrib.items()
        if key in {"id", "name", "class", "href", "action", "type", "src"}
    )
    return f"<{_local(element)}{shown}>"
