from walkwith.feeds.views.copies import copy, take_along
from walkwith.feeds.views.runs import (
    fetch_again,
    go_on_anyway,
    import_meetings,
    index,
    leave_as_it_is,
    run,
)

__all__ = [
    "copy",
    "fetch_again",
    "go_on_anyway",
    "import_meetings",
    "index",
    "leave_as_it_is",
    "run",
    "take_along",
]
