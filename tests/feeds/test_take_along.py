"""On paper: the plan, the wellness plan and the pocket card, through the one door."""

import io
import re
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from typing import Any

import pypdf
import pytest
from django.test import Client

from tests.access.doors import a_door
from tests.access.leaving import account
from tests.conftest import PASSWORD, Cast, actor_of, sit_beside
from walkwith.accounts.commands import choose_password
from walkwith.feeds.along import take_along
from walkwith.feeds.along.paper import Asked, What
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed, NotFound
from walkwith.plans.commands import add_step, add_wellness_line, set_want

Browse = Callable[[Actor], Client]


@pytest.fixture
def dee(cast: Cast) -> Actor:
    membership = a_door(cast.rosa, cast.dee.pk)
    actor = actor_of(membership)
    choose_password(actor=actor, password=PASSWORD)
    set_want(actor=actor, participant_id=cast.dee.pk, words="A place of my own")
    add_step(actor=actor, participant_id=cast.dee.pk, words="Call the landlord")
    for heading, phone in (("early_signs", ""), ("crisis", "412-555-0199")):
        add_wellness_line(
            actor=actor,
            participant_id=cast.dee.pk,
            heading=heading,
            words=f"#panic *{heading}* 🙂",
            phone=phone,
        )
    return actor


def read(content: bytes) -> tuple[pypdf.PdfReader, str]:
    paper = pypdf.PdfReader(io.BytesIO(content))
    return paper, "\n".join(page.extract_text() for page in paper.pages)


def sizes(paper: pypdf.PdfReader) -> set[float]:
    found: set[float] = set()
    for page in paper.pages:
        page.extract_text(
            visitor_text=lambda text, _cm, tm, _font, size: (
                found.add(round(abs(size * tm[3]), 1)) if text.strip() else None
            )
        )
    return found


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("plan", ["A place of my own", "Call the landlord"]),
        ("wellness", ["#panic *early_signs*", "#panic *crisis*"]),
        ("card", ["#panic *crisis*", "412-555-0199", "988"]),
    ],
)
def test_it_is_tagged_and_says_what_was_written(
    cast: Cast, dee: Actor, what: What, said: list[str], language: str
) -> None:
    taken = take_along(dee, cast.dee.pk, Asked(what=what, language=language))
    paper, text = read(taken.content)
    for words in said:
        assert words in text
    assert ("Es tu" in text or "tu propio registro" in text) == (language == "es")
    root: Any = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert b"<pdfuaid:part>1<" in taken.content
    assert "Dee" not in text and "Quill" not in text and "Harbor" not in text
    assert "crisis" not in str(paper.metadata.title if paper.metadata else "").lower()
    assert "early_signs" not in text or what == "wellness"


@pytest.mark.parametrize("what", ["plan", "wellness", "card"])
def test_large_print_is_large(cast: Cast, dee: Actor, what: What) -> None:
    taken = take_along(dee, cast.dee.pk, Asked(what=what, language="en", is_large=True))
    paper, _text = read(taken.content)
    body = {size for size in sizes(paper) if size > 0}
    assert body and max(body) > 24
    assert {20.0} <= body


def test_the_card_fits_a_pocket(cast: Cast, dee: Actor) -> None:
    paper, _text = read(take_along(dee, cast.dee.pk, Asked(what="card", language="en")).content)
    assert len(paper.pages) == 1


def test_each_time_is_in_the_account(cast: Cast, dee: Actor) -> None:
    mine = take_along(dee, cast.dee.pk, Asked(what="wellness", language="es"))
    sit_beside(cast.rosa, cast.dee.pk)
    ours = take_along(cast.rosa, cast.dee.pk, Asked(what="plan", language="en"))
    lines = account(cast, dee)
    assert [line.content_digest for line in lines] == [
        sha256(one.content).hexdigest() for one in (mine, ours)
    ]
    assert [line.sections for line in lines] == [["wellness"], ["plan"]]
    assert [line.basis_facts["asked_how"] for line in lines] == ["signed_in", "side_by_side"]


def test_nobody_else_prints_it(cast: Cast, dee: Actor) -> None:
    refused = {cast.rosa: NotAllowed, cast.lorraine: NotAllowed, cast.kit: NotFound}
    for actor, error in refused.items():
        with pytest.raises(error):
            take_along(actor, cast.dee.pk, Asked(what="plan", language="en"))
    assert account(cast, dee) == []


def test_in_the_browser(cast: Cast, dee: Actor, browse: Browse) -> None:
    client, address = browse(dee), f"/feeds/{cast.dee.pk}/take-along/"
    html = client.get(f"{address}?what=card").content.decode()
    assert re.search(r'value="card"[^>]*checked', html)
    asked = {"what": "card", "size": "plain", "language": "es"}
    file = client.post(address, asked | {"as": "file"})
    assert (file.status_code, file["Content-Type"]) == (HTTPStatus.OK, "application/pdf")
    assert re.search(r'filename="card-[\d-]+\.pdf"', file["Content-Disposition"])
    page = client.post(address, asked | {"as": "print"}).content.decode()
    assert '<html lang="es">' in page and "412-555-0199" in page and "988" in page
    assert "<title>Walkwith</title>" in page
    whole = client.post(address, asked | {"what": "plan", "as": "print"})
    assert whole["Content-Type"] == "application/pdf"
