"""The newest word on each listing, told in the statement that loads it."""

import datetime as dt
from typing import Any, TypeVar

from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from walkwith.accounts.models import Membership
from walkwith.directory.models import Capacity, Check, Listing, Meeting, Service

L = TypeVar("L", bound=Listing)
SAID = ("on", "way", "verdict", "fields", "note")
COUNTED = ("as_of", "unit", "available", "maximum")


def with_newest_check(found: QuerySet[L]) -> QuerySet[Any]:
    """Meetings or services with what `check_of` reads."""
    checks = Check.objects.order_by("-on", "-made_at")
    return found.annotate(newest_check=_first_of(checks, found.model, *SAID, by="by__name"))


def check_of(listing: Meeting | Service) -> Check | None:
    """Who checked it last, when and what they found."""
    told: dict[str, Any] | None = vars(listing)["newest_check"]
    if told is None:
        return None
    on, by = dt.date.fromisoformat(told["on"]), Membership(name=told["by"])
    return Check(**told | {"on": on, "by": by})


def with_newest_count(found: QuerySet[Service]) -> QuerySet[Any]:
    """Services with what `capacity_of` reads."""
    counts = Capacity.objects.order_by("-as_of", "-made_at")
    return found.annotate(newest_count=_first_of(counts, found.model, *COUNTED))


def capacity_of(service: Service) -> Capacity | None:
    """What was last said to be free there."""
    told: dict[str, Any] | None = vars(service)["newest_count"]
    if told is None:
        return None
    return Capacity(**told | {"as_of": dt.datetime.fromisoformat(told["as_of"])})


def _first_of(said: QuerySet[Any], of: type[Model], *names: str, **others: str) -> Subquery:
    """The first of what was said of each listing, as JSON; nothing where nobody said anything."""
    of_it = {
        "organization_id": OuterRef("organization_id"),
        f"{of._meta.model_name}_id": OuterRef("pk"),
    }
    as_json = JSONObject(**{name: name for name in names} | others)
    return Subquery(said.filter(**of_it).values(told=as_json)[:1])
