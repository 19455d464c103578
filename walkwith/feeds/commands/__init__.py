from walkwith.feeds.commands.asking import ask_for_import, fetch_again
from walkwith.feeds.commands.runs import (
    begin_run,
    go_on_anyway,
    import_list,
    leave_as_it_is,
    note_unchanged,
    refuse_run,
)

__all__ = [
    "ask_for_import",
    "begin_run",
    "fetch_again",
    "go_on_anyway",
    "import_list",
    "leave_as_it_is",
    "note_unchanged",
    "refuse_run",
]
