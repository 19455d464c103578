"""What people find out about a listing: it is right, it is not, its number is dead, it closed."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory import corrections, events
from walkwith.directory.corrections import Finding
from walkwith.directory.models import Check, Edit, Listing, Meeting, Service
from walkwith.directory.own_secrets import unsaid
from walkwith.directory.policies import check_may_ask_for_check, check_may_verify
from walkwith.directory.secret_places import hold, is_kept_secret
from walkwith.directory.uses import ask_again, ask_no_more, count_use, settle_asks
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record

DEAD_BY = 2
UNDO_FOR = dt.timedelta(hours=1)


@command
def verify_meeting(*, actor: Actor, meeting_id: UUID, finding: Finding | None = None) -> Check:
    """Say what was found out about a meeting today. Said twice, it is said once."""
    check_may_verify(actor)
    found = Meeting.objects.filter(pk=meeting_id, organization_id=actor.organization_id)
    meeting = found.select_for_update().first()
    if meeting is None:
        raise NotFound
    check = _say(actor, meeting, finding or Finding(), meeting=meeting)
    event = events.MeetingChecked(name=meeting.name, verdict=check.verdict)
    record(actor=actor, event=event, about=meeting)
    return check


@command
def verify_service(*, actor: Actor, service_id: UUID, finding: Finding | None = None) -> Check:
    """Say what was found out about a service today. Said twice, it is said once."""
    check_may_verify(actor)
    hold(actor.organization_id)
    found = Service.objects.filter(pk=service_id, organization_id=actor.organization_id)
    service = found.select_for_update().first()
    if service is None:
        raise NotFound
    check = _say(actor, service, finding or Finding(), service=service)
    event = events.ServiceChecked(name=unsaid(service.name), verdict=check.verdict)
    record(actor=actor, event=event, about=service)
    return check


@command
def take_back_check(*, actor: Actor, check_id: UUID) -> Listing:
    """Undo what one said a moment ago: the listing stands again as it did."""
    check_may_verify(actor)
    hold(actor.organization_id)
    check = (
        Check.objects.select_related("meeting", "service")
        .filter(pk=check_id, organization_id=actor.organization_id, by_id=actor.id)
        .first()
    )
    if check is None:
        raise NotFound
    listing = check.meeting or check.service
    assert listing is not None
    of_it = {
        "organization_id": actor.organization_id,
        "meeting": check.meeting,
        "service": check.service,
    }
    since = {**of_it, "made_at__gt": check.made_at}
    is_late = clock.now() - check.made_at > UNDO_FOR
    if is_late or any(kind.objects.filter(**since).exists() for kind in (Check, Edit)):
        raise Refused(_("It is too late to take this back. Check it again instead."))
    corrections.put_back(listing, check.before)
    corrections.keep(listing)
    check.delete()
    if check.is_doubt:
        ask_no_more(actor, listing.pk, check.on)
    ask_again(actor, listing.pk, check.before.get("asks", {}))
    record(actor=actor, event=events.CheckTakenBack(name=unsaid(listing.name)), about=listing)
    return listing


@command
def ask_for_check(*, actor: Actor, listing_id: UUID) -> None:
    """Somebody saw that a listing is wrong. That it is asked is counted; who asked is not kept."""
    check_may_ask_for_check(actor)
    here = {"pk": listing_id, "organization_id": actor.organization_id}
    if not any(model.objects.filter(**here).exists() for model in (Meeting, Service)):
        raise NotFound
    count_use(actor, listing_id, 0, asked=1)


def _say(actor: Actor, listing: Listing, finding: Finding, **of: Any) -> Check:
    today = clock.today(actor.zone)
    finding = _where_unsaid(listing, finding)
    of |= {"organization_id": actor.organization_id}
    said: dict[str, Any] = {"way": finding.way, "verdict": finding.verdict}
    said |= {"by_id": actor.id, "on": today, "note": finding.note}
    last = Check.objects.filter(**of).order_by("-made_at").first()
    if last is not None and not finding.right and _says(last, said):
        if not last.is_doubt:
            _settle(actor, listing, last)
        return last
    kind = Meeting if isinstance(listing, Meeting) else Service
    right = corrections.with_spot(listing, finding.right)
    if finding.verdict == Check.Verdicts.CLOSED:
        right = dict(corrections.CLOSED[kind])
    names = corrections.SEEN[kind] if finding.verdict == Check.Verdicts.RIGHT else tuple(right)
    check = Check.objects.create(
        **of,
        **said,
        fields=list(names),
        before=corrections.as_it_stands(listing, {*names, *corrections.CLOSED[kind]}),
    )
    if names and finding.verdict != Check.Verdicts.CLOSED:
        _open_again(listing, of)
    corrections.put(listing, right)
    corrections.confirm(listing, names, today, right)
    _hide_or_show(listing, check, of, corrections.NUMBER[kind])
    corrections.keep(listing)
    _tell_who_checks(actor, listing, check)
    return check


def _where_unsaid(listing: Listing, finding: Finding) -> Finding:
    """Of a place that is kept secret nobody writes down where it is."""
    if not isinstance(listing, Service) or not is_kept_secret(listing):
        return finding
    return replace(finding, note=unsaid(finding.note), right=unsaid(dict(finding.right)))


def _open_again(listing: Listing, of: dict[str, Any]) -> None:
    """Who finds it right, or puts it right, found it there: it is not closed for good."""
    if not corrections.is_closed_here(listing):
        return
    said = Check.objects.filter(**of, verdict=Check.Verdicts.CLOSED).order_by("-made_at")
    for before in said.values_list("before", flat=True):
        if corrections.stood_open(listing, before):
            corrections.open_again(listing, before)
            return


def _says(check: Check, said: dict[str, Any]) -> bool:
    return all(getattr(check, name) == value for name, value in said.items())


def _tell_who_checks(actor: Actor, listing: Listing, check: Check) -> None:
    """What is found wrong and not put right waits for the next one; the rest is settled."""
    if check.is_doubt:
        count_use(actor, listing.pk, 0, asked=1)
    else:
        _settle(actor, listing, check)


def _settle(actor: Actor, listing: Listing, check: Check) -> None:
    """It answers who asked until now, and knows whom: taken back, they wait again."""
    if settled := settle_asks(actor, listing.pk):
        asks = Counter(check.before.get("asks", {})) + Counter(settled)
        check.before = {**check.before, "asks": dict(asks)}
        check.save(update_fields=["before"])


def _hide_or_show(listing: Listing, check: Check, of: dict[str, Any], number: str) -> None:
    """Two people who found the number dead hide it; somebody who reached it shows it again."""
    if number in check.fields:
        listing.hidden_at = None
        return
    if check.verdict != Check.Verdicts.DEAD_NUMBER or listing.hidden_at:
        return
    dead = Check.objects.filter(**of, verdict=Check.Verdicts.DEAD_NUMBER)
    for alive in (_last_about(kind, of, number) for kind in (Check, Edit)):
        dead = dead.filter(made_at__gt=alive) if alive else dead
    if dead.values("by").distinct().count() >= DEAD_BY:
        listing.hidden_at = clock.now()


def _last_about(kind: type[Check | Edit], of: dict[str, Any], number: str) -> dt.datetime | None:
    """When the number was last found right, put right, or written anew."""
    said = kind.objects.filter(**of, fields__contains=[number]).order_by("-made_at")
    return said.values_list("made_at", flat=True).first()
