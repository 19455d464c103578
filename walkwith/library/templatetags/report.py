"""The words of the report card as its paragraphs and lists."""

from django import template

from walkwith.library.rules import Block, blocks_of

register = template.Library()


@register.filter
def blocks(words: str) -> list[Block]:
    return blocks_of(words)


@register.filter
def without_stop(words: str) -> str:
    """For a sentence that puts its own full stop."""
    return words.rstrip(" .")
