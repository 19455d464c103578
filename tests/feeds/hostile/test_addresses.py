"""Hostile addresses lead nowhere: no connection is made, and a sentence says why."""

import io
import ipaddress
import socket
from contextlib import contextmanager
from typing import Any

import pytest

from tests.feeds.hostile.addresses import MALFORMED, NAMES, PRIVATE, REDIRECTS, WITH_PASSWORD
from walkwith.feeds import fetching
from walkwith.feeds.fetching import Bounds, fetch
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.words import refusal_sentence

REAL = socket.getaddrinfo
PUBLIC = "93.184.215.14"


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where a connection was begun. Names are answered by the test, the network by nobody."""
    begun: list[str] = []

    def look_up(host: Any, port: Any, *_: Any, **__: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        known = NAMES.get(name.lower())
        if known is None:
            return REAL(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        families = [(socket.AF_INET6 if ":" in one else socket.AF_INET, one) for one in known]
        return [(family, socket.SOCK_STREAM, 6, "", (one, port)) for family, one in families]

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        begun.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    return begun


def refusal(url: str) -> str:
    """The code of the refusal; its sentence has no hole. "" when it was not refused."""
    try:
        fetch(url, io.BytesIO(), bounds=Bounds(1000, seconds=5))
    except FeedRefused as refused:
        sentence = refusal_sentence(refused.code, refused.values)
        assert sentence and "%(" not in sentence
        assert refused.code != "our_fault"
        return refused.code
    return ""


def test_there_are_enough_of_them() -> None:
    forms = {*PRIVATE, *MALFORMED, *WITH_PASSWORD, *REDIRECTS}
    assert len(forms) >= 250


def test_nothing_private_is_reached(tried: list[str]) -> None:
    wrong = []
    for host in PRIVATE:
        for url in (f"http://{host}/feed.json", f"https://{host}:8443/"):
            if refusal(url) not in ("private_address", "unknown_name", "bad_address"):
                wrong.append(url)
    assert (wrong, tried) == ([], [])


def test_literal_addresses_are_known_for_what_they_are(tried: list[str]) -> None:
    """These are not only unknown: they are seen to be private."""
    for host in ("127.1", "0x7f.1", "017700000001", "2852039166", "[::ffff:7f00:1]", "[::]"):
        assert refusal(f"http://{host}/") == "private_address", host


def test_what_is_no_address_is_not_asked(tried: list[str]) -> None:
    answers = {url: refusal(url) for url in MALFORMED}
    bad = {"bad_address", "unknown_name", "private_address", "address_with_password"}
    long = {url for url in MALFORMED if url.startswith("http://example.org/a")}
    assert {url: code for url, code in answers.items() if code not in bad} == {}
    assert len(long) == 1 and tried == []


def test_nobody_is_signed_in_anywhere(tried: list[str]) -> None:
    codes = {url: refusal(url) for url in WITH_PASSWORD}
    assert set(codes.values()) <= {"address_with_password", "bad_address"}, codes
    assert tried == []


class _Away:
    """An answer that sends on."""

    status = 302

    def __init__(self, to: str) -> None:
        self.headers = {"Location": to}


def test_a_public_site_sends_nobody_inside(
    tried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the first answer is made up; where it leads is checked as in earnest."""
    first = fetching._answer
    for to in REDIRECTS:

        @contextmanager
        def answer(url: str, *rest: Any, to: str = to) -> Any:
            if url == f"http://{PUBLIC}/":
                yield _Away(to)
            else:
                with first(url, *rest) as real:
                    yield real

        monkeypatch.setattr(fetching, "_answer", answer)
        assert refusal(f"http://{PUBLIC}/"), to
    # A path of the public site itself may be asked for there.
    assert set(tried) <= {PUBLIC}


def test_a_name_that_changes_its_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked once, and the very address that was checked is the one that is called."""
    answers = [PUBLIC, "127.0.0.1", "169.254.169.254"]
    asked: list[str] = []
    called: list[str] = []

    def look_up(host: str, port: int, *_: Any, **__: Any) -> Any:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers[len(asked) - 1], port))]

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        called.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    assert refusal("http://rebind.example/") == "unreachable"
    assert (asked, called) == (["rebind.example"], [PUBLIC])


def test_every_private_network_is_known() -> None:
    """By the registries of special addresses (RFC 6890 and after), first and last of each."""
    for network in SPECIAL:
        inside = ipaddress.ip_network(network)
        for address in (inside[0], inside[-1], inside[inside.num_addresses // 2]):
            assert not fetching.is_public(address), address


SPECIAL = [
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
    *("172.16.0.0/12", "192.0.0.0/29", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"),
    *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    *("::/128", "::1/128", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64"),
    *("2001::/32", "2001:2::/48", "2001:db8::/32", "2001:10::/28", "3fff::/20", "5f00::/16"),
    *("fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "2002:a00::/24", "2002:c0a8::/32"),
]
