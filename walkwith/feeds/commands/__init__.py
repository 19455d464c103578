from walkwith.feeds.commands.asking import ask_for_import, fetch_again
from walkwith.feeds.commands.own_places import add_own_service, edit_service
from walkwith.feeds.commands.quarantine import leave_out, mend_row, take_up_again
from walkwith.feeds.commands.rhythms import ask_rhythm_again, decide_rhythm
from walkwith.feeds.commands.runs import (
    begin_run,
    go_on_anyway,
    import_list,
    leave_as_it_is,
    note_unchanged,
    refuse_run,
)
from walkwith.feeds.commands.secrets import decide_duplicate, keep_secret, tell_place
from walkwith.feeds.commands.sources import (
    keep_source,
    name_columns,
    name_columns_again,
    put_back,
    take_down,
    take_table_for,
)

__all__ = [
    "add_own_service",
    "ask_for_import",
    "ask_rhythm_again",
    "begin_run",
    "decide_duplicate",
    "decide_rhythm",
    "edit_service",
    "fetch_again",
    "go_on_anyway",
    "import_list",
    "keep_secret",
    "keep_source",
    "leave_as_it_is",
    "leave_out",
    "mend_row",
    "name_columns",
    "name_columns_again",
    "note_unchanged",
    "put_back",
    "refuse_run",
    "take_down",
    "take_table_for",
    "take_up_again",
    "tell_place",
]
