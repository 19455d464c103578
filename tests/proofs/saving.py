"""Notes saved from many phones at once, and what the database holds of each afterwards."""

import json
import random
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from tests.proofs.client import Client
from tests.proofs.forms import Form
from tests.setup.house import House, walkwith
from walkwith.foundation.identifiers import new_id

PASSWORD = "walk-with-me-2026"
PHONES = 4
FOUND = """
import json
from tests.conftest import actor_of, an_organization
from walkwith.access.commands import welcome_participant
from walkwith.accounts.commands import add_member
pat = an_organization("Harbor Peers", "pat")
rosa = actor_of(add_member(actor=pat, role="peer_specialist", name="Rosa", username="rosa",
                           password="{password}", credential="CPS"))
people = [welcome_participant(actor=rosa, worker_id=rosa.id, details=dict(preferred_name=f"P{{n}}"))
          for n in range({people})]
print(json.dumps([str(person.pk) for person in people]))
"""


def found_house(folder: Path, people: int) -> list[UUID]:
    """Rosa and so many people she walks with, in the house of `folder`, which is running."""
    script = FOUND.format(password=PASSWORD, people=people)
    done = walkwith("manage", "shell", "--no-imports", "-c", script, folder=folder)
    assert done.returncode == 0, done.stderr
    return [UUID(each) for each in json.loads(done.stdout.splitlines()[-1])]


@dataclass
class Sent:
    """One note as it was sent."""

    id: UUID
    participant_id: UUID
    words: str
    steps: tuple[str, str]

    def fields(self) -> dict[str, object]:
        return {
            "note_id": str(self.id),
            "together": self.words,
            "work": ["relationship", "advocacy"],
            "step_1": self.steps[0],
            "step_2": self.steps[1],
        }


@dataclass
class Ledger:
    """What was sent, and of what the server said that it is kept."""

    acknowledged: list[Sent] = field(default_factory=list)
    unanswered: list[Sent] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class Phones:
    """Several signed-in phones that save notes until they are told to stop."""

    def __init__(self, house: House, people: list[UUID]) -> None:
        self.house = house
        self.people: Iterator[UUID] = cycle(people)
        self.lock = threading.Lock()
        self.ledger = Ledger()
        self.clients = [Client(house.address) for _ in range(PHONES)]
        for client in self.clients:
            client.sign_in("rosa", PASSWORD)
        self.blanks = {client: self._blank(client, people[0]) for client in self.clients}

    def _blank(self, client: Client, participant_id: UUID) -> Form:
        return client.form(f"/contacts/{participant_id}/log/", having="together")

    def save_until_killed(self) -> list[threading.Thread]:
        threads = [threading.Thread(target=self._save, args=[c]) for c in self.clients]
        for thread in threads:
            thread.start()
        return threads

    def send(self, client: Client, note: Sent) -> bool:
        """True when the server says that the note is kept."""
        blank = self.blanks[client]
        form = Form(f"/contacts/{note.participant_id}/log/", "post", False, blank.fields)
        answer = client.send(form, **note.fields())
        if answer.status in {302, 303}:
            return True
        if answer.status < 500:
            with self.lock:
                self.ledger.refused.append(f"{answer.status}: {answer.text[:1500]}")
        return False

    def _save(self, client: Client) -> None:
        while True:
            note = self._next()
            try:
                kept = self.send(client, note)
            except (OSError, HTTPException):
                kept = False
            with self.lock:
                (self.ledger.acknowledged if kept else self.ledger.unanswered).append(note)
            if not kept:
                return

    def _next(self) -> Sent:
        with self.lock:
            participant_id = next(self.people)
        note_id = new_id()
        length = random.choice([20, 200, 2000])
        return Sent(
            note_id,
            participant_id,
            f"{note_id} " + "We talked on the way. " * (length // 22),
            (f"First after {note_id}", f"Then after {note_id}"),
        )


@dataclass(frozen=True)
class Kept:
    """What the database holds of one note."""

    words: str
    steps: tuple[str, ...]
    events: int


def kept_notes(house: House) -> dict[UUID, Kept]:
    """Every note of the house, read as the owner of the tables: no policy hides any."""
    with psycopg.connect(house.database) as connection:
        rows: list[tuple[Any, ...]] = connection.execute(
            """
            SELECT n.id, n.together,
                   ARRAY(SELECT s.words FROM contacts_notestep l
                         JOIN plans_step s ON s.id = l.step_id
                         JOIN foundation_change c ON c.record_id = s.id AND c.event = 'StepAdded'
                         WHERE l.note_id = n.id ORDER BY s.words),
                   (SELECT count(*) FROM foundation_change c
                    WHERE c.record_id = n.id AND c.event = 'NoteWritten')
            FROM contacts_contactnote n
            """
        ).fetchall()
    return {row[0]: Kept(row[1], tuple(row[2]), row[3]) for row in rows}


def unexplained(house: House) -> list[tuple[Any, ...]]:
    """People with more or fewer notes than looks that say a note was written about them."""
    with psycopg.connect(house.database) as connection:
        return connection.execute(
            """
            SELECT p.id, n.notes, l.looks
            FROM people_participant p
            CROSS JOIN LATERAL (SELECT count(*) AS notes FROM contacts_contactnote
                                WHERE participant_id = p.id) n
            CROSS JOIN LATERAL (SELECT count(*) AS looks FROM access_look
                                WHERE participant_id = p.id AND how = 'wrote'
                                  AND 'contact_notes' = ANY (sections)) l
            WHERE n.notes <> l.looks
            """
        ).fetchall()


def loose_steps(house: House) -> int:
    """Steps that no note leads to: halves of notes that never were."""
    with psycopg.connect(house.database) as connection:
        row = connection.execute(
            "SELECT count(*) FROM plans_step s"
            " WHERE NOT EXISTS (SELECT 1 FROM contacts_notestep l WHERE l.step_id = s.id)"
        ).fetchone()
    return int(row[0]) if row else 0
