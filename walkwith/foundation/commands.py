"""What makes a function a command: one transaction, as somebody, all or nothing."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import IntegrityError, OperationalError
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected, UniqueViolation

from walkwith.foundation.actor import Actor, acting_as, all_or_nothing
from walkwith.foundation.errors import Crossed, Refused

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")


def command(function: Callable[P, T]) -> Callable[P, T]:
    """Run as `actor` in a transaction of its own; a refusal undoes all of it, and only it.

    Sent twice at the same moment, the second waits for the first in the database and is refused.
    Of two that wait for each other one is undone, and refused as well.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        actor = kwargs["actor"]
        assert isinstance(actor, Actor), f"{function.__name__} needs actor=Actor"
        try:
            with acting_as(actor), all_or_nothing():
                return function(*args, **kwargs)
        except IntegrityError as error:
            if isinstance(error.__cause__, UniqueViolation):
                raise _saved_a_moment_ago() from error
            raise
        except OperationalError as error:
            if isinstance(error.__cause__, DeadlockDetected):
                log.warning("%s waited for somebody who waited for it", function.__name__)
                raise crossed() from error
            raise

    return run


def crossed() -> Crossed:
    """What somebody hears whose words met another's on the way."""
    return Crossed(_("Somebody else saved at the same moment. Please send it again."))


def _saved_a_moment_ago() -> Refused:
    return Refused(_("This was saved a moment ago. Look before you save again."))
