"""How a view speaks with its form: what was typed, what is refused, and how it answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from django.forms import BaseForm
from django.http import HttpRequest, QueryDict

from walkwith.foundation.errors import Refused


def typed(request: HttpRequest) -> QueryDict | None:
    """What the form was sent with; None when the page is only opened."""
    return request.POST if request.method == "POST" else None


@contextmanager
def refusals_in(form: BaseForm) -> Iterator[None]:
    """A refusal of the command becomes a sentence at the field it belongs to."""
    try:
        yield
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.words)


def status_of(form: BaseForm) -> HTTPStatus:
    """422 for a form that was refused, so that the page keeps every word typed."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
