"""Which format a list is in, from its beginning, when nobody says."""

import re
from typing import BinaryIO

from walkwith.directory.models import Source
from walkwith.feeds.headings import HEADINGS, kind_of
from walkwith.feeds.refusals import FeedRefused
from walkwith.feeds.tables import encoding_of, look_at

SAMPLE = 64 * 1024
KEY = re.compile(r'"([A-Za-z_0-9]+)"\s*:')
# Keys that only rows of that format have; the one that shows most of them is it.
TELLING = {
    Source.Formats.BMLT: {
        "id_bigint", "weekday_tinyint", "meeting_name", "service_body_bigint", "worldid_mixed",
        "location_municipality", "key_string", "world_id", "duration_time", "helpline",
    },
    Source.Formats.MEETING_GUIDE: {
        "slug", "day", "time", "types", "formatted_address", "conference_url", "end_time",
        "location", "region", "attendance_option",
    },
    Source.Formats.HSDS: {
        "organization_id", "service_at_locations", "services", "organizations", "contents",
        "total_items", "organization", "locations", "schedules", "phones", "eligibility",
        "alternate_name", "taxonomy_term", "service_areas", "physical_addresses", "addresses",
    },
}  # fmt: skip


def format_of(file: BinaryIO) -> str:
    """The code of a format; Meeting Guide when nothing tells, so that its reader says why not."""
    file.seek(0)
    start = file.read(SAMPLE)
    file.seek(0)
    if start.startswith(b"PK\x03\x04"):
        return Source.Formats.HSDS
    text = start.decode(encoding_of(start), "replace").lstrip("\ufeff \t\r\n")
    if text.startswith(("[", "{")):
        return _of_keys(set(KEY.findall(text)))
    if not text or text.startswith("<") or start.startswith(b"\x1f\x8b"):
        return Source.Formats.MEETING_GUIDE
    return _of_table(file)


def _of_table(file: BinaryIO) -> str:
    """Of meetings or of services, by its headings; what is no table at all says so when read."""
    try:
        return kind_of(look_at(file).headings)
    except FeedRefused:
        return Source.Formats.TABLE


def _of_keys(keys: set[str]) -> str:
    shown = {name: len(keys & telling) for name, telling in TELLING.items()}
    best = max(shown, key=lambda name: shown[name])
    return best if shown[best] else Source.Formats.MEETING_GUIDE


# Whose meetings they are when nobody says.
USUAL_FELLOWSHIP = {
    Source.Formats.BMLT: "NA",
    Source.Formats.HSDS: "",
    Source.Formats.SERVICES: "",
}


def usual_fellowship(list_format: str) -> str:
    return USUAL_FELLOWSHIP.get(Source.Formats(list_format), "OTHER")


def settle(source: Source, file: BinaryIO) -> None:
    """Find out the format of a source nobody has said it of, and whose meetings they are."""
    if source.format and (source.fellowship or source.fetched_at):
        return
    source.format = source.format or format_of(file)
    source.fellowship = source.fellowship or usual_fellowship(source.format)
    source.save(update_fields=["format", "fellowship"])


def asks_for_columns(source: Source, file: BinaryIO) -> bool:
    """Must a person say which column is which? Raises `FeedRefused` for what is no table."""
    settle(source, file)
    if source.format not in HEADINGS:
        return False
    headings = set(look_at(file).headings)
    if source.asks_columns or not source.columns:
        return True
    return not headings.issuperset(source.columns.values())
