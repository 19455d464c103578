from django.db import models

from walkwith.accounts.models import Membership
from walkwith.foundation import clock
from walkwith.people.models import ParticipantRecord


class Line(ParticipantRecord):
    """One line of what is the person's own, of any kind.

    What a worker suggests is a line as well, and waits (`is_suggestion`) until they accept it,
    in its words or in their own. A line they need no longer is let go, and can come back: none
    is ever removed. `place` is the order they gave it; `changed_at` is set by each change.
    """

    is_theirs = True
    is_kept = True

    written_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    is_suggestion = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=0)
    let_go_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, "words", self.pk))

    @property
    def is_open(self) -> bool:
        return self.let_go_at is None
