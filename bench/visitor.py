"""Somebody at a browser: one kept connection, cookies, forms filled in and sent."""

import gzip
import html
import http.client
import json
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode

import uuid_utils

TOGETHER = "Walked to the library and back. Talked about the room on Penn Avenue."


@dataclass(slots=True)
class Answer:
    status: int
    body: bytes
    seconds: float
    headers: dict[str, str]

    @property
    def text(self) -> str:
        is_packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if is_packed else self.body).decode()


@dataclass(slots=True)
class Visitor:
    """Signs in with a demo card, then asks for pages as fast as they come."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    connection: http.client.HTTPConnection | None = None

    def sign_in(self, card: str) -> None:
        self.get("/sign-in/")
        answer = self.post(f"/accounts/demo/{card}/", {"next": "/ui/blank/"})
        assert answer.status in (302, 303), f"{card} cannot sign in: {answer.status}"

    def get(self, path: str, *, in_parts: bool = False) -> Answer:
        headers = {"HX-Request": "true", "HX-Target": "found"} if in_parts else {}
        return self._send("GET", path, headers=headers)

    def post(self, path: str, values: dict[str, str]) -> Answer:
        token = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        body = urlencode(token | values).encode()
        return self._send("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _send(
        self, method: str, path: str, body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:  # fmt: skip
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"Host": "localhost", "Accept-Encoding": "gzip", "Accept-Language": "en"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        began = time.perf_counter()
        self.connection.request(method, path, body, sent | (headers or {}))
        response = self.connection.getresponse()
        answer = Answer(response.status, response.read(), time.perf_counter() - began, {})
        for name, value in response.getheaders():
            answer.headers[name.lower()] = value
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return answer


class _Fields(HTMLParser):
    """The values a form would send as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        name, kind = facts.get("name") or "", facts.get("type") or ""
        if tag != "input" or not name or (kind in {"radio", "checkbox"} and "checked" not in facts):
            return
        self.values[name] = facts.get("value") or ""


def note_to_send(page: str) -> dict[str, str]:
    """A note as somebody fills it in: two ticks' worth of words and one next step."""
    form = next(part for part in page.split("<form")[1:] if 'name="note_id"' in part)
    fields = _Fields()
    fields.feed(html.unescape("<form" + form.split("</form>")[0]))
    fields.values.pop("csrfmiddlewaretoken", None)
    return fields.values | {
        "note_id": str(uuid_utils.uuid7()),
        "work": "relationship",
        "together": TOGETHER,
        "felt": "It fits. I did it three times and it fits.",
        "step_1": "Call about the deposit",
    }


def people_on(page: str) -> list[str]:
    """The keys of the participants a page leads to, from the first to the last; on a
    participant's own page, whose plan it leads to.
    """
    found = re.findall(r"/today/people/([0-9a-f-]{36})/", page)
    found = found or re.findall(r"/plans/([0-9a-f-]{36})/", page)
    assert found, "no participant on the page"
    return list(dict.fromkeys(found))


def say(report: object) -> None:
    """Hand a report to the process that asked, as one line."""
    print(json.dumps(report), flush=True)
