"""The forms of a page, read as a browser would: where they lead and what they would send."""

from dataclasses import dataclass, field
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib

NOT_SENT = {"submit", "button", "reset", "image", "file"}


@dataclass
class Field:
    """One name of a form: what is typed there, and what may be chosen."""

    name: str
    kind: str
    values: list[str]
    choices: list[str] = field(default_factory=list)


@dataclass
class Form:
    action: str
    method: str
    is_multipart: bool
    fields: dict[str, Field]

    def values(self, **instead: object) -> dict[str, object]:
        """What would be sent as the form stands, with some fields filled differently."""
        standing = {name: f.values for name, f in self.fields.items() if f.values}
        return {**standing, **instead}

    def typed(self) -> list[str]:
        """The names of the fields in which somebody writes words or figures."""
        return [
            name
            for name, f in self.fields.items()
            if f.kind not in {"hidden", "checkbox", "radio", "select", "submit", "file"}
        ]


def parse(html: str) -> Element:
    root: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return root


def forms_of(html: str, page: str) -> list[Form]:
    """Every form of `html`, the page at the address `page`."""
    return [_form(form, page) for form in parse(html).iter("form")]


def _form(form: Element, page: str) -> Form:
    fields: dict[str, Field] = {}
    for element in form.iter():
        name = element.get("name")
        if name and isinstance(element.tag, str):
            _add(fields, name, element)
    return Form(
        action=urljoin(page, form.get("action") or page),
        method=(form.get("method") or "get").lower(),
        is_multipart=form.get("enctype") == "multipart/form-data",
        fields=fields,
    )


def _add(fields: dict[str, Field], name: str, element: Element) -> None:
    kind = element.get("type") or "text"
    if element.tag == "textarea":
        fields[name] = Field(name, "textarea", ["".join(element.itertext()).removeprefix("\n")])
    elif element.tag == "select":
        options = list(element.iter("option"))
        chosen = [o.get("value") or "" for o in options if o.get("selected") is not None]
        offered = [o.get("value") or "" for o in options]
        fields[name] = Field(name, "select", chosen or offered[:1], offered)
    elif element.tag == "button":
        fields.setdefault(name, Field(name, "submit", [])).choices.append(element.get("value", ""))
    elif element.tag == "input" and kind in {"checkbox", "radio"}:
        group = fields.setdefault(name, Field(name, kind, []))
        group.choices.append(element.get("value") or "on")
        if element.get("checked") is not None:
            group.values.append(element.get("value") or "on")
    elif element.tag == "input" and kind == "file":
        fields[name] = Field(name, "file", [])
    elif element.tag == "input" and kind not in NOT_SENT:
        fields[name] = Field(name, kind, [element.get("value") or ""])
