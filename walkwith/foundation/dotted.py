"""Short words beside each other on a line, a dot between them."""

# No line begins with the dot: it stays with what stands before it.
DOT = "\u00a0· "


def dotted(*parts: object) -> str:
    """ "Thursday · Women" of what there is of it."""
    return DOT.join(str(part) for part in parts if part)
