"""The person's own copy of their record: one structure, told as a page, a PDF and a JSON."""

from walkwith.feeds.copies.taking import take_copy

__all__ = ["take_copy"]
