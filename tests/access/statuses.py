"""Who asks about Dee, and how a row of `expected_statuses.py` is read."""

import re
from collections.abc import Iterator

# Everybody who asks, and what stands between them and Dee.
VIEWERS = {
    "rosa": "walks with her",
    "beth": "is her backup",
    "lorraine": "leads Rosa",
    "dee": "is herself",
    "marcus": "stands in for Rosa; Dee agreed to name, how to reach her, and schedule",
    "ed": "opened her record in an emergency",
    "rita": "leads Ed, and looks into that emergency",
    "priya": "is the privacy contact whom Dee asked something; an administrator, too",
    "paula": "is a partner for whom Dee signed: name and plan",
    "sam": "is a supporter for whom Dee signed: name and schedule",
    "mona": "stands in for Rosa; Dee agreed to nothing",
    "tom": "walks with her, and is kept out by a block",
    "olga": "is a partner whose consent was revoked",
    "june": "is the worker next door",
    "pat": "is the administrator",
    "kit": "is of another house",
    "nobody": "is not signed in",
}
GROUPS = {
    "circle": ("rosa", "beth", "lorraine", "dee"),
    "administrators": ("pat", "priya"),
    "guests": ("paula", "sam", "olga"),
}
# For them Dee is like somebody who does not exist.
STRANGERS = ("mona", "tom", "olga", "june", "pat", "kit")
SIGN_IN = 302  # where nobody is sent


def statuses(row: str) -> dict[str, int]:
    """ "200 circle ed; 403 sam; 404" is 200 for these, 403 for Sam, and 404 for everybody else.

    Nobody is sent to sign in, unless the row names them.
    """
    said: dict[str, int] = {}
    *named, (otherwise, rest) = _clauses(row)
    assert not rest, f"{row!r}: end with the status of everybody else"
    for status, names in named:
        for name in names:
            assert name in VIEWERS, f"{row!r}: {name} is no viewer of {__name__}"
            assert name not in said, f"{row!r}: {name} stands there twice"
            said[name] = status
    return dict.fromkeys(VIEWERS, otherwise) | {"nobody": SIGN_IN} | said


def _clauses(row: str) -> Iterator[tuple[int, list[str]]]:
    for clause in re.split(r"\s*;\s*", row):
        status, *words = clause.split()
        yield int(status), [name for word in words for name in GROUPS.get(word, (word,))]
