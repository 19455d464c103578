"""When a consent holds: every element, kind and end, by the rules that read no database."""

import datetime as dt
from dataclasses import replace
from itertools import product
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkwith.access.matrix import SHAREABLE
from walkwith.access.rules.consents import (
    COUNSELING,
    KINDS,
    TO_TELL,
    Choices,
    ConsentFacts,
    Kind,
    Missing,
    Signature,
    end_of,
    fits_kind,
    is_other_witness,
    kinds_of,
    last_day_of,
    may_be_combined,
    missing_elements,
    sections_of,
    untils_of,
    who_must_sign,
    with_name,
)
from walkwith.access.rules.scans import media_type_of
from walkwith.access.sentences.consents import MISSING
from walkwith.people.sections import SECTIONS, Section

NOW = dt.datetime(2026, 11, 22, 15, 30, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
DEE, EVE, ROSA, MARCUS, RIVER, HILL = (UUID(int=number) for number in range(1, 7))
WHOLE = ConsentFacts(
    participant_id=DEE,
    kind="specific",
    sections=("identity", "plan"),
    purpose="to find housing",
    until="date",
    starts_at=NOW - SECOND,
    ends_at=NOW + SECOND,
    signed_how="phone",
    signed_at=NOW - SECOND,
    signed_name="Deirdre Quill",
    must_sign="self",
    signer="self",
    taken_by=ROSA,
    wording_digest="abc",
)
# What is changed of a whole consent, and what is missing of it then.
EACH: dict[Missing, dict[str, Any]] = {
    "sections": {"sections": ()},
    "purpose": {"purpose": ""},
    "wording": {"wording_digest": ""},
    "program": {"by_program": RIVER, "program": HILL},
    "kind": {"kind": "other"},
    "counseling_off": {"kind": "counseling", "sections": (COUNSELING,)},
    "counseling_mixed": {"sections": ("plan", COUNSELING)},
    "name": {"signed_name": ""},
    "not_signed_yet": {"signed_at": NOW + SECOND},
    "way": {"signed_how": "telepathy"},
    "scan": {"signed_how": "paper"},
    "witness": {"signed_how": "voice"},
    "signature_self": {"signer": "guardian", "guardian_name": "Maud"},
    "signature_guardian": {"must_sign": "both"},
    "not_begun": {"starts_at": NOW + SECOND},
    "until": {"until": "revoked"},
    "end": {"ends_at": None},
    "ended": {"ends_at": NOW},
    "walk_ended": {"until": "walk_ends", "is_walked_with": False},
    "revoked": {"revoked_at": NOW},
    "recipient_revoked": {"recipient_revoked_at": NOW},
    "recipient_of_another": {"recipient_of": EVE},
    "recipient_closed": {"recipient_closed_at": NOW},
    "recipient_kept_out": {"is_recipient_kept_out": True},
}
# What may be otherwise in a consent that still holds.
STILL_WHOLE: tuple[dict[str, Any], ...] = (
    {},
    {"by_program": RIVER, "program": RIVER},
    {"kind": "care", "until": "revoked", "ends_at": None},
    {"kind": "legal"},
    {"kind": "counseling", "sections": (COUNSELING,), "keeps_counseling_notes": True},
    {"signed_how": "paper", "scan_digest": "abc"},
    {"signed_how": "voice", "witness": MARCUS},
    {"must_sign": "both", "signer": "both", "guardian_name": "Maud"},
    {"must_sign": "guardian", "signer": "guardian", "guardian_name": "Maud"},
    {"must_sign": "guardian", "signer": "both", "guardian_name": "Maud"},
    {"signer": "both"},
    {"until": "walk_ends", "ends_at": None},
    {"until": "walk_ends", "ends_at": NOW},
    {"starts_at": NOW, "signed_at": NOW},
    {"revoked_at": NOW + SECOND},
    {"recipient_revoked_at": NOW + SECOND},
    {"recipient_closed_at": NOW + SECOND},
    {"recipient_of": DEE},
)


@pytest.mark.parametrize("changed", STILL_WHOLE)
def test_nothing_is_missing_of_a_whole_one(changed: dict[str, Any]) -> None:
    assert missing_elements(replace(WHOLE, **changed), NOW) == []


@pytest.mark.parametrize("code", EACH)
def test_each_element_alone_is_found_missing(code: Missing) -> None:
    assert missing_elements(replace(WHOLE, **EACH[code]), NOW) == [code]


def test_each_element_has_a_sentence() -> None:
    assert set(EACH) == set(MISSING)
    assert all(str(words).endswith(".") for words in MISSING.values())


@pytest.mark.parametrize(("one", "other"), [*product(EACH, EACH)])
def test_two_missing_are_two_that_are_told(one: Missing, other: Missing) -> None:
    changed = {**EACH[one], **EACH[other]}
    if len(changed) < len(EACH[one]) + len(EACH[other]):
        return  # the same fact cannot be wrong in two ways
    found = missing_elements(replace(WHOLE, **changed), NOW)
    hidden = {"counseling_off", "counseling_mixed", "until", "ended", "end", "walk_ended"}
    if {one, other} == {"signature_self", "signature_guardian"}:
        hidden = {"signature_guardian"}  # the guardian of the one signed for the other
    assert found
    assert {one, other} - hidden <= set(found)


@pytest.mark.parametrize(("one", "other"), [*product(KINDS, KINDS)])
def test_no_two_kinds_in_one_consent(one: Kind, other: Kind) -> None:
    assert may_be_combined(one, other) == (one == other)
    both = tuple(dict.fromkeys([*sections_of(one), *sections_of(other)]))
    together = replace(WHOLE, kind=one, sections=both, keeps_counseling_notes=True)
    is_mixed = (one == "counseling") != (other == "counseling")
    assert missing_elements(together, NOW) == (["counseling_mixed"] if is_mixed else [])


@pytest.mark.parametrize(("kind", "section"), [*product(KINDS, SHAREABLE)])
def test_each_section_alone(kind: Kind, section: Section) -> None:
    alone = replace(WHOLE, kind=kind, sections=(section,), keeps_counseling_notes=True)
    fits = (section == COUNSELING) == (kind == "counseling")
    assert fits_kind(kind, (section,)) == fits
    assert (section in sections_of(kind)) == fits
    assert missing_elements(alone, NOW) == ([] if fits else ["counseling_mixed"])


def test_what_can_be_signed_for_is_what_the_matrix_opens() -> None:
    assert TO_TELL == SHAREABLE


def test_counseling_is_off_unless_switched_on() -> None:
    assert kinds_of(keeps_counseling_notes=False) == ("specific", "care", "legal")
    assert kinds_of(keeps_counseling_notes=True) == KINDS


def test_only_care_goes_on_without_an_end() -> None:
    assert [kind for kind in KINDS if "revoked" in untils_of(kind)] == ["care"]


@given(st.sets(st.sampled_from(SECTIONS)))
def test_the_name_goes_with_everything_but_counseling(sections: set[Section]) -> None:
    assert "identity" in with_name("specific", sections)
    assert set(with_name("care", sections)) - {"identity"} <= sections
    assert with_name("counseling", sections) == (COUNSELING,)


def test_the_second_before_and_at_the_end() -> None:
    assert missing_elements(WHOLE, NOW + SECOND - dt.timedelta(microseconds=1)) == []
    assert missing_elements(WHOLE, NOW + SECOND) == ["ended"]
    assert missing_elements(WHOLE, NOW - SECOND) == []
    before = missing_elements(WHOLE, NOW - 2 * SECOND)
    assert before == ["not_signed_yet", "not_begun"]


@pytest.mark.parametrize(
    ("zone", "day", "ends"),
    [
        ("America/New_York", dt.date(2026, 3, 7), "2026-03-08T05:00"),
        ("America/New_York", dt.date(2026, 3, 8), "2026-03-09T04:00"),  # a day of 23 hours
        ("America/New_York", dt.date(2026, 11, 1), "2026-11-02T05:00"),  # a day of 25 hours
        ("America/New_York", dt.date(2028, 2, 29), "2028-03-01T05:00"),
        ("America/New_York", dt.date(2027, 2, 28), "2027-03-01T05:00"),
        ("America/Phoenix", dt.date(2026, 3, 8), "2026-03-09T07:00"),
        ("Pacific/Honolulu", dt.date(2026, 12, 31), "2027-01-01T10:00"),
        ("America/Havana", dt.date(2026, 3, 7), "2026-03-08T05:00"),  # no midnight that night
        ("America/Havana", dt.date(2026, 10, 31), "2026-11-01T04:00"),  # midnight comes twice
    ],
)
def test_an_end_day_is_the_whole_local_day(zone: str, day: dt.date, ends: str) -> None:
    assert end_of(day, zone).isoformat(timespec="minutes") == f"{ends}+00:00"
    assert last_day_of(end_of(day, zone), zone) == day


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(["America/New_York", "America/Phoenix", "America/Anchorage", "UTC"]),
)
def test_the_last_moment_of_a_day_is_still_that_day(day: dt.date, zone: str) -> None:
    ends = end_of(day, zone)
    last = (ends - dt.timedelta(microseconds=1)).astimezone(ZoneInfo(zone))
    assert (last.date(), ends.astimezone(ZoneInfo(zone)).date()) == (day, day + dt.timedelta(1))


@pytest.mark.parametrize(
    ("age", "alone_from", "has_guardian", "signer"),
    [
        (None, None, False, "self"),
        (None, 14, False, "self"),
        (None, None, True, "guardian"),
        (18, None, False, "self"),
        (18, None, True, "guardian"),
        (17, None, False, "both"),
        (17, 18, False, "both"),
        (13, 14, False, "both"),
        (14, 14, False, "self"),
        (15, 14, False, "self"),
        (14, 14, True, "self"),
        (9, None, True, "both"),
    ],
)
def test_who_must_sign(
    age: int | None, alone_from: int | None, has_guardian: bool, signer: str
) -> None:
    said = who_must_sign(age=age, alone_from=alone_from, has_guardian=has_guardian)
    assert said == signer


def test_a_witness_is_another_worker() -> None:
    assert is_other_witness(MARCUS, ROSA)
    assert not is_other_witness(ROSA, ROSA)
    assert not is_other_witness(None, ROSA)


@pytest.mark.parametrize(
    ("name", "guardian", "signer"),
    [("Dee", "", "self"), ("", "Maud", "guardian"), ("Dee", "Maud", "both"), ("", "", "self")],
)
def test_who_did_sign_follows_from_the_names(name: str, guardian: str, signer: str) -> None:
    signature = Signature(
        name=name, guardian_name=guardian, has_read=True, wording="specific-1", language="en"
    )
    assert signature.signer == signer


def test_choices_name_keys_and_no_words() -> None:
    key = uuid4()
    assert Choices(sections=("plan",), recipient_ids=(key,), purpose="x").recipient_ids == (key,)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0 picture \xff\xd9", "image/jpeg"),
        (b"\xff\xd8\xff\xe0 cut", None),
        (b"\x89PNG\r\n\x1a\n picture IEND", "image/png"),
        (b"\x89PNG\r\n\x1a\n cut", None),
        (b"%PDF-1.7 page %%EOF\n", "application/pdf"),
        (b"%PDF-1.7 cut", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", None),
        (b"GIF89a", None),
        (b"", None),
    ],
)
def test_a_picture_is_known_by_what_is_in_it(content: bytes, kind: str | None) -> None:
    assert media_type_of(content) == kind


@given(st.binary(max_size=400))
def test_any_bytes_are_judged(content: bytes) -> None:
    assert media_type_of(content) in {None, "image/jpeg", "image/png", "application/pdf"}
