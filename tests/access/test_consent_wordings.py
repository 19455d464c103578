"""The texts that are signed never change, and say what the law asks for."""

import re
from hashlib import sha256

import pytest

from tests.architecture.source import fail_with
from walkwith.access.rules.consents import KINDS
from walkwith.access.wordings import FOLDER, PUBLISHED, filled, wording_named, wording_of

LANGUAGES = ("en", "es")
PLACES = {"person", "organization", "discloser", "recipients", "sections", "purpose", "until"}
VALUES = {**{place: f"[{place}]" for place in PLACES}, "sections": ["my plan", "my **name**"]}
# What 42 CFR 2.31 (a) and 45 CFR 164.508 (c) ask for, as it is said here.
ELEMENTS = {
    "revoking, and how": {"en": "I can say stop at any time", "es": "decir basta en cualquier"},
    "what was told before": {"en": "cannot be", "es": "ya se (contó|entregó)"},
    "saying no": {"en": "I can say no", "es": "Puedo decir que no"},
    "passing on": {"en": "no longer protect", "es": "quizá ya no l[oa]s? protejan"},
    "the notice": {"en": "A notice goes with", "es": "Un aviso que lo dice va junto"},
    "a copy": {"en": "A copy of this page is mine", "es": "Una copia de esta página es mía"},
    "the end": {"en": r"holds \{until\}", "es": r"vale \{until\}"},
    "the reason": {"en": r"\{purpose\}", "es": r"\{purpose\}"},
    "who tells": {"en": r"\{discloser\} may", "es": r"\{discloser\} puede"},
    "to whom": {"en": r"\*\*\{recipients\}\*\*", "es": r"\*\*\{recipients\}\*\*"},
}


def test_a_published_text_never_changes() -> None:
    faults = []
    for name, digests in PUBLISHED.items():
        for language, digest in digests.items():
            file = FOLDER / f"{name}.{language}.md"
            if sha256(file.read_bytes()).hexdigest() != digest:
                faults.append(
                    f"{file.name}: changed after it was published, and somebody signed it. Cure:"
                    " put it back as it was, and publish the new words as the next version:"
                    f" {next_version(name)}.{language}.md, with its digest in PUBLISHED."
                )
    fail_with(faults)


def next_version(name: str) -> str:
    kind, number = name.rsplit("-", 1)
    return f"{kind}-{int(number) + 1}"


def test_every_file_is_published_in_both_languages() -> None:
    assert {file.name for file in FOLDER.glob("*.md")} == {
        f"{name}.{language}.md" for name in PUBLISHED for language in LANGUAGES
    }
    assert {name.rsplit("-", 1)[0] for name in PUBLISHED} == set(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_text_says_what_the_law_asks_for(kind: str, language: str) -> None:
    text = wording_of(kind, language).text
    lacking = [what for what, said in ELEMENTS.items() if not re.search(said[language], text)]
    assert lacking == []
    assert set(re.findall(r"\{(\w+)\}", text)) <= PLACES
    assert ("{sections}" in text) == (kind != "counseling")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_sentences_are_short(kind: str, language: str) -> None:
    """Sixth grade: twenty words a sentence on average, none of more than forty-five."""
    text = re.sub(r"[#*]|^- ", "", wording_of(kind, language).text, flags=re.MULTILINE)
    lengths = [len(one.split()) for one in re.split(r"[.:]\s+", text) if one.strip()]
    assert sum(lengths) / len(lengths) <= 20
    assert max(lengths) <= 45


def test_the_newest_version_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    more = dict.fromkeys(("specific-2", "specific-10"), PUBLISHED["specific-1"])
    monkeypatch.setattr("walkwith.access.wordings.PUBLISHED", {**PUBLISHED, **more})
    monkeypatch.setattr("walkwith.access.wordings.wording_named", lambda name, language: name)
    assert wording_of("specific", "en") == "specific-10"  # type: ignore[comparison-overlap]


def test_a_text_by_its_name() -> None:
    found = wording_named("specific-1", "es")
    assert found is not None
    assert (found.name, found.language) == ("specific-1", "es")
    assert found.digest == PUBLISHED["specific-1"]["es"]
    other = wording_named("specific-1", "fr")
    assert other is not None
    assert other.language == "en"
    assert wording_named("../rules", "en") is None


def test_what_is_filled_in_stays_as_it_is() -> None:
    blocks = list(filled(wording_of("specific", "en"), VALUES))
    assert [block.kind for block in blocks[:3]] == ["title", "paragraph", "list"]
    assert blocks[1].runs == (
        ("I am [person]. [discloser] may tell ", False),
        ("[recipients]", True),
        (" about:", False),
    )
    assert blocks[2].lines == ((("my plan", False),), (("my **name**", False),))
    stars = {**VALUES, "person": "Dee **{until}** <b>"}
    assert next(
        run for block in filled(wording_of("specific", "en"), stars) for run in block.runs
        if "Dee" in run[0]
    )[0].startswith("I am Dee **{until}** <b>.")  # fmt: skip
