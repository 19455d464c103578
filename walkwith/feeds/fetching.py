"""Fetching a feed from an address somebody typed, without being led anywhere private.

The name is looked up once, every address it has must be public, and the connection goes to that
very address: a name that answers differently a moment later (DNS rebinding) leads nowhere. Each
redirect is checked the same way. Time and size are bounded whatever the server says.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from typing import BinaryIO
from urllib.parse import SplitResult, urljoin, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from walkwith.feeds.refusals import FeedRefused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
REDIRECTS = {301, 302, 303, 307, 308}
MOST_REDIRECTS = 3
SECONDS_IN_ALL = 120.0
SECONDS_OF_SILENCE = 15.0
PIECE = 64 * 1024
# Not public, whatever the library of this Python knows of them: other addresses in disguise
# (NAT64, 6to4 relays, IPv4-compatible), retired or reserved ones, and where clouds keep secrets.
NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "168.63.129.16/32"),
        *("64:ff9b::/96", "64:ff9b:1::/48", "::/96", "100::/64", "fec0::/10"),
        *("2001::/23", "3fff::/20", "5f00::/16"),
    )
)
WHO_WE_ARE = "Walkwith/0.1 (list of recovery meetings)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the mark of this version of the feed, and whether it is the one we have."""

    etag: str
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much, how long, and to whom a fetch may go."""

    most_bytes: int
    seconds: float = SECONDS_IN_ALL
    silence: float = SECONDS_OF_SILENCE
    may_reach: Callable[[Address], bool] = lambda address: is_public(address)


def is_public(address: Address) -> bool:
    """Is this an address of the open internet, and of nothing hidden inside another form?"""
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour
        if inside is not None:
            return is_public(inside)
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
        and not address.is_link_local
        and not any(address in network for network in NEVER)
    )


def fetch(url: str, into: BinaryIO, *, bounds: Bounds, etag: str = "") -> Fetched:
    """Write what `url` leads to into a file. Raises `FeedRefused` with the reason."""
    until = time.monotonic() + bounds.seconds
    for _ in range(MOST_REDIRECTS + 1):
        with _answer(url, etag, bounds, until) as answer:
            if answer.status in REDIRECTS:
                url = _joined(url, answer.headers.get("Location", ""))
                continue
            if answer.status == 304 and etag:
                return Fetched(etag=etag, is_unchanged=True)
            _check(answer, bounds)
            _pour(answer, into, bounds, until)
            return Fetched(etag=answer.headers.get("ETag", "")[:200])
    raise FeedRefused("too_many_redirects")


def _joined(url: str, to: str) -> str:
    try:
        return urljoin(url, to)
    except ValueError:
        raise FeedRefused("bad_address") from None


def checked(url: str) -> SplitResult:
    """The parts of a web address we are willing to ask. Raises `FeedRefused`."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise FeedRefused("bad_address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise FeedRefused("bad_address")
    if "@" in parts.netloc:
        raise FeedRefused("address_with_password")
    return parts


def _check(answer: BaseHTTPResponse, bounds: Bounds) -> None:
    if answer.status in (401, 403):
        raise FeedRefused("not_welcome")
    if answer.status != 200:
        raise FeedRefused("status", number=answer.status)
    if answer.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):
        raise FeedRefused("packed")
    said = answer.headers.get("Content-Length", "")
    if said.isdigit() and int(said) > bounds.most_bytes:
        raise too_big(bounds.most_bytes)


def too_big(most_bytes: int) -> FeedRefused:
    return FeedRefused("too_big", megabytes=most_bytes // 1024**2)


def _pour(answer: BaseHTTPResponse, into: BinaryIO, bounds: Bounds, until: float) -> None:
    total = 0
    while piece := answer.read1(PIECE):
        total += len(piece)
        if total > bounds.most_bytes:
            raise too_big(bounds.most_bytes)
        if time.monotonic() > until:
            raise FeedRefused("too_slow")
        into.write(piece)
    if answer.length_remaining:
        raise FeedRefused("broke_off")


@contextmanager
def _answer(url: str, etag: str, bounds: Bounds, until: float) -> Iterator[BaseHTTPResponse]:
    """Ask one address, once; close it in time even when the server only trickles."""
    parts = checked(url)
    left = until - time.monotonic()
    connection = _connection(parts, bounds)
    alarm = threading.Timer(max(left, 0), _hang_up, [connection])
    alarm.daemon = True
    alarm.start()
    try:
        connection.request(
            "GET",
            (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
            headers=_headers(parts, etag),
            preload_content=False,
            decode_content=False,
        )
        with closing(connection.getresponse()) as answer:
            yield answer
    except (HTTPError, HTTPException, OSError, ValueError, AttributeError) as problem:
        if time.monotonic() >= until or isinstance(problem, TimeoutError):
            raise FeedRefused("too_slow") from problem
        raise _in_words(problem) from problem
    finally:
        alarm.cancel()
        connection.close()


def _in_words(problem: Exception) -> FeedRefused:
    name = type(problem).__name__
    if "Timeout" in name:
        return FeedRefused("too_slow")
    if "SSL" in name or "Certificate" in name:
        return FeedRefused("not_secure")
    if "Protocol" in name or "Incomplete" in name:
        return FeedRefused("broke_off")
    return FeedRefused("unreachable")


def _headers(parts: SplitResult, etag: str) -> dict[str, str]:
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    headers = {
        "Host": f"{host}:{parts.port}" if parts.port else host,
        "User-Agent": WHO_WE_ARE,
        "Accept": "application/json, */*;q=0.1",
        "Accept-Encoding": "identity",
    }
    return headers | ({"If-None-Match": etag} if etag else {})


def _connection(parts: SplitResult, bounds: Bounds) -> HTTPConnection:
    host = parts.hostname or ""
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    address = str(_reachable(host, port, bounds)[0])
    if secure:
        return HTTPSConnection(
            address, port, timeout=bounds.silence, server_hostname=host, assert_hostname=host
        )
    return HTTPConnection(address, port, timeout=bounds.silence)


def _reachable(host: str, port: int, bounds: Bounds) -> list[Address]:
    """The addresses of a name. One that may not be reached is enough to refuse them all."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [ipaddress.ip_address(entry[4][0]) for entry in found]
    except (OSError, ValueError, UnicodeError):
        raise FeedRefused("unknown_name", host=host[:100]) from None
    if not addresses:
        raise FeedRefused("unknown_name", host=host[:100])
    if not all(bounds.may_reach(address) for address in addresses):
        raise FeedRefused("private_address", host=host[:100])
    return sorted(addresses, key=lambda address: address.version)


def _hang_up(connection: HTTPConnection) -> None:
    sock = connection.sock
    if sock is not None:
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            connection.close()
