from walkwith.feeds.views.copies import copy, take_along
from walkwith.feeds.views.runs import (
    fetch_again,
    go_on_anyway,
    import_meetings,
    index,
    leave_as_it_is,
    run,
)
from walkwith.feeds.views.sources import (
    changes,
    columns,
    decide_rhythm,
    leave_out,
    put_back,
    quarantine,
    rhythms,
    row,
    source,
    take_down,
    take_up_again,
)

__all__ = [
    "changes",
    "columns",
    "copy",
    "decide_rhythm",
    "fetch_again",
    "go_on_anyway",
    "import_meetings",
    "index",
    "leave_as_it_is",
    "leave_out",
    "put_back",
    "quarantine",
    "rhythms",
    "row",
    "run",
    "source",
    "take_along",
    "take_down",
    "take_up_again",
]
