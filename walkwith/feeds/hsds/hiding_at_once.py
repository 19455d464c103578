"""A person says that a place must stay secret, or may be told: it holds at once, and next time."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from walkwith.directory import offers
from walkwith.directory.models import Agency, Service, ServiceSite, Site, Source
from walkwith.directory.said import learn
from walkwith.directory.secret_places import HIDDEN, let_be_told, lists_of_same_mark
from walkwith.feeds.hsds import kept_back
from walkwith.feeds.hsds.hiding import Hidden
from walkwith.feeds.hsds.hiding_elsewhere import hidden_everywhere
from walkwith.feeds.hsds.hiding_known import hide_known, read_as_hidden
from walkwith.foundation.identifiers import new_id

HIDES = Q(is_secret=True) | Q(is_secret=None, needs__contains=[HIDDEN])


def hide_at_once(service: Service, moment: dt.datetime) -> None:
    """Take where it is out of all that is kept, as an import would."""
    source = service.source
    there = _beside(service)
    hidden_before = _hidden_before(service)
    with hidden_everywhere(source.organization_id, moment):
        known = hide_known(source, moment, Hidden())
    read_as_hidden(source, {service.pk, *known.services} - hidden_before)
    what = dataclasses.replace(kept_back.unsaid(source, Hidden()), secrets=known.secrets)
    kept_back.forget(source, what)
    kept_back.forget_rows_of(source, service.key, known.secrets)
    offers.rebuild(source.organization_id, there)
    learn(source.organization_id, "services")  # a typo is not put right to the name of its street


def _hidden_before(service: Service) -> set[UUID]:
    """Those there that a reading hides already: for what they are, or for another place."""
    house = service.organization_id
    there = ServiceSite.objects.filter(organization_id=house, service__in=_beside(service))
    hidden = there.filter(site__is_confidential=True).values_list("service_id", flat=True)
    hiding = Service.objects.filter(HIDES, organization_id=house, pk__in=_beside(service))
    own_words = {service.pk} if HIDDEN in service.needs else set()
    return {*hidden, *hiding.exclude(pk=service.pk).values_list("pk", flat=True), *own_words}


def hold_lists(services: Sequence[Service]) -> None:
    """The lists that `tell_again` asks for anew, before the house is held: in one order, so that
    two people do not wait for each other.
    """
    lists = {each.source_id for each in services}
    lists |= lists_of_same_mark(services[0].organization_id, sites_of(services))
    asked = Source.objects.exclude(format=Source.Formats.OWN).filter(pk__in=lists)
    list(asked.select_for_update().order_by("pk"))


def tell_again(services: Sequence[Service], *, is_slip: bool) -> bool:
    """Let the next list bring back where they are; False where another service there still hides
    it.

    What stands here counts as other than what comes, so that it is read anew.
    """
    house = services[0].organization_id
    at = set(sites_of(services))
    hiding = ServiceSite.objects.filter(
        Exists(Service.objects.filter(HIDES, pk=OuterRef("service_id"))),
        organization_id=house,
        site_id__in=at,
    )
    open_ones = at - set(hiding.values_list("site_id", flat=True))
    told = let_be_told(house, open_ones, is_slip=is_slip)
    _read_anew(house, told, [each.pk for each in services])
    return at <= told


def _read_anew(house: UUID, told: set[UUID], services: list[UUID]) -> None:
    sites = Site.objects.filter(organization_id=house, pk__in=told)
    there = ServiceSite.objects.filter(organization_id=house, site_id__in=told)
    of = [*services, *there.values_list("service_id", flat=True)]
    listed = Service.objects.filter(organization_id=house, pk__in=of)
    agencies = Agency.objects.filter(organization_id=house, pk__in=listed.values("agency_id"))
    asked = Source.objects.exclude(format=Source.Formats.OWN)
    asked.filter(pk__in=listed.values("source_id")).update(etag="")
    sites.update(is_confidential=False, fingerprint=new_id())
    agencies.update(fingerprint=new_id())
    listed.update(fingerprint=new_id())
    offers.rebuild(house, of)


def sites_of(services: Sequence[Service]) -> list[UUID]:
    keys = [each.pk for each in services]
    at = ServiceSite.objects.filter(service__in=keys)
    house = {each.organization_id for each in services}
    return list(at.filter(organization_id__in=house).values_list("site_id", flat=True))


def _beside(service: Service) -> list[UUID]:
    """The service and those at the same places."""
    at = ServiceSite.objects.filter(
        organization_id=service.organization_id, site_id__in=sites_of([service])
    )
    return [service.pk, *at.exclude(service=service).values_list("service_id", flat=True)]
