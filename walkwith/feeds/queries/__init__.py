from walkwith.feeds.queries.keeping import (
    KINDS_OF_CHANGE,
    Columns,
    SourceFacts,
    ToldChange,
    changes_of,
    columns_of,
    rhythms,
    source_facts,
)
from walkwith.feeds.queries.quarantine import (
    RowToMend,
    last_left_out,
    next_row,
    row_to_mend,
    rows_left,
)
from walkwith.feeds.queries.runs import (
    Report,
    SetAside,
    SourceLine,
    report,
    rows_set_aside,
    sources,
)

__all__ = [
    "KINDS_OF_CHANGE",
    "Columns",
    "Report",
    "RowToMend",
    "SetAside",
    "SourceFacts",
    "SourceLine",
    "ToldChange",
    "changes_of",
    "columns_of",
    "last_left_out",
    "next_row",
    "report",
    "rhythms",
    "row_to_mend",
    "rows_left",
    "rows_set_aside",
    "source_facts",
    "sources",
]
