"""What is not right in a form yet, and where."""

from dataclasses import dataclass

from django.forms import BaseForm, BoundField


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence, and the id of the input it is about: empty when it is about the whole."""

    words: str
    target: str


def problems_of(form: BaseForm) -> list[Problem]:
    """Every problem in the order of the fields; those of the whole form come first."""
    found = [Problem(str(words), "") for words in form.non_field_errors()]
    for field in form:
        found += [Problem(f"{field.label}: {words}", first_input(field)) for words in field.errors]
    return found


def first_input(field: BoundField) -> str:
    """The id of the input to go to: of several, the first one drawn."""
    subwidgets = field.subwidgets
    first = subwidgets[0].data if len(subwidgets) else {}
    inner = first.get("subwidgets")
    attrs = inner[0]["attrs"] if inner else first.get("attrs", {})
    return str(attrs.get("id") or field.auto_id)
