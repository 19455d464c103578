"""One document of HSDS, of any version, made into rows: agencies, sites, services, places.

Read by the schemas of https://docs.openreferral.org/ (1.1, 2.0, 3.0, 3.1) and the UK's profiles.
Feeds keep to them loosely: each field is read for itself, and what was left out is a doubt. Only
what nobody could use raises `Unusable`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from walkwith.directory.places import place_of_zip, zone_at
from walkwith.feeds import fields
from walkwith.feeds.hsds import meaning, modern, values
from walkwith.feeds.hsds.fleeing import is_safe_house, is_told_in
from walkwith.feeds.hsds.parts import many, one
from walkwith.feeds.hsds.rows import AgencyRow, PlaceRow, Row, ServiceRow, SiteRow, raw_of
from walkwith.feeds.hsds.values import line, text
from walkwith.feeds.raw import mark_of
from walkwith.feeds.refusals import Unusable
from walkwith.feeds.remembered import Remembered

Told = Mapping[str, Any]
STATES = ("active", "inactive", "defunct", "temporarily closed")
KINDS_OF_SITE = ("physical", "postal", "virtual")
LONGEST_KEY = 200
MOST_BEFORE = 2_000
AN_AGENCY = "~agency"
PLACES = ("service_at_locations", "service_at_location", "services_at_location")
OTHERS = {"organization", "organisation", "services", "service", "locations", "location", *PLACES}

OF_AN_AGENCY = (
    *("phones", "contacts", "funding", "programs", "organization_identifiers", "attributes"),
    *("additional_websites", "addresses"),
)
OF_A_SITE = (
    *("phones", "schedules", "contacts", "languages", "accessibility", "attributes"),
    "addresses",
)
OF_A_SERVICE = (
    *("phones", "schedules", "contacts", "languages", "cost_options", "required_documents"),
    *("attributes", "service_areas", "service_capacities", "funding", "additional_urls"),
)
AT_A_SITE = ("phones", "schedules", "contacts", "service_areas", "attributes")
WORDS_KEPT = ("interpretation_services", "wait_time", "fees", "accreditations", "licenses")
name_line, long_line, short_line = line(200), line(500), line(80)


@dataclass(slots=True)
class Mapped:
    """The rows of one document and the codes of what is in doubt. `before` are agencies and sites
    as they were read last: feeds repeat them in each of their services. `aside` are services below
    an agency that nobody could use, each with why.
    """

    before: dict[tuple[str, str], Any] = field(default_factory=dict)
    doubt: list[str] = field(default_factory=list)
    remembered: Remembered = field(default_factory=Remembered)
    aside: list[tuple[Unusable, Told]] = field(default_factory=list)

    def rows(self, kind: str, told: Told) -> Iterator[Row]:
        """Raises `Unusable` when the document itself cannot be used."""
        if kind == "organization":
            yield from self._organization(told)
        elif kind == "location":
            yield self.site(told, _key_of_agency(told))
        elif kind == "service_at_location":
            yield from self._pair(told)
        else:
            yield from self._service_and_places(told, "")

    def _organization(self, told: Told) -> Iterator[Row]:
        agency = self.agency(self._named(told))
        yield agency
        for each in _dicts(told.get("locations")):
            yield self.site(each, agency.key)
        for each in _dicts(told.get("services")):
            yield from self._below(agency, {"organization_id": agency.key, **each})

    def _below(self, agency: AgencyRow, told: Told) -> Iterator[Row]:
        """A service of an agency; one that cannot be used leaves the others be."""
        try:
            yield from self._service_and_places(told, agency.key)
        except Unusable as problem:
            self.aside.append((problem, told))

    def _named(self, told: Told) -> Told:
        """What the document says, with the name a person gave it where it has none."""
        if not self.remembered.fixes or name_line(_name_of(told), []):
            return told
        said = self.remembered.said(key_of(told), "name")
        return {**told, "name": said} if said else told

    def _pair(self, told: Told) -> Iterator[Row]:
        service = told.get("service")
        if not isinstance(service, Mapping):
            raise Unusable("no_service")
        yield from self._service_and_places({**service, PLACES[0]: [told]}, "")

    def _service_and_places(self, told: Told, agency_key: str) -> Iterator[Row]:
        told = self._named(told)
        organization = told.get("organization") or told.get("organisation")
        name = ""
        if isinstance(organization, Mapping) and not name_line(_name_of(organization), []):
            agency_key = agency_key or _key(organization.get("id"))
        elif isinstance(organization, Mapping):
            agency = self.agency(organization)
            agency_key, name = agency.key, agency.name
            yield agency
        service = self.service(told, agency_key or _key_of_agency(told), name)
        yield service
        listed: Any = next((told[called] for called in PLACES if told.get(called)), [])
        places = [*_dicts(listed), *({"location": each} for each in _dicts(told.get("locations")))]
        for place in places:
            yield from self._place(place, service)

    def _place(self, told: Told, service: ServiceRow) -> Iterator[Row]:
        location = told.get("location")
        if isinstance(location, Mapping):
            site = self.site(location, _key_of_agency(location) or service.agency_key)
            site_key = site.key
            yield site
        else:
            site_key = _key(told.get("location_id"))
        if site_key:
            details = self._details(AT_A_SITE, told)
            if said := text(told.get("description"), self.doubt):
                details["description"] = said
            yield PlaceRow(
                key=_key(told.get("id")),
                service_key=service.key,
                site_key=site_key,
                details=details,
            )

    def agency(self, told: Told) -> AgencyRow:
        raw = _own(told)
        if (AN_AGENCY, raw) not in self.before:
            self._remember((AN_AGENCY, raw), self._agency(told, raw))
        return cast(AgencyRow, self.before[AN_AGENCY, raw])

    def _remember(self, mark: tuple[str, str], row: Row) -> None:
        if len(self.before) >= MOST_BEFORE:
            self.before.clear()
        self.before[mark] = row

    def _agency(self, told: Told, raw: str) -> AgencyRow:
        told = modern.agency(told)
        name = name_line(_name_of(told), self.doubt)
        if not name:
            raise Unusable("nameless", "organization")
        return AgencyRow(
            key=_key(told.get("id")) or f"~{mark_of(name)}",
            name=name,
            alternate_name=name_line(told.get("alternate_name"), self.doubt),
            description=text(told.get("description"), self.doubt),
            email=values.mail(told.get("email"), self.doubt),
            website=fields.web_address(told.get("website"), self.doubt),
            details=self._details(OF_AN_AGENCY, told),
            raw=raw,
        )

    def site(self, told: Told, agency_key: str) -> SiteRow:
        raw = _own(told)
        if (agency_key, raw) not in self.before:
            self._remember((agency_key, raw), self._site(told, agency_key, raw))
        return cast(SiteRow, self.before[agency_key, raw])

    def _site(self, told: Told, agency_key: str, raw: str) -> SiteRow:
        details = self._details(OF_A_SITE, told)
        address, others = _main_address(details.pop("addresses", []))
        if others:
            details["addresses"] = others
        is_virtual = str(told.get("virtual") or "").lower() in ("true", "t", "yes", "1")
        kind = str(told.get("location_type") or ("virtual" if is_virtual else "physical")).lower()
        name = name_line(told.get("name") or told.get("alternate_name"), self.doubt)
        description = text(told.get("description"), self.doubt)
        return SiteRow(
            key=_key(told.get("id")) or f"~{mark_of(raw)}",
            agency_key=agency_key,
            is_confidential=is_safe_house([name], [description]),
            name=name or address.get("address_1") or address.get("city") or "",
            location_type=kind if kind in KINDS_OF_SITE else "physical",
            description=description,
            transportation=text(told.get("transportation"), self.doubt),
            **{part: address.get(part, "") for part in ADDRESS},
            **self._where(told, address, kind),
            details=details,
            raw=raw,
        )

    def _where(self, told: Told, address: Told, kind: str) -> dict[str, Any]:
        """Where it is, how sure that is, and whose clock hangs there."""
        north, east = fields.position(told.get("latitude"), told.get("longitude"), self.doubt)
        approximate = False
        code = str(address.get("postal_code", ""))
        if north is None and kind != "virtual" and (found := place_of_zip(code)):
            north, east, approximate = found.latitude, found.longitude, True
            self.doubt.append("placed_by_zip")
        elif north is None and kind == "physical":
            self.doubt.append("not_on_the_map")
        zone = zone_at(north, east) if north is not None and east is not None else ""
        place = {"latitude": north, "longitude": east, "zone": zone}
        return place | {"approximate": approximate}

    def service(self, told: Told, agency_key: str, agency_name: str) -> ServiceRow:
        told = modern.service(told)
        key = _key(told.get("id"))
        name = self._service_name(told, key, agency_name)
        details = self._service_details(told)
        description = text(told.get("description"), self.doubt)
        eligibility = text(told.get("eligibility_description"), self.doubt)
        alternate = name_line(told.get("alternate_name"), self.doubt)
        ages = [values.age(told.get(which), self.doubt) for which in AGES]
        terms = _terms(details)
        texts = [description, eligibility]
        return ServiceRow(
            key=key or f"~{mark_of(f'{agency_key}|{name}')}",
            agency_key=agency_key,
            name=name,
            alternate_name=alternate,
            description=description,
            url=fields.web_address(told.get("url"), self.doubt),
            email=values.mail(told.get("email"), self.doubt),
            status=self._status(told),
            **{part: text(told.get(part), self.doubt) for part in TEXTS},
            eligibility_description=eligibility,
            minimum_age=ages[0],
            maximum_age=ages[1],
            last_modified=values.moment(told.get("last_modified"), self.doubt),
            needs=meaning.needs_of(terms, [name, alternate], texts, agency_name),
            features=meaning.features_of(
                _languages(details), [name, *(term[-1] for term in terms), *texts], *ages
            ),
            details=details,
            raw=_own(told),
        )

    def _service_name(self, told: Told, key: str, agency_name: str) -> str:
        """What it is called; one with an id but no name is called after who offers it."""
        name: str = name_line(_name_of(told), self.doubt)
        if not name and key and agency_name:
            self.doubt.append("named_by_agency")
            return agency_name
        if not name:
            raise Unusable("nameless", "service")
        return name

    def _service_details(self, told: Told) -> dict[str, Any]:
        details = self._details(OF_A_SERVICE, told)
        for called in WORDS_KEPT:
            if isinstance(told.get(called), list):
                details[called] = many("accreditations", told[called], self.doubt)
            elif said := text(told.get(called), self.doubt):
                details[called] = said
        if isinstance(told.get("program"), Mapping):
            details["program"] = one("programs", told["program"], self.doubt)
        if assured := values.date(told.get("assured_date"), self.doubt):
            details["assured_date"] = assured
        return details

    def _status(self, told: Told) -> str:
        said = str(short_line(told.get("status"), self.doubt)).lower().replace("_", " ")
        if said and said not in STATES:
            self.doubt.append("status_left_out")
        return said if said in STATES else "active"

    def _details(self, kinds: tuple[str, ...], told: Told) -> dict[str, Any]:
        lists = modern.lists_of(told)
        found = {kind: many(kind, lists[kind], self.doubt) for kind in kinds if lists.get(kind)}
        return {kind: parts for kind, parts in found.items() if parts}


ADDRESS = (
    *("address_1", "address_2", "city", "region", "state_province", "postal_code", "country"),
)
AGES = ("minimum_age", "maximum_age")
TEXTS = ("application_process", "fees_description", "alert")


def _dicts(given: Any) -> list[Told]:
    return [each for each in given if isinstance(each, Mapping)] if isinstance(given, list) else []


def _key(given: Any) -> str:
    """The feed's own name for a thing; a very long one by its digest. "" when it has none."""
    if isinstance(given, (bool, dict, list)) or given is None:
        return ""
    said = fields.words(given, [], limit=10_000)
    return said if len(said) <= LONGEST_KEY else f"~{mark_of(said)}"


def key_of(told: Any) -> str:
    """By which a document that cannot be used is known again."""
    if not isinstance(told, Mapping):
        return ""
    return _key(told.get("id")) or f"~{mark_of(raw_of(told))}"


def _name_of(told: Told) -> Any:
    return told.get("name") or told.get("alternate_name")


def _key_of_agency(told: Told) -> str:
    return _key(told.get("organization_id") or told.get("organisation_id"))


def _own(told: Told) -> str:
    """What the document says of the thing itself; what it only leads to has rows of its own."""
    kept = {name: value for name, value in told.items() if name not in OTHERS}
    for name in PLACES:
        if told.get(name):
            kept[name] = [_own_place(place) for place in _dicts(told[name])]
    return raw_of(kept)


def _own_place(told: Told) -> dict[str, Any]:
    """Of a service at a place: where that is only by its key."""
    kept = {part: value for part, value in told.items() if part not in OTHERS}
    location = told.get("location")
    if isinstance(location, Mapping) and location.get("id"):
        kept["location_id"] = location["id"]
    return kept


def _main_address(addresses: list[dict[str, Any]]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The address to go to and the others; one for letters only when there is no other."""
    ranked = sorted(addresses, key=lambda each: each.get("address_type") == "postal")
    if not ranked:
        return {}, []
    return ranked[0], [each for each in addresses if each is not ranked[0]]


def _terms(details: Told) -> list[tuple[str, str, str, str]]:
    """(vocabulary, key, code, name) of what it is filed under."""
    found = []
    for each in details.get("attributes", []):
        term = each.get("taxonomy_term", {})
        vocabulary = term.get("taxonomy") or term.get("taxonomy_detail", {}).get("name", "")
        name = term.get("name") or each.get("label", "")
        found.append((vocabulary, term.get("id", ""), term.get("code", ""), name))
    return found


def _languages(details: Told) -> list[str]:
    told = details.get("languages", [])
    return [each[part] for each in told for part in ("name", "code") if each.get(part)]


def is_for_people_who_flee(told: Any) -> bool:
    """Does anything in a row say so? Of one that is set aside, the row itself is not kept."""
    return is_told_in(told)
