"""Addresses made quickly: of a page with a name, and of one thing on it."""

from functools import cache
from uuid import UUID

from django.template.base import FilterExpression, Node, Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as djangos_url
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape

# Stands for any other while the shape of an address is made.
SAMPLE = UUID("00000000-0000-7000-8000-000000000000")


def address(name: str, *of: object) -> str:
    """As `reverse` says it. What is named by keys alone is looked up once."""
    if all(type(one) is UUID for one in of):
        return _shape(name, len(of)) % of
    return reverse(name, args=of)


@cache
def _shape(name: str, count: int) -> str:
    found = reverse(name, args=[SAMPLE] * count)
    return found.replace("%", "%%").replace(str(SAMPLE), "%s")


class AddressNode(Node):
    """`{% url "name" key as words %}`, for a name that is written out."""

    child_nodelists: tuple[str, ...] = ()

    def __init__(self, name: str, of: list[FilterExpression], asvar: str | None) -> None:
        self.name, self.of, self.asvar = name, of, asvar

    def render(self, context: Context) -> str:
        try:
            found = address(self.name, *(one.resolve(context) for one in self.of))
        except NoReverseMatch:
            if self.asvar is None:
                raise
            found = ""
        if self.asvar is None:
            return conditional_escape(found)
        context[self.asvar] = found
        return ""


def url(parser: Parser, token: Token) -> Node:
    """Django's own tag; the usual form of it made quickly."""
    node: URLNode = djangos_url(parser, token)
    name = node.view_name.var
    if node.kwargs or not isinstance(name, str) or node.view_name.filters:
        return node
    return AddressNode(name, node.args, node.asvar)
