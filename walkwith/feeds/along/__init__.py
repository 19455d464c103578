"""What somebody takes along on paper: the plan, the wellness plan, the pocket card."""

from walkwith.feeds.along.taking import take_along

__all__ = ["take_along"]
