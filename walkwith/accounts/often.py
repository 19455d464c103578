"""How often one address does something: of the address only a sealed mark is kept, for a while."""

import ipaddress

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from walkwith.accounts.adapter import Adapter
from walkwith.foundation import clock

# One household or phone has a whole network of this length to itself.
NETWORK_V6 = 64


def times_of(request: HttpRequest, what: str, *, seconds: int) -> int:
    """How many times the address has done this in the stretch of `seconds` that runs now."""
    return int(cache.get(_key(request, what, seconds), 0))


def count_one(request: HttpRequest, what: str, *, seconds: int) -> int:
    """Once more; answers how many times it is now."""
    key = _key(request, what, seconds)
    count = int(cache.get(key, 0)) + 1
    cache.set(key, count, timeout=seconds + 30)
    return count


def _key(request: HttpRequest, what: str, seconds: int) -> str:
    stretch = int(clock.now().timestamp()) // seconds
    return salted_hmac("walkwith.often", f"{what}|{_address(request)}|{stretch}").hexdigest()


def _address(request: HttpRequest) -> str:
    said = str(Adapter().get_client_ip(request))
    try:
        found = ipaddress.ip_address(said)
    except ValueError:
        return said
    if found.version == 4:
        return said
    return str(ipaddress.ip_network((found, NETWORK_V6), strict=False))
