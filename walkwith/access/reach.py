"""The viewer's reach to one person, as commands above `people` ask it."""

from walkwith.people.reach import check_may_read, check_may_write

__all__ = ["check_may_read", "check_may_write"]
