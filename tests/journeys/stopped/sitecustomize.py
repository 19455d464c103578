"""Python reads this first, in every process of a house whose clock stands still.

`WALKWITH_STOPPED` names the file that holds the moment: to let time pass is to write another one.
"""

import datetime as dt
import os
from contextvars import ContextVar, Token
from pathlib import Path

from walkwith.foundation import clock


class Stopped:
    """Stands in for the clock's own variable; a moment set within the program still wins."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.within: ContextVar[dt.datetime | None] = ContextVar("within", default=None)

    def get(self) -> dt.datetime:
        return self.within.get() or dt.datetime.fromisoformat(self.file.read_text())

    def set(self, moment: dt.datetime | None) -> Token[dt.datetime | None]:
        return self.within.set(moment)

    def reset(self, token: Token[dt.datetime | None]) -> None:
        self.within.reset(token)


if "WALKWITH_STOPPED" in os.environ:
    clock._stopped = Stopped(Path(os.environ["WALKWITH_STOPPED"]))  # type: ignore[assignment]
