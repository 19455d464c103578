"""Short words beside each other: no line begins with the dot between them."""

from walkwith.foundation.dotted import dotted


def test_the_dot_stays_with_what_stands_before_it() -> None:
    assert dotted("Thursday", "", None, "Women") == "Thursday\u00a0· Women"
    assert dotted("", "Women") == "Women"
    assert dotted() == ""
