"""Which reading takes in which format: one line for each."""

from walkwith.directory.models import Source
from walkwith.feeds.meeting_reading import MeetingReading
from walkwith.feeds.reading import Reading, Tell
from walkwith.feeds.remembered import remembered_of

READINGS: dict[str, type[Reading]] = {
    Source.Formats.MEETING_GUIDE: MeetingReading,
    Source.Formats.BMLT: MeetingReading,
    Source.Formats.TABLE: MeetingReading,
}


def reading_of(source: Source, house_zone: str, tell: Tell) -> Reading:
    """The reading for the format of a source, with what people said of its rows before."""
    reading = READINGS[source.format]
    return reading(source, house_zone, tell, remembered=remembered_of(source))
