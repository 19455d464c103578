"""To whom a consent may lead: the registry of the house, and the people of each person."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from walkwith.access.models import Recipient
from walkwith.accounts.models import NOT_BEGUN
from walkwith.foundation.dotted import dotted
from walkwith.foundation.errors import NotFound
from walkwith.foundation.models import Change
from walkwith.people.looks import note_look

RECIPIENTS_A_PAGE = 25
MOST_TO_CHOOSE = 30


@dataclass(frozen=True, slots=True)
class Offered:
    """Recipients to choose from, told apart by their words; `is_cut` when there are more."""

    choices: list[tuple[str, str]]
    recipients: dict[UUID, Recipient]
    is_cut: bool


def recipients_to_choose(
    participant_id: UUID, *, find: str = "", also: Iterable[UUID] = (), page: str
) -> Offered:
    """The person's own people first, then agencies by name; those `also` chosen in any event."""
    note_look([participant_id], "consents", page=page)
    own = list(_open().filter(of_id=participant_id).order_by("name", "pk")[:MOST_TO_CHOOSE])
    agencies = list(_called(_open().filter(of_id=None), find)[: MOST_TO_CHOOSE + 1])
    known = {one.pk: one for one in [*own, *agencies[:MOST_TO_CHOOSE]]}
    missing = [pk for pk in also if pk not in known]
    if missing:
        ours = Q(of_id=None) | Q(of_id=participant_id)
        known |= {one.pk: one for one in _open().filter(ours, pk__in=missing)}
    words = told_apart(known.values())
    choices = [(str(pk), words[pk]) for pk in known]
    return Offered(choices, known, is_cut=len(agencies) > MOST_TO_CHOOSE)


def told_apart(recipients: Iterable[Recipient]) -> dict[UUID, str]:
    """What each is called; of those that look alike, which it is and since when it is there."""
    words: dict[UUID, str] = {}
    alike: dict[str, list[Recipient]] = {}
    for one in recipients:
        words[one.pk] = dotted(one.name, one.role, one.address)
        alike.setdefault(words[one.pk], []).append(one)
    for name, several in alike.items():
        ordered = sorted(several, key=lambda one: (one.made_at, one.pk))
        for number, one in enumerate(ordered if len(several) > 1 else [], start=1):
            day = date_format(localtime(one.made_at), "DATE_FORMAT")
            which = {"number": number, "day": day}
            since = _("no. %(number)d, in the list since %(day)s") % which
            words[one.pk] = dotted(name, since)
    return words


def waits_for_second(recipient: Recipient) -> bool:
    """Does their sign-in wait until a second person says that they have it?"""
    return recipient.membership is not None and recipient.membership.starts_at >= NOT_BEGUN


def who_began_sign_in(recipient_id: UUID) -> UUID | None:
    """Who made their sign-in, or gave it a new pass phrase, last."""
    begun = Change.objects.filter(
        record_id=recipient_id, event__in=("RecipientInvited", "InvitationRenewed")
    )
    return begun.order_by("-at", "-id").values_list("actor_id", flat=True).first()


def own_people(participant_id: UUID, *, page: str) -> list[Recipient]:
    """The person's own people to whom a consent may lead, by name."""
    note_look([participant_id], "consents", page=page)
    return list(
        _open().filter(of_id=participant_id).select_related("membership").order_by("name", "pk")
    )


def recipients(*, find: str = "", number: str | int | None = 1) -> Page[Recipient]:
    """The agencies of the registry by name, those closed last. Nobody's own people."""
    found = _called(Recipient.objects.filter(of_id=None), find)
    ordered = found.order_by("closed_at", "name", "pk") if not find else found
    return Paginator(ordered, RECIPIENTS_A_PAGE).get_page(number)


def recipient_with_id(recipient_id: UUID, *, page: str) -> Recipient:
    """One recipient with their sign-in. Raises `NotFound`."""
    found = Recipient.objects.filter(pk=recipient_id).select_related("of", "membership__account")
    one = found.first()
    if one is None:
        raise NotFound
    if one.of_id is not None:
        note_look([one.of_id], "identity", "consents", page=page)
    return one


def _open() -> QuerySet[Recipient]:
    return Recipient.objects.filter(closed_at=None)


def _called(found: QuerySet[Recipient], find: str) -> QuerySet[Recipient]:
    for part in find.split()[:6]:
        found = found.filter(Q(name__icontains=part) | Q(address__icontains=part))
    return found.order_by("name", "pk")
