"""What the house writes down itself: a place of it that is secret is so in every list."""

from uuid import UUID

from walkwith.directory import commands as directory
from walkwith.directory.models import Service, ServiceSite, Site
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.directory.own_list import own
from walkwith.directory.own_secrets import door_of, tells_where
from walkwith.directory.policies import check_may_verify
from walkwith.directory.secret_places import (
    check_may_tell_place,
    hold,
    is_kept_secret,
    leave_behind,
    was_secret,
)
from walkwith.feeds import secrecy
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
    that was secret; so may who said a moment ago that it is. What is the same service goes along.
    """
    check_may_verify(actor)
    kept = own(actor, Service, service_id, to_change=False)
    is_secret_now = is_kept_secret(kept)
    if tells_where(site) and was_secret(kept):
        _let_be_told(actor, kept, service, site)
    hold(actor.organization_id)
    _, *twins = secrecy.held(actor, secrecy.with_twins(actor, kept.pk))
    with hidden_everywhere(actor.organization_id, clock.now()):
        saved = directory.edit_service(
            actor=actor, service_id=service_id, service=service, site=site
        )
        if is_kept_secret(saved) and not is_secret_now:
            secrecy.hide(actor, twins)
    return saved


def _let_be_told(actor: Actor, kept: Service, facts: ServiceFacts, site: SiteFacts) -> None:
    """It stays secret only where something else at its door is."""
    services = secrecy.with_lists_held(actor, secrecy.with_twins(actor, kept.pk))
    told = [each for each in services if each.hides or each == kept]
    try:
        check_may_tell_place(actor, told, needs=facts.needs)
    except NotAllowed as no:
        raise Refused(no.words, field="where") from None
    for door in door_of(site):
        leave_behind(kept, door)
    secrecy.tell(actor, told)
    at = ServiceSite.objects.filter(organization_id=actor.organization_id, service=kept)
    sites = Site.objects.filter(organization_id=actor.organization_id)
    sites.filter(pk__in=at.values("site_id")).update(is_confidential=False)
