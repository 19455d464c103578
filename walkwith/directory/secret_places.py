"""Places that must stay secret, known again by their address, whatever list brings it.

Of the address only marks are kept: HMAC-SHA256 (RFC 2104) under a key of the house, which is not in
the database. They hold the number and the name of the street, without its kind, its direction and
the room, with the town, and again with the ZIP code: one of them is enough.
"""

import datetime as dt
import hmac
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from walkwith.directory.models import Edit, SecretPlace, Service, ServiceSite, Site, Source
from walkwith.directory.own_list import keep_edit
from walkwith.directory.places import place_of_zip
from walkwith.directory.said import folded
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotAllowed
from walkwith.foundation.identifiers import new_id

Marks = frozenset[bytes]
# What an address says, in the order of `Address`; of a site `t`, or any table called so.
COLUMNS = (
    "t.name, t.address_1, t.address_2, t.city, t.postal_code, t.details ->> 'addresses',"
    " t.location_type"
)
WORD = re.compile(r"\d+-\d+|[^\W_]+|[,;#]")
NUMBER = re.compile(r"\d+[a-z]?|\d+-\d+")
TOWARDS = frozenset(WORD.findall("n s e w ne nw se sw north south east west norte sur este oeste"))
KINDS = frozenset(
    WORD.findall(
        "street st avenue ave av road rd lane ln drive dr boulevard blvd way court ct place pl"
        " terrace ter highway hwy parkway pkwy circle cir square sq alley trail loop pike calle"
        " avenida avda camino carretera carr bulevar paseo saint jr"
    )
)
ROOMS = frozenset(WORD.findall("# apt apartment apto suite ste unit floor fl piso room rm"))
ENDS = ROOMS | {",", ";"}
FOR_LETTERS = {"po box", "p o box", "apartado", "apartado postal", "box"}
ANYWHERE, NOWHERE_SAID = "*", "?"
HIDDEN = "safe_house"
LEADS = ("supervisor", "administrator")
A_MOMENT = dt.timedelta(hours=1)
PLACE = "place"
HOLD = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
# Of the sites with marks some are secret by themselves; a mark is kept once.
BY_ITSELF = """
UPDATE directory_secretplace SET by_itself = true
WHERE organization_id = %(organization)s AND site_id = ANY(%(own)s) AND NOT by_itself
"""
# A place that is gone has no site: what stood there stays secret.
KEEP = """
INSERT INTO directory_secretplace (id, organization_id, site_id, mark, by_itself, made_at)
SELECT each.id, %(organization)s, each.site, each.mark, coalesce(each.site = ANY(%(own)s), true),
       %(now)s
FROM unnest(%(ids)s::uuid[], %(sites)s::uuid[], %(marks)s::bytea[]) AS each (id, site, mark)
ON CONFLICT (organization_id, mark, site_id) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is, as a list tells it; `more` are other addresses of it, as JSON."""

    name: str
    address_1: str
    address_2: str
    city: str
    postal_code: str
    more: str | None = None
    location_type: str = "physical"

    @property
    def doors(self) -> Iterator[tuple[str, str, str]]:
        """(number and street, town, ZIP code); an address for letters is none."""
        if self.location_type == "postal":
            return
        others = json.loads(self.more) if self.more else []
        for each in [each for each in others if each.get("address_type") != "postal"]:
            yield from _doors(each.get("address_1"), each.get("address_2"), of=each)
        here = {"city": self.city, "postal_code": self.postal_code}
        yield from _doors(self.name, self.address_1, self.address_2, of=here)


class Marker:
    """Makes the marks of one organization."""

    def __init__(self, organization_id: UUID) -> None:
        said = b"secret places" + organization_id.bytes
        keys = (settings.SEAL_KEY, *settings.SEAL_KEYS_BEFORE)
        self._keys = [hmac.digest(key.encode(), said, "sha256") for key in keys]

    def to_keep(self, address: Address) -> Marks:
        """Where no town is said, it is hidden in every town."""
        return frozenset(
            hmac.digest(self._keys[0], f"{door}\n{town}".encode(), "sha256")
            for door, city, code in address.doors
            for town in [*_towns(city, code), NOWHERE_SAID, *([] if city or code else [ANYWHERE])]
        )

    def to_ask(self, address: Address) -> Marks:
        """Also those under keys the house had before."""
        return frozenset(
            hmac.digest(key, f"{door}\n{town}".encode(), "sha256")
            for door, city, code in address.doors
            for town in [*(_towns(city, code) or [NOWHERE_SAID]), ANYWHERE]
            for key in self._keys
        )


def address_of(site: Site) -> Address:
    more = json.dumps(site.details.get("addresses", []))
    where = (site.address_1, site.address_2, site.city, site.postal_code)
    return Address(site.name, *where, more, site.location_type)


def may_tell_place(actor: Actor, service: Service, *, needs: Collection[str] | None = None) -> bool:
    """Who leads may; and who made it secret a moment ago, as it was a slip. What its own words
    hide, or its `needs` as they shall be, is no slip; nor is what was secret before.
    """
    if actor.role in LEADS:
        return True
    if HIDDEN in (service.needs if needs is None else needs):
        return False
    made_secret = Q(act=Edit.Acts.HIDDEN, fields__contains=[PLACE])
    acts = Edit.objects.filter(organization_id=actor.organization_id, service=service)
    acts = acts.filter(made_secret | Q(act=Edit.Acts.TOLD))
    last = acts.order_by("-made_at", "-id").first()
    if last is None or last.act != Edit.Acts.HIDDEN or last.by_id != actor.id:
        return False
    return clock.now() - last.made_at <= A_MOMENT


def check_may_tell_place(
    actor: Actor, services: Iterable[Service], *, needs: Collection[str] | None = None
) -> None:
    """`needs` as they shall be of the first of them."""
    first, *others = services
    may = may_tell_place(actor, first, needs=needs)
    if not (may and all(may_tell_place(actor, each) for each in others)):
        raise NotAllowed(
            _("This place is secret. A supervisor, or who runs the program, can tell it. Ask them.")
        )


def was_secret(service: Service) -> bool:
    """It is, or it was before it was said to be by phone only."""
    house = service.organization_id
    at = ServiceSite.objects.filter(organization_id=house, service=service).values("site_id")
    marked = SecretPlace.objects.filter(organization_id=house, site_id__in=at)
    return is_kept_secret(service) or marked.exists()


def keep_hidden(actor: Actor, service: Service, *, is_new: bool) -> None:
    """Write down who said that it must stay secret; `is_new` where it was told until then."""
    keep_edit(actor, Edit.Acts.HIDDEN, service, [PLACE] if is_new else [])


def leave_behind(service: Service, address: Address) -> None:
    """A service that is told at another door keeps the one it had secret."""
    marker, house = Marker(service.organization_id), service.organization_id
    at = ServiceSite.objects.filter(organization_id=house, service=service).values("site_id")
    theirs = SecretPlace.objects.filter(organization_id=house, site_id__in=at, by_itself=True)
    told = marker.to_keep(address) | marker.to_ask(address)
    theirs.exclude(mark__in=list(told)).update(site=None)


def is_kept_secret(service: Service) -> bool:
    """Itself, or at a place that is."""
    there = ServiceSite.objects.filter(
        organization_id=service.organization_id, service=service, site__is_confidential=True
    )
    return service.hides or there.exists()


def hold(organization_id: UUID) -> None:
    """Until this transaction ends nobody else takes in, writes down, hides or tells places of this
    house. Who changes a list as well holds its source first.
    """
    with connection.cursor() as cursor:
        cursor.execute(HOLD, [f"places {organization_id}"])


def kept(organization_id: UUID) -> Marks:
    """Of all places that are secret here."""
    of_house = SecretPlace.objects.filter(organization_id=organization_id)
    return frozenset(map(bytes, of_house.values_list("mark", flat=True).distinct()))


def merely_beside(source: Source) -> frozenset[str]:
    """Sites of a list, by its keys, that are secret only for standing where another one is."""
    theirs = SecretPlace.objects.filter(
        organization_id=source.organization_id, site__source=source
    ).values_list("by_itself", "site__key")
    said = set(theirs)
    return frozenset(key for is_own, key in said if not is_own and (True, key) not in said)


def keep(
    organization_id: UUID,
    marks: Mapping[UUID | None, Collection[bytes]] | Mapping[UUID, Collection[bytes]],
    *,
    beside: Collection[UUID] = (),
) -> None:
    """The marks of sites; those `beside` only stand where another one is."""
    said = [(site, mark) for site, theirs in marks.items() for mark in theirs]
    said.sort(key=lambda one: (one[1], str(one[0])))
    asked: dict[str, Any] = {"organization": organization_id, "now": clock.now()}
    asked |= {"own": [site for site in marks if site not in beside]}
    asked |= {"ids": [new_id() for _ in said]}
    asked |= {"sites": [site for site, _ in said], "marks": [mark for _, mark in said]}
    with connection.cursor() as cursor:
        cursor.execute(BY_ITSELF, asked)
        cursor.execute(KEEP, asked)


def let_be_told(
    organization_id: UUID, sites: Collection[UUID], *, is_slip: bool = False
) -> set[UUID]:
    """Forget the marks of sites, unless another listed site needs them; of a slip, unless anything
    else left one. Answers which sites may be told: of these, and of those that were secret only for
    standing there.
    """
    of_house = SecretPlace.objects.filter(organization_id=organization_id)
    theirs = of_house.filter(site__in=sites)
    others = of_house.exclude(site__in=sites, site__isnull=False).filter(
        mark__in=theirs.values("mark")
    )
    needed = others.filter(by_itself=True)
    if not is_slip:
        needed = needed.filter(site__unlisted_at=None, site__is_confidential=True)
    stay = theirs.filter(mark__in=list(needed.values_list("mark", flat=True)))
    staying = set(stay.values_list("site_id", flat=True))
    theirs.filter(site__in=staying).update(by_itself=False)
    told = set(sites) - staying
    gone = of_house.filter(
        mark__in=list(theirs.filter(site__in=told).values_list("mark", flat=True))
    )
    beside = set(gone.filter(by_itself=False, site__isnull=False).values_list("site_id", flat=True))
    gone.delete()
    return (told | beside) - set(of_house.values_list("site_id", flat=True))


def lists_of_same_mark(organization_id: UUID, sites: Iterable[UUID]) -> set[UUID]:
    """The lists with a site at the same secret place as one of these."""
    of_house = SecretPlace.objects.filter(organization_id=organization_id)
    marks = of_house.filter(site__in=list(sites)).values("mark")
    there = of_house.filter(mark__in=marks, site__isnull=False)
    return set(there.values_list("site__source_id", flat=True))


def still_told(organization_id: UUID, marks: Marks) -> dict[UUID, dict[UUID, Marks]]:
    """Sites of any list at a secret place that still tell it, by their list."""
    found: dict[UUID, dict[UUID, Marks]] = {}
    if not marks:
        return found
    marker = Marker(organization_id)
    told = Site.objects.filter(organization_id=organization_id, is_confidential=False)
    others = KeyTextTransform("addresses", "details")
    said = ("name", "address_1", "address_2", "city", "postal_code", others, "location_type")
    for site, of, *where in told.values_list("pk", "source_id", *said).iterator():
        if theirs := marker.to_ask(Address(*where)) & marks:
            found.setdefault(of, {})[site] = theirs
    return found


def _doors(*lines: str | None, of: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        if line and (door := _door(line)):
            yield door, folded(of.get("city") or "").strip(), (of.get("postal_code") or "")[:5]


def _towns(city: str, code: str) -> list[str]:
    if code and not city and (place := place_of_zip(code)):
        city = folded(place.words.removesuffix(code)).strip()
    return [town for town in (city, code) if town]


def _door(line: str) -> str:
    """The number and the name of the street; "" where no number stands."""
    words = WORD.findall(folded(line))
    numbers = (nth for nth, word in enumerate(words) if NUMBER.fullmatch(word))
    at = next((nth for nth in numbers if nth == 0 or words[nth - 1] not in ROOMS), None)
    if at is None:
        return ""
    after = list(takewhile(lambda word: word not in ENDS, words[at + 1 :]))
    before = list(takewhile(lambda word: word not in ENDS, reversed(words[:at])))
    street = _street(after) or _street(before[::-1])
    return f"{words[at]} {street}" if street and street not in FOR_LETTERS else ""


def _street(words: list[str]) -> str:
    """As far as the word that says what kind of street it is, without that."""
    name: list[str] = []
    for word in words:
        if word in KINDS and name:
            break
        if word not in KINDS and word not in TOWARDS:
            name.append(word)
    return " ".join(name or words)
