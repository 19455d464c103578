"""What feeds and people nest below a listing, as HSDS does, made fit for a page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from walkwith.directory.calling import dialed, in_two
from walkwith.directory.corrections import is_put_right
from walkwith.directory.hours import is_short
from walkwith.directory.models import Service, ServiceSite, Site
from walkwith.directory.words import LANGUAGES

# Languages by their codes in ISO 639.
CODES = {
    "en": "english",
    "es": "spanish",
    "ase": "asl",
    "fr": "french",
    "pt": "portuguese",
    "pl": "polish",
    "ru": "russian",
    "ko": "korean",
    "pa": "punjabi",
}
# "mailto:" and the like; not "example.org:8080".
OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!//|\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number, what a tap on it dials ("" when nothing can), and what is said about it.

    `kept` is how it was told, with all else that is known of it.
    """

    number: str
    dials: str
    about: str
    kept: Mapping[str, Any] = field(default_factory=dict, compare=False)


def parts(details: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The child objects of one kind; none where a feed wrote something else."""
    return objects_in(details.get(name))


def objects_in(told: object) -> list[dict[str, Any]]:
    return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []


def schedules_of(service: Service, at: ServiceSite | None) -> list[dict[str, Any]]:
    """The hours that hold: those of the service at this place, of the service, of the place. What
    a person put right goes before them all. A search takes them in the same order (`offers`).

    What any of them tells of a short while, such as a holiday, comes along.
    """
    own = parts(service.details, "schedules")
    if at is None:
        return own
    there, place = parts(at.details, "schedules"), parts(at.site.details, "schedules")
    is_put_right = own and service.confirmed.get("schedules", {}).get("put_right")
    hold = own if is_put_right else there or own or place
    return hold + [one for one in (*there, *own, *place) if is_short(one) and one not in hold]


def languages_in(service: Service) -> list[str]:
    """What is spoken there, in the reader's words where we have them."""
    said = []
    for each in parts(service.details, "languages"):
        known = LANGUAGES.get(CODES.get(str(each.get("code") or "").lower(), ""))
        said.append(str(known or each.get("name") or each.get("code") or "").strip())
    return list(dict.fromkeys(words for words in said if words))


def words_of(details: Mapping[str, Any], name: str, *fields: str) -> list[str]:
    """The first of the fields each child has, each said once."""
    said = (
        next((str(each[f]) for f in fields if each.get(f)), "") for each in parts(details, name)
    )
    return list(dict.fromkeys(words.strip() for words in said if words.strip()))


def phones_in(many: Iterable[Mapping[str, Any]], zone: str = "") -> list[Phone]:
    """Every number once, the nearest to the service first; `zone` tells the country it is in."""
    found: dict[str, Phone] = {}
    for details in many:
        for each in parts(details, "phones"):
            number = str(each.get("number") or "").strip()
            if number:
                phone = _phone(number, each, zone)
                found.setdefault(phone.dials or number, phone)
    return list(found.values())


def phones_of(service: Service, ats: Iterable[ServiceSite], zone: str) -> list[Phone]:
    """Those of its places first, then its own; what a person put right stands alone. Only where
    there is none at all, those of who offers it.
    """
    ats = list(ats)
    said = [*(each.details for each in ats), service.details]
    said += [each.site.details for each in ats]
    if is_put_right(service, "phones"):
        said = [service.details]
    return phones_in(said, zone) or phones_in([service.agency.details], zone)


def _phone(number: str, told: Mapping[str, Any], zone: str) -> Phone:
    _number, extension = in_two(number)
    about = [str(told.get("description") or "").strip()]
    apart = re.sub(r"[^0-9]", "", str(told.get("extension") or ""))
    if apart and not extension:
        about.insert(0, _("ext. %(number)s") % {"number": apart})
    if str(told.get("type") or "").lower() in ("tty", "fax", "text", "sms"):
        about.insert(0, str(told["type"]).upper())
    dials, extension = dialed(number, zone), extension or apart
    said = ", ".join(part for part in about if part)
    return Phone(number, f"{dials},{extension}" if dials and extension else dials, said, told)


def web_link(address: str) -> str:
    """An address one can tap; "" for what is none."""
    said = address.strip()
    if OTHER_SCHEME.match(said):
        return ""
    if said and "://" not in said:
        said = f"https://{said}"
    return said if said.lower().startswith(("https://", "http://")) else ""


def ages_words(service: Service) -> str:
    """ "18 and over", "Up to 6", "6 to 12"; "" when nobody says."""
    low, high = service.minimum_age, service.maximum_age
    if low and high:
        return _("Age %(low)g to %(high)g") % {"low": low, "high": high}
    if low:
        return _("Age %(low)g and over") % {"low": low}
    return _("Up to age %(high)g") % {"high": high} if high else ""


def costs_words(service: Service) -> str:
    if service.fees_description:
        return service.fees_description
    said = []
    for each in parts(service.details, "cost_options"):
        amount = " ".join(str(each[f]) for f in ("amount", "currency") if each.get(f))
        told = (each.get("option"), amount, each.get("amount_description"))
        said.append(" ".join(str(part) for part in told if part))
    return "\n".join(dict.fromkeys(line for line in said if line))


def address_lines(site: Site) -> list[str]:
    """Where to go, a line each; of a confidential place only the town."""
    if site.is_confidential:
        return [site.city] if site.city else []
    town = ", ".join(part for part in (site.city, site.state_province) if part)
    lines = (site.address_1, site.address_2, f"{town} {site.postal_code}".strip())
    return [line for line in lines if line]
