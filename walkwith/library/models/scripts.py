from django.db import models

from walkwith.accounts.models import OrganizationRecord
from walkwith.library.models.lists import BY_WHO_LEADS


class ScriptVersion(OrganizationRecord):
    """A script an organization wrote, what to say in a call; the newest version of a code holds.

    Each part has a sentence a line.
    """

    write_check = BY_WHO_LEADS
    append_only = True

    code = models.CharField(max_length=60)
    title = models.CharField(max_length=80)
    title_es = models.CharField(max_length=80, blank=True)
    want = models.CharField(max_length=300)
    want_es = models.CharField(max_length=300, blank=True)
    say = models.TextField(max_length=1500)
    say_es = models.TextField(max_length=1500, blank=True)
    if_no = models.TextField(max_length=1500, blank=True)
    if_no_es = models.TextField(max_length=1500, blank=True)
    write_down = models.TextField(max_length=800, blank=True)
    write_down_es = models.TextField(max_length=800, blank=True)
    bring = models.TextField(max_length=800, blank=True)
    bring_es = models.TextField(max_length=800, blank=True)
    is_off = models.BooleanField(default=False)
    written_by = models.CharField(max_length=80)

    class Meta:
        indexes = [
            models.Index(fields=["organization", "code", "made_at"], name="script_version_by_code")
        ]

    def __str__(self) -> str:
        return self.title
