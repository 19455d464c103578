from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast
from zoneinfo import available_timezones

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from walkwith.directory.models import Source
from walkwith.directory.words import FELLOWSHIPS
from walkwith.feeds.content import most_bytes, temporary_file
from walkwith.feeds.hsds.archive import MOST_FILES, put_together
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


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """The tables of one package may come side by side."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        given = data if isinstance(data, list) else [data]
        return [file for each in given if (file := super(FilesField, self).clean(each, initial))]


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
    file = FilesField(
        label=_("Or a file from this device"),
        required=False,
        help_text=_("If the list is in several tables, choose them all at once."),
    )
    list_format = forms.ChoiceField(label=_("What kind of list?"), choices=KINDS, required=False)
    zone = forms.ChoiceField(label=_("Time zone"), choices=ZONES, required=False)

    def clean_file(self) -> "list[UploadedFile[Any]]":
        files: list[UploadedFile[Any]] = self.cleaned_data["file"]
        if sum(file.size or 0 for file in files) > most_bytes():
            megabytes = {"megabytes": most_bytes() // 1024**2}
            raise forms.ValidationError(refusal_sentence("too_big", megabytes))
        names = [str(file.name).lower() for file in files]
        if len(names) > MOST_FILES:
            raise forms.ValidationError(refusal_sentence("archive_of_many", {"most": MOST_FILES}))
        if len(set(names)) < len(names):
            raise forms.ValidationError(_("Two of these files have the same name."))
        return files

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "file" not in self.errors and bool(said.get("address")) == bool(said.get("file")):
            self.add_error("address", _("Give an address or a file: one of the two."))
        return said

    @contextmanager
    def asked(self) -> Iterator[dict[str, Any]]:
        """What `ask_for_import` needs, for as long as the file is open."""
        said = self.cleaned_data
        with _one(said["file"]) as file:
            yield {
                "source_name": said["source"],
                "fellowship": said["fellowship"],
                "address": said["address"],
                "zone": said["zone"],
                "list_format": said["list_format"],
                "file": file,
            }


@contextmanager
def _one(files: "list[UploadedFile[Any]]") -> Iterator[BinaryIO | None]:
    """The file that came, or several as one package."""
    if len(files) < 2:
        yield cast(BinaryIO, files[0].file) if files else None
        return
    with temporary_file() as package:
        put_together(((str(each.name), cast(BinaryIO, each.file)) for each in files), package)
        yield package
