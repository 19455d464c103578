"""Fetching: never anywhere private, never without end, and always with a plain reason."""

import http.server
import io
import ipaddress
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.conftest import Cast
from tests.feeds.made import rows
from walkwith.directory.models import Meeting, Source
from walkwith.feeds import fetching
from walkwith.feeds.commands import ask_for_import, fetch_again
from walkwith.feeds.fetching import Bounds, fetch, is_public
from walkwith.feeds.models import ImportRun
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.tasks import carry_out
from walkwith.feeds.words import refusal_sentence
from walkwith.foundation.actor import acting_as
from walkwith.foundation.errors import Refused

Answer = Callable[["Handler"], None]
MEGABYTE = 1024**2


class Handler(http.server.BaseHTTPRequestHandler):
    answers: dict[str, Answer]
    asked: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("If-None-Match")))
        try:
            self.answers[self.path](self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Quiet."""

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        headers.setdefault("Content_Length", str(len(body)))
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


class Site:
    """A server on this machine that answers what a test tells it to."""

    def __init__(self) -> None:
        handler = type("Told", (Handler,), {"answers": {}, "asked": []})
        self.answers: dict[str, Answer] = handler.answers  # type: ignore[attr-defined]
        self.asked: list[tuple[str, str | None]] = handler.asked  # type: ignore[attr-defined]
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def at(self, path: str, answer: Answer) -> str:
        self.answers[path] = answer
        return f"http://127.0.0.1:{self.server.server_port}{path}"


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def here(most_bytes: int = MEGABYTE, **changes: Any) -> Bounds:
    """Bounds that let a test reach this machine; the web form never makes such."""
    return Bounds(most_bytes, may_reach=lambda address: address.is_loopback, **changes)


def refusal(url: str, bounds: Bounds) -> str:
    with pytest.raises(FeedRefused) as caught:
        fetch(url, io.BytesIO(), bounds=bounds)
    assert refusal_sentence(caught.value.code, caught.value.values)
    return caught.value.code


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "192.0.2.1",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "2001:0:53aa:64c::1",
        "2001:db8::1",
    ],
)
def test_private_addresses(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "2002:5db8:d70e::"])
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://example.org/feed.json", "bad_address"),
        ("file:///etc/passwd", "bad_address"),
        ("gopher://example.org", "bad_address"),
        ("https://", "bad_address"),
        ("https://example.org:99999/", "bad_address"),
        ("https://[::1", "bad_address"),
        ("meetings", "bad_address"),
        ("https://me:secret@example.org/", "address_with_password"),
        ("http://127.0.0.1/", "private_address"),
        ("http://localhost/", "private_address"),
        ("http://[::1]:80/", "private_address"),
        ("http://2130706433/", "private_address"),
        ("http://0x7f.1/", "private_address"),
        ("http://[::ffff:169.254.169.254]/latest/", "private_address"),
        ("http://no-such-name.invalid/", "unknown_name"),
        ("http://" + "a" * 300 + ".example/", "unknown_name"),
    ],
)
def test_addresses_we_do_not_ask(url: str, code: str) -> None:
    assert refusal(url, Bounds(MEGABYTE)) == code


def test_a_feed_and_its_mark(site: Site) -> None:
    url = site.at("/feed.json?a=1", lambda it: it.say(200, b"[1]", ETag='"one"'))
    into = io.BytesIO()
    assert fetch(url, into, bounds=here()).etag == '"one"'
    assert into.getvalue() == b"[1]"


def test_not_modified(site: Site) -> None:
    url = site.at("/feed", lambda it: it.say(304, Content_Length=""))
    assert fetch(url, io.BytesIO(), bounds=here(), etag='"one"').is_unchanged
    assert site.asked == [("/feed", '"one"')]


def test_redirects_are_followed_a_few_times(site: Site) -> None:
    site.at("/there", lambda it: it.say(200, b"[]"))
    site.at("/two", lambda it: it.say(302, Location="/there"))
    url = site.at("/one", lambda it: it.say(301, Location="/two"))
    into = io.BytesIO()
    fetch(url, into, bounds=here())
    assert into.getvalue() == b"[]"
    loop = site.at("/loop", lambda it: it.say(302, Location="/loop"))
    site.asked.clear()
    assert refusal(loop, here()) == "too_many_redirects"
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("http://10.0.0.1/", "private_address"),
        ("http://169.254.169.254/latest/meta-data/", "private_address"),
        ("file:///etc/passwd", "bad_address"),
        ("http://me:secret@127.0.0.1/", "address_with_password"),
    ],
)
def test_a_redirect_is_checked_like_the_first(site: Site, to: str, code: str) -> None:
    url = site.at("/away", lambda it: it.say(302, Location=to))
    assert refusal(url, here()) == code


def test_a_name_that_changes_its_answer_leads_nowhere(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first answer is public; every later one is this machine, where the site listens."""
    port = site.server.server_port
    url = site.at("/feed", lambda it: it.say(200, b"[]")).replace("127.0.0.1", "rebind.example")
    answers = iter(["93.184.215.14"])
    tried: list[str] = []

    def look_up(host: str, *_: Any, **__: Any) -> list[Any]:
        address = next(answers, "127.0.0.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    assert refusal(url, Bounds(MEGABYTE)) == "unreachable"
    assert tried == ["93.184.215.14"]
    assert site.asked == []


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(*_: Any, **__: Any) -> list[Any]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))
            for address in ("93.184.215.14", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    assert refusal("http://both.example/", Bounds(MEGABYTE)) == "private_address"


@pytest.mark.parametrize(
    ("status", "code"),
    [(401, "not_welcome"), (403, "not_welcome"), (404, "status"), (500, "status"), (304, "status")],
)
def test_answers_that_are_no_list(site: Site, status: int, code: str) -> None:
    assert refusal(site.at("/x", lambda it: it.say(status)), here()) == code


def test_a_packed_answer(site: Site) -> None:
    url = site.at("/x", lambda it: it.say(200, b"\x1f\x8b" * 9, Content_Encoding="gzip"))
    assert refusal(url, here()) == "packed"


def test_too_large_by_what_it_says(site: Site) -> None:
    url = site.at("/x", lambda it: it.say(200, b"[", Content_Length=str(10**12)))
    assert refusal(url, here()) == "too_big"


def test_too_large_whatever_it_says(site: Site) -> None:
    """200 MB from a server that does not say how much: we stop at the limit."""
    sent = 0

    def flood(it: Handler) -> None:
        nonlocal sent
        it.say(200, Content_Length="")
        for _ in range(200):
            it.wfile.write(b"x" * MEGABYTE)
            sent += 1

    assert refusal(site.at("/x", flood), here()) == "too_big"
    assert sent < 20


def test_a_certificate_is_asked_for_by_the_name_that_was_typed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The connection goes to an address; who answers there must be the name."""
    there = ipaddress.ip_address("93.184.215.14")
    monkeypatch.setattr(fetching, "_reachable", lambda *_: [there])
    made: Any = fetching._connection(fetching.checked("https://lists.example/x"), Bounds(MEGABYTE))
    named = (made.host, made.server_hostname, made.assert_hostname)
    assert named == ("93.184.215.14", "lists.example", "lists.example")
    assert made.cert_reqs in (None, ssl.CERT_REQUIRED) and made.ssl_context is None


def test_it_says_more_than_it_sends(site: Site) -> None:
    url = site.at("/x", lambda it: it.say(200, b"[1", Content_Length="500"))
    assert refusal(url, here()) == "broke_off"


@pytest.mark.parametrize("where", ["body", "headers"])
def test_a_server_that_only_trickles(site: Site, where: str) -> None:
    def trickle(it: Handler) -> None:
        if where == "body":
            it.say(200, Content_Length="5000")
        for _ in range(100):
            it.wfile.write(b"x")
            it.wfile.flush()
            time.sleep(0.05)

    began = time.monotonic()
    assert refusal(site.at("/x", trickle), here(seconds=0.6)) == "too_slow"
    assert time.monotonic() - began < 3


def test_a_silent_server(site: Site) -> None:
    url = site.at("/x", lambda it: time.sleep(2))
    assert refusal(url, here(silence=0.3)) == "too_slow"


def test_nobody_there(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/", here()) == "unreachable"


def test_no_certificate(site: Site) -> None:
    url = site.at("/x", lambda it: it.say(200)).replace("http:", "https:")
    assert refusal(url, here()) == "not_secure"


def carried_out(cast: Cast, run: ImportRun) -> ImportRun:
    return carry_out(actor=cast.rosa, run_id=run.pk, tell=lambda percent, rows: None, bounds=here())


def test_from_an_address_and_again(cast: Cast, site: Site) -> None:
    body = json.dumps(rows(3)).encode()

    def answer(it: Handler) -> None:
        if it.headers.get("If-None-Match") == '"v1"':
            it.say(304, Content_Length="")
        else:
            it.say(200, body, ETag='"v1"')

    url = site.at("/feed", answer)
    with acting_as(cast.rosa):
        asked = ask_for_import(
            actor=cast.rosa, source_name="By address", fellowship="AA", address=url, later=False
        )
        assert carried_out(cast, asked).counts["new"] == 3
        source = Source.objects.get()
        first = source.fetched_at
        again = fetch_again(actor=cast.rosa, source_id=source.pk)
        assert carried_out(cast, again).counts == {"same": 3, "unlisted": 0}
        source.refresh_from_db()
        assert first is not None and source.fetched_at is not None and source.fetched_at > first
        assert Meeting.objects.filter(unlisted_at=None).count() == 3


def test_a_private_address_is_refused_in_words(cast: Cast) -> None:
    with acting_as(cast.rosa):
        run = ask_for_import(
            actor=cast.rosa,
            source_name="Inside",
            fellowship="AA",
            address="http://127.0.0.1:9/feed",
            later=False,
        )
        ended = carry_out(actor=cast.rosa, run_id=run.pk, tell=lambda percent, rows: None)
    assert ended.state == "refused"
    assert ended.problem == {"code": "private_address", "host": "127.0.0.1"}
    with pytest.raises(Refused):
        ask_for_import(
            actor=cast.rosa, source_name="Odd", fellowship="AA", address="javascript:alert(1)"
        )
