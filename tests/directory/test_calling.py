"""What a tap on a number dials."""

import pytest

from walkwith.directory.calling import dialed, in_two
from walkwith.directory.told import phones_in


@pytest.mark.parametrize(
    ("told", "zone", "dials"),
    [
        ("(412) 555-0110", "", "+14125550110"),
        ("1-412-555-0110", "America/New_York", "+14125550110"),
        ("412.555.0110 ext. 4", "", "+14125550110"),
        ("1-800-662-HELP (4357)", "", "+18006624357"),
        ("1 (800) GAMBLER", "", "+18004262537"),
        ("412-555-0110 or 412-555-0111", "", "+14125550110"),
        ("24 hours: 412-555-0110", "", "+14125550110"),
        ("+13017158592,,86012345678#", "", "+13017158592"),
        ("646-558-8656, meeting ID 123 456 7890", "", "+16465588656"),
        ("030/123456", "Europe/Berlin", "+4930123456"),
        ("988", "", "988"),
        ("TTY 711", "", "711"),
        ("988 Lifeline", "", "988"),
        ("988-LIFELINE", "", "988"),
        ("988 Suicide and Crisis Lifeline", "", "988"),
        ("(988) Suicide", "", "988"),
        ("911 Emergency", "", "911"),
        ("211 Helpline", "America/New_York", "211"),
        ("211-HELPNOW", "", "211"),
        ("412 HELPNOW", "", "412"),
        ("1-800-662-HELP", "", "+18006624357"),
        ("555-0110", "", "5550110"),
        ("011 44 20 7946 0958", "", "+442079460958"),
        ("+44 (0)20 7946 0958", "", "+442079460958"),
        ("020 7946 0958", "Europe/London", "+442079460958"),
        ("0041 44 668 18 00", "Europe/Zurich", "+41446681800"),
        ("911 234 567", "Europe/Madrid", "+34911234567"),
        ("06 1234 5678", "Europe/Rome", "+390612345678"),
        ("Ask at the desk", "", ""),
        ("", "", ""),
    ],
)
def test_as_the_world_dials_it(told: str, zone: str, dials: str) -> None:
    assert dialed(told, zone) == dials


def test_an_extension_is_dialed_after_it() -> None:
    assert in_two("412-555-0110 x 7") == ("412-555-0110", "7")
    assert in_two("Ext. 4") == ("Ext. 4", "")
    details = {"phones": [{"number": "412-555-0110", "extension": "4"}, {"number": "4125550110"}]}
    assert [(one.number, one.dials, one.about) for one in phones_in([details])] == [
        ("412-555-0110", "+14125550110,4", "ext. 4"),
        ("4125550110", "+14125550110", ""),
    ]
