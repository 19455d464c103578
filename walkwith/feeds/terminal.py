"""`walkwith import-list`: the same import as from the page, told on the terminal."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from django.db import transaction

from walkwith.accounts.models import Account, Organization
from walkwith.accounts.queries import enter
from walkwith.directory.models import Source
from walkwith.directory.twice import defer_look
from walkwith.feeds import queries
from walkwith.feeds.commands import ask_for_import
from walkwith.feeds.content import temporary_file
from walkwith.feeds.fields import zone_name
from walkwith.feeds.headings import HEADINGS
from walkwith.feeds.hsds.archive import ENDINGS, put_together
from walkwith.feeds.models import ImportRun
from walkwith.feeds.tasks import carry_out
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import Refusal

FIRST_ACCOUNTS = 100
TOLD = 20


def import_list(asked: argparse.Namespace, say: Callable[[str], Any]) -> None:
    """Take in the list of a file or address. Raises `RuntimeError` with the sentence to say."""
    try:
        actor = _who_acts(asked.username, asked.organization)
        run = _carried_out(actor, asked, say)
        if run.state == ImportRun.States.DONE:
            defer_look(actor)
        _tell(actor, run, say)
    except Refusal as refused:
        raise RuntimeError(refused.words) from refused


def _carried_out(actor: Actor, asked: argparse.Namespace, say: Callable[[str], Any]) -> ImportRun:
    is_address = asked.list.startswith(("http://", "https://"))
    path = Path(asked.list)
    if not is_address and not path.is_file() and not _tables_in(path):
        raise RuntimeError(f"There is no file {asked.list}, and no folder of tables.")
    if asked.timezone and not zone_name(asked.timezone, []):
        raise RuntimeError(f"{asked.timezone} is no time zone. Write it like America/New_York.")
    run = ask_for_import(
        actor=actor,
        source_name=asked.source,
        fellowship=asked.fellowship.upper(),
        zone=asked.timezone,
        address=asked.list if is_address else "",
        list_format=asked.format,
        later=False,
    )
    with nullcontext() if is_address else _opened(path) as file:
        said = _columns(asked.column)
        return carry_out(actor=actor, run_id=run.pk, file=file, tell=_telling(say), columns=said)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """A file as it is; of a folder all tables as one package."""
    with ExitStack() as stack:
        if path.is_file():
            yield stack.enter_context(path.open("rb"))
            return
        package = stack.enter_context(temporary_file())
        put_together(
            ((one.name, stack.enter_context(one.open("rb"))) for one in _tables_in(path)), package
        )
        yield package


def _tables_in(folder: Path) -> list[Path]:
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [one for one in found if one.is_file() and one.suffix.lower() in ENDINGS]


def _columns(said: Iterable[str]) -> dict[str, str]:
    """ "name=Group" as {"name": "Group"}."""
    pairs = [one.partition("=") for one in said]
    return {field.strip(): heading.strip() for field, _is, heading in pairs}


def _which_is_which(source: Source, gone: Iterable[str]) -> str:
    if said := ", ".join(f"“{heading}”" for heading in gone):
        return (
            f"This table has no column called {said} any more. Say anew which column is which with"
            " --column, or on the page “Our lists”. The file is kept until then."
        )
    noun = "services" if source.is_of_services else "meetings"
    needed = HEADINGS[source.format].needed
    as_in = " ".join(f'--column {name}="{name.title()}"' for name in needed)
    return (
        f"This is a table, and we take its rows for {noun}. If they are something else, say so with"
        f" --format. Say which column is which with --column, as in {as_in}, or on the page “Our"
        " lists”. The file is kept until then."
    )


def _telling(say: Callable[[str], Any]) -> Callable[[int, int], None]:
    last = -10

    def tell(percent: int, rows: int) -> None:
        nonlocal last
        if percent >= last + 10:
            last = percent
            say(f"  {percent:3} %   {rows:,} rows")

    return tell


def _tell(actor: Actor, run: ImportRun, say: Callable[[str], Any]) -> None:
    with acting_as(actor):
        report = queries.report(actor=actor, run_id=run.pk)
        rows = queries.rows_set_aside(actor=actor, run_id=run.pk, number="1")
    if report.refusal:
        raise RuntimeError(report.refusal)
    if run.state == ImportRun.States.ASKING:
        with acting_as(actor):
            gone = queries.columns_of(actor=actor, run_id=run.pk).gone
        raise RuntimeError(_which_is_which(report.run.source, gone))
    say(", ".join(report.figures) + ".")
    for remark in report.remarks:
        say(f"  {remark}")
    for row in rows.object_list:
        say(f"  row {row.number}: {f'{row.name}. ' if row.name else ''}{row.sentence}")
    if report.set_aside > TOLD:
        say(f"  and {report.set_aside - TOLD:,} more rows, on the page of this import.")
    if run.state == ImportRun.States.HELD:
        raise RuntimeError(
            "More than a fifth of the list is missing, so nothing was changed. Look at it on the"
            " page “Our lists” and say whether to go on."
        )


def _who_acts(username: str, organization: str) -> Actor:
    """The member named, else the first administrator (of the organization named)."""
    accounts = Account.objects.filter(is_active=True).order_by("made_at", "id")
    home = Organization.objects.filter(name=organization).first() if organization else None
    if organization and home is None:
        raise RuntimeError(f"There is no organization called {organization}.")
    if username:
        accounts = accounts.filter(username=username.lower())
    for account in accounts[:FIRST_ACCOUNTS]:
        with transaction.atomic():
            actor = enter(account_id=account.pk, organization_id=home.pk if home else None)
        if actor is None or (home and actor.organization_id != home.pk):
            continue
        if username or actor.role == "administrator":
            return actor
    raise RuntimeError(
        f"Nobody called {username} has a place here."
        if username
        else "There is no organization yet. Open one first: walkwith new-organization --help"
    )
