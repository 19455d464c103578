from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from walkwith.foundation import clock
from walkwith.foundation.identifiers import new_id


class Record(models.Model):
    """A row with a time-ordered key and the moment it was made.

    What the program may do with a saved row, beside the row policies (access/protection.py):
    one that is `append_only` is neither changed nor removed, one that `is_kept` is never
    removed, and where `changeable` names columns, only these ever change; none from the moment
    in the column `final_from`.
    """

    append_only: ClassVar[bool] = False
    is_kept: ClassVar[bool] = False
    changeable: ClassVar[tuple[str, ...]] = ()
    final_from: ClassVar[str] = ""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True


class Change(models.Model):
    """One event of the history: who changed what, when. Appended, never altered.

    `subject_id` is the person the change is about and `section` the part of their record;
    both are empty for changes that are about nobody.
    """

    subject_column: ClassVar[str] = "subject_id"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organization_id = models.UUIDField()
    actor_id = models.UUIDField()
    subject_id = models.UUIDField(null=True)
    section = models.CharField(max_length=40, blank=True)
    record_id = models.UUIDField()
    event = models.CharField(max_length=80)
    details = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["organization_id", "subject_id", "at"], name="change_by_subject"),
            models.Index(fields=["organization_id", "record_id"], name="change_by_record"),
        ]

    def __str__(self) -> str:
        return f"{self.event} at {self.at:%Y-%m-%d %H:%M}"
