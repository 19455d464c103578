"""One listing in a few plain lines, to say, to send or to hand over: only what it says itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from walkwith.directory import told
from walkwith.directory.models import Meeting, Service, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody needs to get there, and nothing of who told them."""

    name: str
    when: str
    place: str
    address: str
    phone: str
    dials: str = ""

    def lines(self, *, with_name: bool = True) -> list[str]:
        """Without the name the place's own name stays out, too: it may tell as much."""
        place = "" if self.address.startswith(self.place) else self.place
        named = [self.name, self.when, place] if with_name else [self.when]
        told_once = dict.fromkeys((*named, self.address, self.phone))
        return [line for line in told_once if line]

    def text(self, *, with_name: bool = True) -> str:
        return "\n".join(self.lines(with_name=with_name))


def sms_link(text: str) -> str:
    """Opens the phone's own messages, with nobody chosen yet. Both kinds of phone read this."""
    return f"sms:?&body={quote(text)}"


def mail_link(text: str) -> str:
    """Without a subject: it would stand on a lock screen."""
    return f"mailto:?body={quote(text)}"


def service_told(
    service: Service, site: Site | None, phones: Sequence[told.Phone], when: str = ""
) -> Told:
    """With the first of its numbers."""
    phone = phones[0] if phones else None
    return Told(
        name=service.name,
        when=when,
        place=site.name if site and not site.is_confidential else "",
        address=address_of(site),
        phone=phone.number if phone else "",
        dials=phone.dials if phone else "",
    )


def meeting_told(meeting: Meeting, when: str = "") -> Told:
    is_there = meeting.is_in_person
    return Told(
        name=meeting.name,
        when=when,
        place=meeting.place if is_there else "",
        address=(meeting.address_or_zip or meeting.region) if is_there else meeting.conference_url,
        phone=meeting.conference_phone,
    )


def address_of(site: Site | None) -> str:
    """ "100 Main St, Floor 2, Pittsburgh, PA 15201"; of a confidential place only the town."""
    return ", ".join(told.address_lines(site)) if site else ""
