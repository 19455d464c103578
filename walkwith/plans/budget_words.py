"""An amount in words."""

from walkwith.plans import money


def dollars(cents: int) -> str:
    """ "$1,234.50", "$40": the same in both languages, as it stands on bills here."""
    return f"${money.typed_as(cents)}"
