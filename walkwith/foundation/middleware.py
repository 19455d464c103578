"""Refusals become pages: one place, three answers."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from walkwith.foundation.errors import NotAllowed, NotFound, Refusal, Refused
from walkwith.ui.answers import page

STATUS = {
    NotAllowed: HTTPStatus.FORBIDDEN,
    Refused: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotFound: HTTPStatus.NOT_FOUND,
}


class Refusals:
    """Answer `NotAllowed`, `Refused` and `NotFound` with a page in the words they carry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        status = STATUS[type(error)]
        name = "404" if status == HTTPStatus.NOT_FOUND else "refused"
        return page(request, f"{name}.html", {"words": error.words}, status=status)
