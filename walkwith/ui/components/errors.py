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
        found += [
            Problem(f"{_led(str(field.label))} {words}", first_input(field))
            for words in field.errors
        ]
    return found


def _led(label: str) -> str:
    """What stands before the problem: a question keeps its own mark, a name gets a colon."""
    return label if label.endswith("?") else f"{label}:"


def first_input(field: BoundField) -> str:
    """The id of the input to go to: of several, the first one drawn."""
    subwidgets = field.subwidgets
    drawn = subwidgets[0].data if len(subwidgets) else {}
    inputs = drawn.get("quick") or drawn.get("boxes") or [drawn.get("attrs", {})]
    return str(inputs[0].get("id") or field.auto_id)
