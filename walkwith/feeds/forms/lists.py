from typing import Any, BinaryIO
from zoneinfo import available_timezones

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from walkwith.directory.models import Source
from walkwith.directory.words import FELLOWSHIPS
from walkwith.feeds.content import most_bytes
from walkwith.feeds.words import refusal_sentence
from walkwith.ui.forms import Form, Line

ZONES = [
    ("", _("As the list says, or where the meeting is")),
    ("America/New_York", _("Eastern time")),
    ("America/Chicago", _("Central time")),
    ("America/Denver", _("Mountain time")),
    ("America/Phoenix", _("Arizona time")),
    ("America/Los_Angeles", _("Pacific time")),
    ("America/Anchorage", _("Alaska time")),
    ("Pacific/Honolulu", _("Hawaii time")),
    ("America/Puerto_Rico", _("Puerto Rico time")),
    *((name, name) for name in sorted(available_timezones()) if "/" in name),
]


WHOSE = [("", _("I do not know, or it says so itself")), *FELLOWSHIPS.items()]
KINDS = [
    ("", _("Find out for me")),
    *(choice for choice in Source.Formats.choices if choice[0] != Source.Formats.OWN),
]


class ImportForm(Form):
    """Where a list comes from: an address or a file, one of the two."""

    source = Line(
        label=_("What do you call this list?"),
        max_length=80,
        help_text=_("For example: AA in our county."),
    )
    fellowship = forms.ChoiceField(
        label=_("Whose meetings are these?"), choices=WHOSE, required=False
    )
    address = Line(
        label=_("Address of the list"),
        required=False,
        max_length=500,
        help_text=_("For programs, not for people: often it ends in .json or .csv"),
    )
    file = forms.FileField(label=_("Or a file from this device"), required=False)
    list_format = forms.ChoiceField(label=_("What kind of list?"), choices=KINDS, required=False)
    zone = forms.ChoiceField(label=_("Time zone"), choices=ZONES, required=False)

    def clean_file(self) -> "UploadedFile[Any] | None":
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > most_bytes():
            megabytes = {"megabytes": most_bytes() // 1024**2}
            raise forms.ValidationError(refusal_sentence("too_big", megabytes))
        return file

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "file" not in self.errors and bool(said.get("address")) == bool(said.get("file")):
            self.add_error("address", _("Give an address or a file: one of the two."))
        return said

    def asked(self) -> dict[str, Any]:
        """What `ask_for_import` needs."""
        said = self.cleaned_data
        file: BinaryIO | None = said["file"].file if said["file"] else None
        return {
            "source_name": said["source"],
            "fellowship": said["fellowship"],
            "address": said["address"],
            "zone": said["zone"],
            "list_format": said["list_format"],
            "file": file,
        }
