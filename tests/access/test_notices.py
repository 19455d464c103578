"""A notice that went with a record is never changed: what left keeps its hash."""

import pytest

from walkwith.access.models import Regime
from walkwith.access.notices import BY_REGIME, FOLDER, LANGUAGES, OWN, notice_for, notice_named
from walkwith.access.rules.bases import BASES

HASHES = {
    "hipaa-1.en": "66014a0cf7e3540965f28c5563363631ef58ca9fcc407aff993948fa6e2bf4fb",
    "hipaa-1.es": "53deb5aea011a1b8539d8b5d6bc52a4a61996133c3d4bf85c984457d42fc5115",
    "own-1.en": "a047e8f3dd87e3da9b3ebdfbec2677fa417fa23851b4af4e23172529f0ff46a1",
    "own-1.es": "39a7602bf8bfbcdf337274a7f8a05e640df12378499fbc01d19058caa84dcbc8",
    "part2-1.en": "f9d7f3755c0a344270d79ff667d56bac899bc5decb9d82815c116a7aafa8a3de",
    "part2-1.es": "ccb9d669ff14868966ce6715802399320b604ac0a1d2ee818629b9c4babcbdac",
    "private-1.en": "330a4bd3187045d10cdf48d68fb4a666d9fbb516a6eb02364f3429f784b4541e",
    "private-1.es": "0450d9f19efe305f4ecb6615d345ce9441ac5d1542f156e0d16e9efa62f11429",
    "short-1.en": "ad39b505030a2f76a987940eeda1d251333f8ac848f28a4cef7389f413013fcc",
    "short-1.es": "ecadc2c879547d748aaa450cc5e5588c96a6f357a3b70b52f573ca4e90d3fc64",
}


def test_no_notice_is_changed() -> None:
    there = {path.name.removesuffix(".txt"): path for path in FOLDER.glob("*.txt")}
    for name in sorted(there.keys() | HASHES.keys()):
        kept, language = name.rsplit(".", 1)
        digest = notice_named(kept, language).digest if name in there else "gone"
        assert HASHES.get(name) == digest, (
            f"{name}: a notice is never changed nor taken away. Cure: write the new words in a"
            f" file with the next number, name it in BY_REGIME of access/notices, and add"
            f" '{name}': '{digest}' here."
        )


@pytest.mark.parametrize("language", [*LANGUAGES, "fr"])
def test_every_basis_and_regime_has_its_notice(language: str) -> None:
    for basis in BASES:
        for regime in [*Regime.Kinds.values, "", "new"]:
            notice = notice_for(basis, regime, language)
            assert notice.words and len(notice.digest) == 64
            assert (notice.name == OWN) == (basis == "own_request")
            assert notice.language == (language if language in LANGUAGES else "en")
    assert set(BY_REGIME) == set(Regime.Kinds.values)
    assert notice_for("audit", "new", "en").name == "part2-1"


def test_the_strict_notice_is_the_one_of_the_law() -> None:
    """42 CFR 2.32 (a)(1), as amended in 2024."""
    words = notice_named("part2-1", "en").words
    assert words.startswith(
        "This record which has been disclosed to you is protected by Federal confidentiality rules"
        " (42 CFR part 2)."
    )
    assert words.endswith("(see 42 CFR 2.31).")
