"""Which reading takes in which format: one line for each."""

import datetime as dt

from walkwith.directory.models import Agency, Meeting, Offer, Service, Site, Slot, Source
from walkwith.feeds.hsds.service_reading import ServiceReading
from walkwith.feeds.hsds.table_reading import TableReading
from walkwith.feeds.meeting_reading import MeetingReading
from walkwith.feeds.reading import Reading, Tell
from walkwith.feeds.remembered import remembered_of

READINGS: dict[str, type[Reading]] = {
    Source.Formats.MEETING_GUIDE: MeetingReading,
    Source.Formats.BMLT: MeetingReading,
    Source.Formats.TABLE: MeetingReading,
    Source.Formats.HSDS: ServiceReading,
    Source.Formats.SERVICES: TableReading,
}


def reading_of(source: Source, house_zone: str, tell: Tell) -> Reading:
    """The reading for the format of a source, with what people said of its rows before."""
    reading = READINGS[source.format]
    return reading(source, house_zone, tell, remembered=remembered_of(source))


def quiet_reading_of(source: Source, house_zone: str) -> Reading:
    """A reading nobody waits for."""
    return reading_of(source, house_zone, lambda percent, rows: None)


def unlist_all(source: Source, moment: dt.datetime) -> None:
    """Nothing of a source is shown any more; what people said of it is kept."""
    home = {"organization_id": source.organization_id}
    gone = {"unlisted_at": moment, "missed": 2}
    for model in (Meeting, Service, Site, Agency):
        model.objects.filter(source=source, unlisted_at=None, **home).update(**gone)
    Slot.objects.filter(meeting__source=source, **home).delete()
    Offer.objects.filter(service__source=source, **home).delete()
