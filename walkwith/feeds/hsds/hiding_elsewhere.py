"""What one list hides is hidden in every other, too."""

import dataclasses
import datetime as dt
from uuid import UUID

from walkwith.directory import offers
from walkwith.directory.models import ServiceSite, Source
from walkwith.directory.secret_places import Marks, still_told
from walkwith.feeds.hsds import kept_back
from walkwith.feeds.hsds.hiding import Hidden
from walkwith.feeds.hsds.hiding_known import hide_known, read_as_hidden


def hide_elsewhere(organization_id: UUID, marks: Marks, moment: dt.datetime) -> None:
    """Hide sites of any list that stand at these places. A list that is being read at this moment
    is left out: its next reading asks for the marks.
    """
    told = still_told(organization_id, marks)
    lists = Source.objects.select_for_update(skip_locked=True).filter(pk__in=told).order_by("pk")
    for source in lists:
        there = ServiceSite.objects.filter(
            organization_id=organization_id, site_id__in=list(told[source.pk])
        )
        services = list(there.values_list("service_id", flat=True))
        other = ServiceSite.objects.filter(
            organization_id=organization_id, service__in=services, site__is_confidential=True
        )
        hidden_before = set(other.values_list("service_id", flat=True))
        known = hide_known(source, moment, Hidden(), told[source.pk])
        read_as_hidden(source, known.services - hidden_before)
        what = dataclasses.replace(kept_back.unsaid(source, Hidden()), secrets=known.secrets)
        kept_back.forget(source, what)
        offers.rebuild(organization_id, services)
