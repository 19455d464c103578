"""The copy: complete, the same in all three forms, and just what the account says."""

import datetime as dt
import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from tests.access.everything_of_dee import Scene, everything_of_dee
from tests.access.leaving import a_consent, a_recipient, account
from tests.architecture.source import ROOT
from tests.conftest import Cast
from tests.feeds.copying import (
    copy_of,
    data,
    opened,
    pdf_of,
    squeezed,
    text_of_page,
    text_of_pdf,
)
from walkwith.access.commands import Leaving
from walkwith.access.models import Answer, ConsentScan, Disclosure
from walkwith.access.notices import notice_named
from walkwith.access.protection import protected_models
from walkwith.contacts.models import ContactNote
from walkwith.feeds.copies.record import record_of
from walkwith.feeds.typesetting import is_drawn
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.people.models import Participant, ParticipantRecord
from walkwith.people.sections import SECTIONS
from walkwith.plans.commands import add_step

pytestmark = pytest.mark.usefixtures("beside")

# The models about somebody that no part of the copy is made of, and why.
NOT_COPIED = {
    "ConsentRecipient": "stands in the consent it belongs to",
    "ConsentScan": "goes along as a file in papers/",
    "Draft": "not written yet: its author alone reads it, and it is no part of the record",
    "NoteStep": "stands in the note it belongs to",
}
HOSTILE = [
    '<script>alert("x")</script>&amp;<b>bold</b>',
    '#import "@preview/x:1.0.0": *; #panic("no") #include "a.typ"',
    "*strong* _thin_ $x^2$ @there <label> `raw` \\ // no /* no */ [a] {b}",
    "Dee \u202eevil\u202c \u2066there\u2069",
    "Dee \u0007 and \u001b[31mred\u007f",
    "Deirdre “Dee” O’Quill-Ñandú 李 🙂",
]


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return everything_of_dee(cast, has_sent=False)


def leaving_for(cast: Cast, sections: Any = SECTIONS) -> Leaving:
    return Leaving(
        participant=Participant.objects.get(pk=cast.dee.pk),
        sections=tuple(sections),
        notice=notice_named("own-1", "en"),
        scope="",
    )


def test_the_archive_opens_without_us(scene: Scene) -> None:
    content = copy_of(scene.actor("dee"), scene.cast).content
    files = opened(content)
    assert list(files) == ["README.txt", "index.html", "record.pdf", "record.json", "history.json"]
    page = files["index.html"].decode()
    for never in ("<script", "<link", "http://", "https://", "src=", "url("):
        assert never not in page, never
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    for name in [*files][1:]:
        assert name in files["README.txt"].decode()
    events = {one["event"] for one in json.loads(files["history.json"])}
    assert {"NoteWritten", "StepAdded", "OwnDoorOpened"} <= events


def test_the_account_says_what_left(scene: Scene) -> None:
    mine = copy_of(scene.actor("dee"), scene.cast)
    hers = copy_of(scene.cast.rosa, scene.cast)
    lines = account(scene.cast, scene.actor("dee"))
    assert [line.content_digest for line in lines] == [
        sha256(one.content).hexdigest() for one in (mine, hers)
    ]
    assert [line.content_bytes for line in lines] == [len(mine.content), len(hers.content)]
    assert [line.basis_facts["asked_how"] for line in lines] == ["signed_in", "side_by_side"]
    assert [line.by_id for line in lines] == [scene.actor("dee").id, scene.cast.rosa.id]
    assert lines[0].sections == list(SECTIONS)
    kept_back = {"requests", "blocks", "counseling_notes"}
    assert lines[1].sections == [one for one in SECTIONS if one not in kept_back]


def test_a_worker_leaves_out_what_they_cannot_open_and_says_so(scene: Scene) -> None:
    content = copy_of(scene.cast.rosa, scene.cast).content
    said = data(content)
    assert said["left_out"] == [
        "what you asked for",
        "whom you keep out",
        "notes of counseling",
    ]
    assert not {"requests", "blocks"} & set(said["parts"])
    assert squeezed("Made by Rosa, together with you") in text_of_page(content)
    assert squeezed("Not in this copy: what you asked for, whom you keep out") in text_of_page(
        content
    )


@pytest.mark.parametrize("name", ["dee", "rosa"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_page_pdf_and_data_say_the_same(scene: Scene, name: str, language: str) -> None:
    cast, actor = scene.cast, scene.actor(name)
    a_consent(cast, a_recipient(cast))
    add_step(actor=cast.rosa, participant_id=cast.dee.pk, words="Get the ID\nthen the card")
    with acting_as(cast.rosa):
        cast.dee.language = language
        cast.dee.save(update_fields=["language"])
    actor = replace(actor, language=language)
    content = copy_of(actor, cast).content
    said, page, paper = data(content), text_of_page(content), text_of_pdf(content)
    assert said["language"] == language
    with acting_as(actor), override(language), timezone.override(actor.zone):
        before = account(cast, actor)[:-1]
        record = record_of(leaving_for(cast, said["sections"]), actor)
    assert list(said["parts"]) == [part.key for part in record.parts]
    for part in record.parts:
        if part.key in ("disclosures", "looks"):
            entries = part.entries[: len(before) if part.key == "disclosures" else 3]
        else:
            entries = part.entries
            assert len(said["parts"][part.key]) == len(entries)
        assert squeezed(part.title) in page and squeezed(part.title) in paper
        for entry, row in zip(entries, said["parts"][part.key], strict=False):
            assert squeezed(entry.title) in page
            assert squeezed(entry.title) in paper
            assert row["id"] == str(entry.id)
            assert [*row] == ["id", *(one.key for one in entry.said)]
            for one in entry.said:
                assert row[one.key] == one.value, one
                assert squeezed(one.words) in page, one
                assert squeezed(one.words) in paper, one


def test_everything_about_somebody_is_in_it(cast: Cast) -> None:
    """A new table about a person fails here: add it to the copies.py of its package."""
    scene = everything_of_dee(cast)
    about = {
        model
        for model in protected_models()
        if issubclass(model, ParticipantRecord) and model.__name__ not in NOT_COPIED
    }
    with acting_as(scene.actor("dee")), CaptureQueriesContext(connection) as asked:
        record_of(leaving_for(scene.cast), scene.actor("dee"))
    statements = "\n".join(query["sql"] for query in asked)
    missing = {m.__name__ for m in about if f'FROM "{m._meta.db_table}"' not in statements}
    assert missing == set()


def test_the_keys_are_written_down(cast: Cast) -> None:
    """docs/record-json.md names every key there is, and none that is not."""
    scene = everything_of_dee(cast)
    with acting_as(scene.actor("dee")):
        Answer.objects.create(
            organization_id=cast.rosa.organization_id,
            participant=cast.dee,
            section="plan",
            about="step",
            about_id=scene.places["step_id"],
            words="I did call",
        )
    copy_of(scene.actor("dee"), cast)
    said = data(copy_of(scene.actor("dee"), cast).content)
    written = (ROOT / "docs/record-json.md").read_text()
    keys = {f"`{key}`" for key in said} | {
        f"`{key}`"
        for name, rows in said["parts"].items()
        for key in [name, *(rows[0] if rows else ())]
    }
    assert sorted(key for key in keys if key not in written) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_plain_words_everywhere(scene: Scene, words: str) -> None:
    cast = scene.cast
    with acting_as(cast.rosa):
        cast.dee.preferred_name = words
        cast.dee.save(update_fields=["preferred_name", "names"])
    add_step(actor=cast.rosa, participant_id=cast.dee.pk, words=words)
    content = copy_of(scene.actor("dee"), cast).content
    read = "".join(sign for sign in words if ord(sign) not in STEERING)
    said = data(content)
    assert said["name"] == read
    assert read in [row["words"] for row in said["parts"]["steps"]]
    assert squeezed(read) in text_of_page(content)
    drawn = read.replace("🙂", "[slightly smiling face]")
    if is_drawn("李"):
        assert squeezed(drawn) in text_of_pdf(content)
    for name in ("index.html", "README.txt", "record.json"):
        text = opened(content)[name].decode()
        assert not set(text) & {chr(sign) for sign in STEERING}, name
        assert "<script" not in text or name == "record.json"


STEERING = {
    *range(9),
    *range(11, 13),
    *range(14, 32),
    *range(127, 160),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
}


def test_the_pdf_is_tagged_and_says_its_language(scene: Scene) -> None:
    read = pdf_of(copy_of(scene.actor("dee"), scene.cast).content)
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is not None
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert read.metadata and read.metadata.title == "Dee"
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part>1<" in xmp.replace("\n", "")


def test_the_papers_somebody_signed_go_along(scene: Scene) -> None:
    cast = scene.cast
    consent = a_consent(cast, a_recipient(cast), signed_how="paper", scan_digest="b" * 64)
    with acting_as(cast.rosa):
        ConsentScan.objects.create(
            organization_id=cast.rosa.organization_id,
            participant=cast.dee,
            consent=consent,
            media_type="application/pdf",
            content=b"%PDF-paper",
        )
    files = opened(copy_of(scene.actor("dee"), cast).content)
    assert files[f"papers/{consent.pk}-1.pdf"] == b"%PDF-paper"
    assert "papers/" in files["README.txt"].decode()


def _notes(cast: Cast, many: int) -> None:
    began = clock.now() - dt.timedelta(days=400)
    with acting_as(cast.rosa):
        ContactNote.objects.bulk_create(
            ContactNote(
                organization_id=cast.rosa.organization_id,
                participant=cast.dee,
                author_id=cast.rosa.id,
                started_at=began + dt.timedelta(hours=number),
                minutes=40,
                zone="America/New_York",
                way="phone",
                together=f"We filled in form {number}. " * 12,
                felt="Lighter than before.",
            )
            for number in range(many)
        )


def test_a_thousand_notes_cost_no_more_statements_than_three(scene: Scene) -> None:
    cast, dee = scene.cast, scene.actor("dee")
    counted = []
    for more in (3, 997):
        _notes(cast, more)
        with acting_as(dee), CaptureQueriesContext(connection) as asked:
            content = copy_of(dee, cast).content
        counted.append(len(asked))
    assert counted[0] == counted[1]
    assert counted[1] <= 70
    said = data(content)
    assert len(said["parts"]["contact_notes"]) == 1001
    assert len(content) < 2_000_000
    assert squeezed("We filled in form 996.") in text_of_page(content)
    assert squeezed("We filled in form 996.") in text_of_pdf(content)


def test_strangers_and_who_leads_get_no_copy(scene: Scene) -> None:
    cast = scene.cast
    for stranger in cast.strangers():
        with pytest.raises(NotFound):
            copy_of(stranger, cast)
    for name in ("lorraine", "ed", "rita", "priya", "paula", "sam"):
        with pytest.raises((NotAllowed, NotFound)):
            copy_of(scene.actor(name), cast)
    assert not _lines(scene.actor("dee"))


def _lines(actor: Actor) -> bool:
    with acting_as(actor):
        return Disclosure.objects.exists()
