from walkwith.feeds.queries.runs import (
    Report,
    SetAside,
    SourceLine,
    report,
    rows_set_aside,
    sources,
)

__all__ = [
    "Report",
    "SetAside",
    "SourceLine",
    "report",
    "rows_set_aside",
    "sources",
]
