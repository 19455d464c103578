"""What the house writes down itself: a place of it that is secret is so in every list."""

from uuid import UUID

from walkwith.directory import commands as directory
from walkwith.directory.models import Service, Site
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.directory.own_list import own
from walkwith.directory.own_secrets import tells_where
from walkwith.directory.policies import check_may_verify
from walkwith.directory.secret_places import HIDDEN, check_may_tell_place, hold, is_kept_secret
from walkwith.feeds.hsds.hiding_at_once import hold_lists, sites_of, tell_again
from walkwith.feeds.hsds.hiding_elsewhere import hidden_everywhere
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotAllowed, Refused


@command
def add_own_service(
    *, actor: Actor, agency: AgencyFacts, service: ServiceFacts, site: SiteFacts | None = None
) -> Service:
    """Write down a service the house knows of, with who offers it and where."""
    check_may_verify(actor)
    with hidden_everywhere(actor.organization_id, clock.now()):
        return directory.add_own_service(actor=actor, agency=agency, service=service, site=site)


@command
def edit_service(
    *, actor: Actor, service_id: UUID, service: ServiceFacts, site: SiteFacts | None = None
) -> Service:
    """Change what the house wrote down, and where it is. Who leads may say again where a place is
    that was secret; so may who said a moment ago that it is. The needs stand in the facts.
    """
    check_may_verify(actor)
    kept = own(actor, Service, service_id, to_change=False)
    if tells_where(site) and is_kept_secret(kept):
        _let_be_told(actor, kept, service)
    with hidden_everywhere(actor.organization_id, clock.now()):
        return directory.edit_service(
            actor=actor, service_id=service_id, service=service, site=site
        )


def _let_be_told(actor: Actor, kept: Service, facts: ServiceFacts) -> None:
    """It stays secret only where something else at its door is."""
    try:
        check_may_tell_place(actor, [kept])
    except NotAllowed as no:
        raise Refused(no.words, field="where") from None
    hold_lists([kept])
    hold(actor.organization_id)
    kept.is_secret = False if HIDDEN in facts.needs else None
    kept.save(update_fields=["is_secret"])
    tell_again([kept])
    sites = Site.objects.filter(organization_id=actor.organization_id)
    sites.filter(pk__in=sites_of([kept])).update(is_confidential=False)
