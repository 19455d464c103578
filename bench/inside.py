"""Pages asked for inside this process, to count their statements and to explain the slowest."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, connections
from django.test import Client

from bench.budgets import ALL_PEOPLE, PEOPLE_OF, Page
from bench.visitor import note_to_send, people_on
from walkwith.accounts.models import Account

WRITTEN = ("contacts_notestep", "contacts_contactnote", "plans_step", "access_look",
           "foundation_change")  # fmt: skip
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "EXPLAIN")
Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


@dataclass(slots=True)
class Statements:
    """What a page asked of the database: each statement, its values and its seconds."""

    asked: list[tuple[str, Any, float]] = field(default_factory=list)

    def __call__(
        self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        began = time.perf_counter()
        answer = execute(sql, params, many, context)
        if not sql.lstrip().upper().startswith(NOT_COUNTED):
            self.asked.append((sql, params, time.perf_counter() - began))
        return answer

    def slowest(self) -> tuple[str, Any, float]:
        return max(self.asked, key=lambda one: one[2])


class Inside:
    """The cast's members signed in with Django's own client."""

    def __init__(self) -> None:
        self._clients: dict[str, Client] = {}
        self._people: dict[str, list[str]] = {}

    def count(self, page: Page) -> int:
        """Statements of one page, its own kind asked before so that nothing is new."""
        self.ask(page)
        return len(self.ask(page).asked)

    def ask(self, page: Page) -> Statements:
        client, path = self._client(page.card), page.of(self._people_of(page.card))
        headers = {"HX-Request": "true"} if page.in_parts else {}
        if page.is_save:
            note = note_to_send(client.get(path).content.decode())
            with counted() as statements:
                answer = client.post(path, note, headers=headers)
        else:
            with counted() as statements:
                answer = client.get(path, headers=headers)
        assert answer.status_code in (200, 302, 303), f"{page.name}: {answer.status_code}"
        return statements

    def explain(self, page: Page) -> str:
        """How PostgreSQL goes about the slowest statement of a page."""
        self.ask(page)
        statements = self.ask(page)
        sql, _, seconds = slowest = statements.slowest()
        place = [one for one in statements.asked if one[0] == sql].index(slowest)
        is_read = sql.lstrip().upper().startswith(("SELECT", "WITH", "("))
        plan: list[str] = []
        seen = 0

        def explaining(
            execute: Execute, asked: str, params: Any, many: bool, context: dict[str, Any]
        ) -> Any:
            nonlocal seen
            if asked == sql and (seen := seen + 1) == place + 1:
                how = "ANALYZE, BUFFERS" if is_read else "VERBOSE"
                execute(f"EXPLAIN ({how}) {sql}", params, many, context)
                plan.extend(row[0] for row in context["cursor"].fetchall())
            return execute(asked, params, many, context)

        with connection.execute_wrapper(explaining):
            self.ask(page)
        return "\n".join([f"{seconds * 1000:.1f} ms", sql, "", *plan])

    def _client(self, card: str) -> Client:
        if card not in self._clients:
            client = Client(SERVER_NAME="localhost")
            client.force_login(Account.objects.get(demo_card=card))
            self._clients[card] = client
        return self._clients[card]

    def _people_of(self, card: str) -> list[str]:
        if card not in self._people:
            page = self._client(card).get(PEOPLE_OF.get(card, ALL_PEOPLE)).content.decode()
            self._people[card] = people_on(page)
        return self._people[card]


def forget_what_was_saved(since: dt.datetime) -> None:
    """Take back what the measuring itself wrote, so that the next one finds the same house."""
    with connections["owner"].cursor() as cursor:
        for table in WRITTEN:
            moment = "at" if table == "foundation_change" else "made_at"
            cursor.execute(f"DELETE FROM {table} WHERE {moment} >= %s", [since])


@contextmanager
def counted() -> Iterator[Statements]:
    statements = Statements()
    with connection.execute_wrapper(statements):
        yield statements
