from walkwith.feeds.views.copies import copy, take_along
from walkwith.feeds.views.own_services import add_service, edit_service
from walkwith.feeds.views.runs import (
    fetch_again,
    go_on_anyway,
    import_meetings,
    index,
    leave_as_it_is,
    run,
)
from walkwith.feeds.views.secrets import keep_secret, tell_place
from walkwith.feeds.views.sources import (
    ask_rhythm_again,
    changes,
    columns,
    decide_rhythm,
    leave_out,
    name_columns_again,
    put_back,
    quarantine,
    rhythms,
    row,
    source,
    take_down,
    take_up_again,
    taken_for,
)
from walkwith.feeds.views.twins import decide_duplicate

__all__ = [
    "add_service",
    "ask_rhythm_again",
    "changes",
    "columns",
    "copy",
    "decide_duplicate",
    "decide_rhythm",
    "edit_service",
    "fetch_again",
    "go_on_anyway",
    "import_meetings",
    "index",
    "keep_secret",
    "leave_as_it_is",
    "leave_out",
    "name_columns_again",
    "put_back",
    "quarantine",
    "rhythms",
    "row",
    "run",
    "source",
    "take_along",
    "take_down",
    "take_up_again",
    "taken_for",
    "tell_place",
]
