"""`kill -9` of the web server and the database while notes are being saved.

No acknowledged note is lost, none is half there, none lacks its look and its history, and what
was never answered can be sent again and is saved once.
"""

import random
import time
from pathlib import Path
from uuid import UUID

import pytest

from tests.proofs.saving import (
    Kept,
    Ledger,
    Phones,
    Sent,
    found_house,
    kept_notes,
    loose_steps,
    unexplained,
)
from tests.setup.house import House


@pytest.mark.parametrize(
    "rounds", [3, pytest.param(60, marks=pytest.mark.prove)], ids="{} kills".format
)
def test_no_note_is_lost_half_kept_or_unseen(folder: Path, rounds: int) -> None:
    house = House(folder, "--no-demo")
    ledger = Ledger()
    with house:
        phones = Phones(house, found_house(folder, people=50))
        for _ in range(rounds):
            kill_while_saving(house, phones)
            house.start()
            _check(house, phones.ledger)
            _send_again(phones)
            ledger.acknowledged += phones.ledger.acknowledged
            phones.ledger = Ledger()
        print(f"{rounds} kills, {len(ledger.acknowledged)} notes, all kept")
    assert len(ledger.acknowledged) > rounds, "hardly anything was saved: this proves nothing"


def kill_while_saving(house: House, phones: Phones) -> None:
    threads = phones.save_until_killed()
    time.sleep(random.uniform(0.2, 1.5))
    house.note_processes()
    doomed = list(house.started)
    random.shuffle(doomed)
    house.kill(*doomed)
    house.main.wait()
    for thread in threads:
        thread.join()
    house.kill(*house.left_over())
    assert house.left_over(within=10) == []


def expected(notes: list[Sent]) -> dict[UUID, Kept]:
    return {note.id: Kept(note.words.strip(), tuple(sorted(note.steps)), 1) for note in notes}


def _check(house: House, ledger: Ledger) -> None:
    assert ledger.refused == []
    there = kept_notes(house)
    for note_id, whole in expected(ledger.acknowledged).items():
        assert there.get(note_id) == whole, "an acknowledged note is lost or half there"
    for note_id, whole in expected(ledger.unanswered).items():
        assert there.get(note_id, whole) == whole, "a note nobody was told about is half there"
    assert unexplained(house) == []
    assert loose_steps(house) == 0


def _send_again(phones: Phones) -> None:
    """What was not answered, and a few that were: each is there once, as it was."""
    again = [*phones.ledger.unanswered, *phones.ledger.acknowledged[-3:]]
    for note in again:
        assert phones.send(phones.clients[0], note), phones.ledger.refused
    there = kept_notes(phones.house)
    for note_id, whole in expected(again).items():
        assert there[note_id] == whole
    assert unexplained(phones.house) == []
    phones.ledger.acknowledged += phones.ledger.unanswered
    phones.ledger.unanswered = []
