"""A person says that a place must stay secret, or may be told: it holds at once, and next time."""

import dataclasses
import datetime as dt
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from walkwith.directory import offers
from walkwith.directory.models import Agency, Service, ServiceSite, Site, Source
from walkwith.feeds.hsds import kept_back
from walkwith.feeds.hsds.hiding import HIDDEN, Hidden
from walkwith.feeds.hsds.hiding_known import hide_known
from walkwith.foundation.identifiers import new_id

HIDES = Q(is_secret=True) | Q(is_secret=None, needs__contains=[HIDDEN])


def hide_at_once(service: Service, moment: dt.datetime) -> None:
    """Take where it is out of all that is kept, as an import would."""
    source = service.source
    there = _beside(service)
    secrets = hide_known(source, moment, Hidden())
    what = dataclasses.replace(kept_back.unsaid(source, Hidden()), secrets=secrets)
    kept_back.forget(source, what)
    kept_back.forget_rows_of(source, service.key, secrets)
    offers.rebuild(source.organization_id, there)


def tell_again(service: Service) -> bool:
    """Let the next list bring back where it is; False where another service there still hides it.

    What stands here counts as other than what comes, so that it is read anew.
    """
    source, home = service.source, {"organization_id": service.organization_id}
    there = _beside(service)
    sites = Site.objects.filter(**home, pk__in=_sites(service))
    hiding = ServiceSite.objects.filter(
        Exists(Service.objects.filter(HIDES, pk=OuterRef("service_id"))),
        **home,
        site_id=OuterRef("pk"),
    )
    told = sites.exclude(Exists(hiding))
    is_all = told.count() == sites.count()
    told.update(is_confidential=False, fingerprint=new_id())
    Service.objects.filter(**home, pk__in=there).update(fingerprint=new_id())
    Agency.objects.filter(**home, pk=service.agency_id).update(fingerprint=new_id())
    Source.objects.filter(pk=source.pk).update(etag="")
    offers.rebuild(service.organization_id, there)
    return is_all


def _sites(service: Service) -> list[UUID]:
    at = ServiceSite.objects.filter(organization_id=service.organization_id, service=service)
    return list(at.values_list("site_id", flat=True))


def _beside(service: Service) -> list[UUID]:
    """The service and those at the same places."""
    at = ServiceSite.objects.filter(
        organization_id=service.organization_id, site_id__in=_sites(service)
    )
    return [service.pk, *at.exclude(service=service).values_list("service_id", flat=True)]
