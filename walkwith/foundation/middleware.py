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
    """Answer `NotAllowed`, `Refused` and `NotFound` with a page in the words they carry.

    A method an address does not take gets a page as well.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        answer = page(request, "refused.html", {}, status=HTTPStatus.METHOD_NOT_ALLOWED)
        answer["Allow"] = response["Allow"]
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        status = STATUS[type(error)]
        name = "404" if status == HTTPStatus.NOT_FOUND else "refused"
        back = error.back if isinstance(error, NotAllowed) else ""
        return page(request, f"{name}.html", {"words": error.words, "back": back}, status=status)
