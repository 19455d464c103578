"""Rows set aside that tell where a hidden place is: of such a row nothing is kept but its mark."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from walkwith.directory import blotting
from walkwith.directory.models import Site, Source
from walkwith.feeds.hsds.hiding import Hidden
from walkwith.feeds.hsds.mapping import key_of
from walkwith.feeds.models import QuarantinedRow

OF_A_SITE = {"location", "locations", "location_id"}
OF_AN_AGENCY = {"organization", "organisation", "organization_id", "organisation_id"}


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Hidden sites and their agencies by the keys of the feed, and the lines of their addresses."""

    sites: frozenset[str]
    agencies: frozenset[str]
    secrets: frozenset[str]

    @property
    def words(self) -> list[str]:
        """A row that tells of them says one of these."""
        return sorted({*map(blotting.word_of, self.secrets), *self.sites, *self.agencies})

    def is_in(self, raw: Any, *texts: str) -> bool:
        """Does a row name one of the places, or tell an address?"""
        if blotting.says((raw, *texts), self.secrets):
            return True
        if isinstance(raw, Mapping) and "too_long" in raw:
            told = str(raw["too_long"]).replace("\\", "")
            return any(f'"{key}"' in told for key in self.sites | self.agencies)
        return any(
            key in (self.sites if name in OF_A_SITE else self.agencies) for name, key in _named(raw)
        )


def unsaid(source: Source, hidden: Hidden) -> Unsaid:
    """What is hidden in what came, and what was hidden here before."""
    home = {"organization_id": source.organization_id, "source": source}
    known = Site.objects.filter(**home, is_confidential=True)
    told = set(known.values_list("key", "agency__key"))
    return Unsaid(
        frozenset({*hidden.sites, *(site for site, _ in told)}),
        frozenset({*hidden.agencies, *(agency for _, agency in told if agency)} - {""}),
        frozenset().union(*hidden.sites.values()),
    )


def hold_back(rows: list[dict[str, Any]], what: Unsaid) -> None:
    """Rows on their way to be kept for a person."""
    for row in rows:
        if what.is_in(row["raw"], row["name"], row["value"]):
            row.update(_without(row["key"], row["mark"], row["name"], row["value"], what))


def forget(source: Source, what: Unsaid) -> None:
    """Rows that earlier runs set aside, before the place was hidden."""
    if not what.words:
        return
    rows = QuarantinedRow.objects.filter(
        organization_id=source.organization_id, run__source=source
    ).exclude(raw__has_key="kept_back")
    some = "|".join(map(re.escape, what.words))
    for row in rows.annotate(said=Cast("raw", TextField())).filter(said__iregex=some).iterator():
        if what.is_in(row.raw, row.name, row.value):
            said = _without(row.key, row.mark, row.name, row.value, what)
            QuarantinedRow.objects.filter(pk=row.pk).update(**said)


def forget_rows_of(source: Source, key: str, secrets: frozenset[str]) -> None:
    """The rows of a service that a person hides: mended ones too, whatever they tell of it."""
    what = Unsaid(frozenset(), frozenset(), secrets)
    rows = QuarantinedRow.objects.filter(
        organization_id=source.organization_id, run__source=source, key=key
    )
    for row in rows.exclude(raw__has_key="kept_back"):
        said = _without(row.key, row.mark, row.name, row.value, what)
        QuarantinedRow.objects.filter(pk=row.pk).update(**said)


def _without(key: str, mark: object, name: str, value: str, what: Unsaid) -> dict[str, Any]:
    return {
        "raw": {"id": key, "kept_back": True, "mark": str(mark)},
        "name": blotting.without(name, what.secrets),
        "value": blotting.without(value, what.secrets),
    }


def _named(raw: Any) -> Iterator[tuple[str, str]]:
    """(what it is called there, key) of the sites and agencies a row names, however deep."""
    if isinstance(raw, (list, tuple)):
        for part in raw:
            yield from _named(part)
    if isinstance(raw, Mapping):
        for name, part in raw.items():
            if name in OF_A_SITE or name in OF_AN_AGENCY:
                for one in part if isinstance(part, list) else [part]:
                    yield name, key_of(one if isinstance(one, Mapping) else {"id": one})
            yield from _named(part)
