"""Every pack that comes with the program, and the sentence for one that is wrong."""

import json
import re
from copy import deepcopy
from typing import Any

import pytest

from tests.architecture.test_word_choice import WORD
from walkwith.library.packs import (
    AREAS,
    EVERYWHERE,
    HERE,
    PARTS,
    PackError,
    all_packs,
    all_scripts,
)
from walkwith.library.packs.schema import check_together, read_pack, read_scripts

LINE = {
    "id": "pa:id:state-id:1",
    "en": "Bring it.",
    "es": "Llévalo.",
    "source": "PennDOT",
    "address": "https://www.dmv.pa.gov",
    "checked": "2026-11-22",
}
PACK: dict[str, Any] = {
    "pack": "pa",
    "name": {"en": "Pennsylvania", "es": "Pensilvania"},
    "checklists": [{"code": "state-id", "area": "id", "lines": [LINE]}],
}


def said(**line: object) -> str:
    """A pack with one line, in which this is said in another way."""
    pack = deepcopy(PACK)
    pack["checklists"][0]["lines"][0].update(line)
    return json.dumps(pack, indent=2)


def test_each_pack_is_read_and_has_lines() -> None:
    packs = all_packs()
    assert list(packs) == [EVERYWHERE, "ca", "fl", "ny", "pa", "tx"]
    assert {f"{code}.json" for code in packs} == {
        file.name for file in HERE.glob("*.json") if file.name != "scripts.json"
    }
    assert all(list(pack.lines()) for pack in packs.values())
    assert {one.area for one in packs[EVERYWHERE].lists} == set(AREAS)
    ids = [line.id for pack in packs.values() for line in pack.lines()]
    assert len(ids) == len(set(ids))


def test_there_are_twelve_scripts_and_more() -> None:
    scripts = all_scripts()
    assert len(scripts) >= 12
    assert {"ride", "understand", "lost-id", "more-time", "saying-no", "interpreter"} <= set(
        scripts
    )
    assert all(set(script.parts) == set(PARTS) for script in scripts.values())


def test_the_words_are_kind_in_both_languages() -> None:
    words = [line.words for pack in all_packs().values() for line in pack.lines()]
    words += [part for script in all_scripts().values() for part in script.parts.values()]
    texts = [text for each in words for text in (each.en, each.es)]
    assert [text for text in texts if WORD.search(text)] == []


def test_the_example_is_right() -> None:
    [line] = read_pack("pa.json", said()).lines()
    assert (line.id, line.words.es) == ("pa:id:state-id:1", "Llévalo.")
    assert read_pack("pa.json", said(checked=None)).lists[0].lines[0].checked_on is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"es": ""}, "pa.json, line 13 (pa:id:state-id:1): write the words in Spanish."),
        ({"en": "x" * 401}, "401 letters, the most is 400"),
        ({"source": " "}, "write the name of the source"),
        ({"address": "http://www.dmv.pa.gov"}, "begins with https://"),
        ({"checked": "last week"}, 'write the day like "2026-11-22", or null'),
        ({"id": "pa:id:state-id:first"}, "the id is pa:id:state-id: and a number"),
        ({"id": "us:id:state-id:1"}, "the id is pa:id:state-id: and a number"),
        ({"price": "$10"}, "nobody knows 'price'"),
    ],
)
def test_a_wrong_line_is_named_with_its_file(line: dict[str, object], why: str) -> None:
    with pytest.raises(PackError, match=re.escape(why)):
        read_pack("pa.json", said(**line))


def test_a_wrong_pack_is_named() -> None:
    with pytest.raises(PackError, match=r"pa\.json, line 2: this is no JSON"):
        read_pack("pa.json", '{\n"pack": }')
    with pytest.raises(PackError, match="is called 'oh'"):
        read_pack("oh.json", said())
    twice = deepcopy(PACK)
    twice["checklists"][0]["lines"].append(LINE)
    with pytest.raises(PackError, match="stands twice"):
        read_pack("pa.json", json.dumps(twice))
    with pytest.raises(PackError, match=r"pa\.json \(state-id\): no pack gives"):
        check_together([read_pack("pa.json", said())])


def test_a_script_says_as_much_in_both_languages() -> None:
    shipped = json.loads((HERE / "scripts.json").read_text())
    shipped["scripts"][0]["say"]["es"].pop()
    with pytest.raises(PackError, match=r"\(ride\): 'say' has more sentences in one language"):
        read_scripts("scripts.json", json.dumps(shipped))
