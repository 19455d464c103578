"""How our feeds answer programs: without a sign-in, cached, conditional, bounded, and in JSON."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt

from walkwith.accounts.often import count_one
from walkwith.feeds.out import selection
from walkwith.feeds.out.asked import NotUnderstood
from walkwith.feeds.out.selection import House
from walkwith.foundation.errors import NotFound

JSON, LINES = "application/json", "application/x-ndjson"
READS = ("GET", "HEAD", "OPTIONS")
MOST_A_MINUTE = 120
KEPT_SECONDS = 300
LONGEST_ASKED = 2_000

View = Callable[..., HttpResponseBase]


def open_feed(view: View) -> View:
    """Anybody's program may read this while the house shares its listings, and only read."""

    @wraps(view)
    def answer(request: HttpRequest, house_id: UUID, **places: Any) -> HttpResponseBase:
        response = _tried(view, request, house_id, places)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    return csrf_exempt(login_not_required(answer))


def _tried(
    view: View, request: HttpRequest, house_id: UUID, places: dict[str, Any]
) -> HttpResponseBase:
    if request.method not in READS:
        refused = problem(HTTPStatus.METHOD_NOT_ALLOWED, "This can only be read: use GET.")
        refused["Allow"] = ", ".join(READS)
        return refused
    if request.method == "OPTIONS":
        return _what_a_page_may_ask()
    if count_one(request, "feeds.out", seconds=60) > MOST_A_MINUTE:
        refused = problem(HTTPStatus.TOO_MANY_REQUESTS, "Too many requests. Wait a minute.")
        refused["Retry-After"] = "60"
        return refused
    try:
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_ASKED:
            raise NotUnderstood("the address", f"at most {LONGEST_ASKED} signs after the “?”")
        return view(request, house=selection.house_that_shares(house_id), **places)
    except NotFound:
        return problem(HTTPStatus.NOT_FOUND, "There is nothing at this address.")
    except NotUnderstood as asked:
        words = f"“{asked.parameter}” is not understood. It takes {asked.words}."
        return problem(HTTPStatus.BAD_REQUEST, words, parameter=asked.parameter)


def problem(status: HTTPStatus, words: str, **more: str) -> HttpResponse:
    said = {"status": status.value, "title": status.phrase, "detail": words, **more}
    response = HttpResponse(_packed(said), content_type="application/problem+json", status=status)
    response["Cache-Control"] = "no-store"
    return response


def told(request: HttpRequest, said: Any) -> HttpResponseBase:
    """One JSON answer. Its mark is made of all it says, so 304 is never wrong."""
    body = _packed(said)
    mark = hashlib.sha256(body).hexdigest()[:32]
    response = HttpResponse(body, content_type=JSON)
    response["Content-Length"] = str(len(body))
    if request.method == "HEAD":
        response.content = b""
    return _marked(request, response, mark)


def lines(request: HttpRequest, house: House, rows: Iterable[Any]) -> HttpResponseBase:
    """One JSON object a line, as many as there are, never all in memory."""
    none: Iterable[Any] = ()
    stream = _lines_of(none if request.method == "HEAD" else rows)
    response = StreamingHttpResponse(stream, content_type=LINES)
    asked = f"{request.get_full_path()} {selection.edition(house)}"
    return _marked(request, response, hashlib.sha256(asked.encode()).hexdigest()[:32])


def _lines_of(rows: Iterable[Any]) -> Iterator[bytes]:
    for row in rows:
        yield _packed(row) + b"\n"


def _packed(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _marked(request: HttpRequest, response: HttpResponseBase, mark: str) -> HttpResponseBase:
    """Headers for keeping it, and 304 for who has it already: by its mark alone, because no moment
    tells of a list that was taken down.
    """
    etag = quote_etag(mark)
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    patch_vary_headers(response, ["Accept-Encoding"])
    known = get_conditional_response(request, etag, None, response)  # type: ignore[arg-type]
    return known if known is not None else response


def _what_a_page_may_ask() -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response["Access-Control-Allow-Methods"] = ", ".join(READS)
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    response["Access-Control-Max-Age"] = str(dt.timedelta(days=1) // dt.timedelta(seconds=1))
    return response
