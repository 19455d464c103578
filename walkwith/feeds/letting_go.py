"""A person takes back how they put a row right: what came of it is shown no more.

What its list had before is there again, as missing once: so it stood when the row was set aside.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from walkwith.directory import offers
from walkwith.directory.models import (
    Agency,
    Listing,
    Meeting,
    Service,
    ServiceSite,
    Site,
    Slot,
    Source,
)

Keys = list[Any]


def let_meetings_go(source: Source, raw: Any, *, since: dt.datetime, moment: dt.datetime) -> None:
    """Those of one row, as it came, which was set aside at `since`."""
    gone = _let_go(Meeting, source, since, moment, raw=raw)
    Slot.objects.filter(organization_id=source.organization_id, meeting_id__in=gone).delete()


def let_services_go(
    source: Source, keys: Iterable[str], *, since: dt.datetime, moment: dt.datetime
) -> None:
    """Those of a row that was set aside at `since`, by what their list calls them."""
    gone = _let_go(Service, source, since, moment, key__in=list(keys))
    offers.rebuild(source.organization_id, gone)


def let_owners_go(
    source: Source,
    agencies: Iterable[str],
    sites: Iterable[str],
    *,
    since: dt.datetime,
    moment: dt.datetime,
) -> None:
    """The agencies and sites that came `since`, by their keys, unless a listed service names them.

    Those the list had before stay: other rows may tell of them.
    """
    home = {"organization_id": source.organization_id}
    listed = Service.objects.filter(**home, unlisted_at=None)
    named = ServiceSite.objects.filter(**home, service__in=listed)
    came = {**home, "source": source, "unlisted_at": None, "made_at__gt": since}
    sites_gone = Site.objects.filter(**came, key__in=list(sites))
    sites_gone.exclude(pk__in=named.values("site_id")).update(missed=2, unlisted_at=moment)
    agencies_gone = Agency.objects.filter(**came, key__in=list(agencies))
    agencies_gone.exclude(pk__in=listed.values("agency_id")).update(missed=2, unlisted_at=moment)


def _let_go(
    model: type[Listing], source: Source, since: dt.datetime, moment: dt.datetime, **which: Any
) -> Keys:
    """Answers what is not shown any more."""
    home = {"organization_id": source.organization_id, "source": source, "unlisted_at": None}
    found = model._default_manager.filter(**home, **which)
    found.filter(made_at__lte=since).update(missed=1)
    gone = list(found.filter(made_at__gt=since).values_list("pk", flat=True))
    model._default_manager.filter(organization_id=source.organization_id, pk__in=gone).update(
        missed=2, unlisted_at=moment
    )
    return gone
