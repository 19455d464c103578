"""What feeds and people nest below a listing, as HSDS does, made fit for a page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from walkwith.directory.models import Service, Site

FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Phone:
    """A number, what a tap on it dials ("" when nothing can), and what is said about it."""

    number: str
    dials: str
    about: str


def parts(details: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The child objects of one kind; none where a feed wrote something else."""
    told = details.get(name)
    return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []


def words_of(details: Mapping[str, Any], name: str, *fields: str) -> list[str]:
    """The first of the fields each child has, each said once."""
    said = (
        next((str(each[f]) for f in fields if each.get(f)), "") for each in parts(details, name)
    )
    return list(dict.fromkeys(words.strip() for words in said if words.strip()))


def phones_in(many: Iterable[Mapping[str, Any]]) -> list[Phone]:
    """Every number once, the nearest to the service first."""
    found: dict[str, Phone] = {}
    for details in many:
        for each in parts(details, "phones"):
            number = str(each.get("number") or "").strip()
            if number:
                found.setdefault(dialed(number), _phone(number, each))
    return list(found.values())


def dialed(number: str) -> str:
    """What a phone dials: digits, in front of them a plus or not; "" for what is no number."""
    digits = re.sub(r"[^0-9]", "", number)
    if len(digits) < FEWEST_DIGITS:
        return ""
    return f"+{digits}" if number.lstrip().startswith("+") else digits


def _phone(number: str, told: Mapping[str, Any]) -> Phone:
    extension = re.sub(r"[^0-9]", "", str(told.get("extension") or ""))
    dials = dialed(number)
    about = [str(told.get("description") or "").strip()]
    if extension:
        about.insert(0, _("ext. %(number)s") % {"number": extension})
    if str(told.get("type") or "").lower() in ("tty", "fax", "text", "sms"):
        about.insert(0, str(told["type"]).upper())
    said = ", ".join(part for part in about if part)
    return Phone(number, f"{dials},{extension}" if dials and extension else dials, said)


def web_link(address: str) -> str:
    """An address one can tap; "" for what is none."""
    said = address.strip()
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
