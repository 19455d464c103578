"""What makes a function a command: one transaction, as somebody, all or nothing."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from walkwith.foundation.actor import Actor, acting_as, all_or_nothing

P = ParamSpec("P")
T = TypeVar("T")


def command(function: Callable[P, T]) -> Callable[P, T]:
    """Run as `actor` in a transaction of its own; a refusal undoes all of it, and only it."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        actor = kwargs["actor"]
        assert isinstance(actor, Actor), f"{function.__name__} needs actor=Actor"
        with acting_as(actor), all_or_nothing():
            return function(*args, **kwargs)

    return run
