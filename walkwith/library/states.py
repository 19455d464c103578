"""Which state a ZIP code is in, from what is packed with the program; nobody is asked."""

import re
from functools import lru_cache

import zipcodes


@lru_cache(maxsize=1000)
def state_of_zip(code: str) -> str:
    """ "pa" for "15201"; empty when there is no such code."""
    if not re.fullmatch(r"[0-9]{5}(-[0-9]{4})?", code):
        return ""
    found = zipcodes.matching(code[:5])  # type: ignore[no-untyped-call]
    return str(found[0]["state"]).lower() if found else ""
