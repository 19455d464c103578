import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from walkwith.accounts.models import (
    Account,
    Device,
    HeldWords,
    Membership,
    Organization,
    Program,
    Roles,
)
from walkwith.accounts.policies import check_may_manage_members
from walkwith.accounts.rules import MISSES, TOLD_BEFORE, ends_soon
from walkwith.accounts.sessions import stay_of
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.errors import NotFound
from walkwith.foundation.holding import has_ended, holds_now

HELD_FOR = dt.timedelta(days=1)
MEMBERS_A_PAGE = 25
MOST_PLACES = 1000


@dataclass(frozen=True, slots=True)
class SecondStep:
    """What somebody has switched on besides their password."""

    app: bool = False
    passkeys: int = 0
    codes_left: int | None = None


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """What somebody reads about themselves on their own page."""

    name: str
    username: str
    role: str
    program: str
    organization: str
    comes_by_card: bool
    second_step: SecondStep
    ends_soon: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class ProgramInUse:
    program: Program
    people: int


def enter(*, account_id: UUID, organization_id: UUID | None = None) -> Actor | None:
    """Begin to act in this transaction: the viewer is set; None for somebody without a place."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, organization_id, role, name, zone, language, program_id,"
            " set_config('role', 'walkwith_app', true) FROM enter(%s, %s)",
            [account_id, organization_id],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    membership_id, organization, role, name, zone, language, program, _app = row
    return Actor(
        id=membership_id,
        account_id=account_id,
        organization_id=organization,
        role=role,
        name=name,
        zone=zone,
        language=language,
        program_id=program,
    )


def held_words(*, path: str) -> dict[str, list[str]]:
    """What the viewer had typed on `path` when their session ended; empty when nothing."""
    held = _held().filter(Q(path=path) | Q(page=path)).first()
    return held.words if held else {}


def page_of_held_words(*, path: str) -> str:
    """The page the viewer was on when they sent something to `path`; empty when nothing."""
    held = _held().filter(path=path).exclude(page=path).first()
    return held.page if held else ""


def demo_account(*, card: str) -> Account | None:
    """Whom a card of the demo signs in; None wherever a real organization lives."""
    return Account.objects.filter(demo_card=card, is_active=True).first() if is_demo() else None


def demo_cards() -> set[str]:
    """The cards that somebody of the demo answers to; none wherever a real organization lives."""
    if not is_demo():
        return set()
    return set(Account.objects.exclude(demo_card="").values_list("demo_card", flat=True))


def is_demo() -> bool:
    """Is every organization of this database made up, and is there one?"""
    kinds = set(Organization.objects.order_by().values_list("is_demo", flat=True).distinct())
    return kinds == {True}


def second_step_of(*, account_id: UUID) -> SecondStep:
    switched_on = list(Authenticator.objects.filter(user_id=account_id))
    kinds = [each.type for each in switched_on]
    codes = [each for each in switched_on if each.type == Authenticator.Type.RECOVERY_CODES]
    return SecondStep(
        app=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        codes_left=len(codes[0].wrap().get_unused_codes()) if codes else None,
    )


def account_of(actor: Actor) -> Account:
    return Account.objects.get(pk=actor.account_id)


def pin_is_shut(*, actor: Actor) -> bool:
    """Was the PIN missed so often that only signing in anew opens it?"""
    return account_of(actor).pin_misses >= MISSES


def devices_of(*, actor: Actor) -> list[Device]:
    """Where the viewer is signed in now, the one used last first."""
    idle = stay_of(account_of(actor).stay).idle
    return list(Device.objects.filter(seen_at__gt=clock.now() - idle).order_by("-seen_at"))


def own_place(*, actor: Actor) -> OwnPlace:
    place = Membership.objects.select_related("account", "program", "organization").get(pk=actor.id)
    return OwnPlace(
        name=actor.name,
        username=place.account.username,
        role=place.get_role_display(),
        program=place.program.name if place.program else "",
        organization=place.organization.name,
        comes_by_card=bool(place.account.demo_card),
        second_step=second_step_of(account_id=actor.account_id),
        ends_soon=place.ends_at if ends_soon(place.ends_at, clock.now()) else None,
    )


def of_the_house() -> QuerySet[Membership]:
    """Those who work here. A participant's place, one of their people's and an agency's are opened
    and closed elsewhere, by those who may: no administrator changes them as a member."""
    return Membership.objects.exclude(role__in=(Roles.PARTICIPANT, Roles.SUPPORTER, Roles.PARTNER))


def members(*, actor: Actor, find: str = "", number: str | int = 1) -> Page[Membership]:
    """Those who belong here, by name; those who left come last, with `has_left`.

    Participants, their own people and agencies are never among them.
    """
    check_may_manage_members(actor)
    found = of_the_house().select_related("account", "program")
    for part in find.split():
        found = found.filter(Q(name__icontains=part) | Q(account__username__icontains=part))
    left = ExpressionWrapper(has_ended(), output_field=BooleanField())
    ordered = found.annotate(has_left=left).order_by("has_left", "name", "pk")
    page: Page[Any] = Paginator(ordered, MEMBERS_A_PAGE).get_page(number)
    return page


def offered_to_members(*, actor: Actor) -> dict[str, Any]:
    """What the form for a new one chooses from: programs, and every place that somebody has or
    had here, by name: the new one may be the same person's."""
    places = of_the_house().order_by("name", "made_at", "pk")[:MOST_PLACES]
    return {"programs": programs_to_choose(actor=actor), "places": list(places)}


def places_that_end(*, actor: Actor) -> list[Membership]:
    """Whose place ends in the next days unless somebody renews it, the nearest first."""
    check_may_manage_members(actor)
    soon = of_the_house().filter(holds_now(), ends_at__lte=clock.now() + TOLD_BEFORE)
    return list(soon.order_by("ends_at", "name", "pk")[:MEMBERS_A_PAGE])


def member_to_renew(*, actor: Actor, membership_id: UUID) -> Membership:
    """Somebody whose place may be renewed: also when it has ended."""
    check_may_manage_members(actor)
    found = of_the_house().select_related("account").filter(pk=membership_id).first()
    if found is None:
        raise NotFound
    return found


def left_walks(*, membership_id: UUID) -> bool:
    """Did they leave, and does somebody they walked with wait for somebody new?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT left_walks(%s)", [membership_id])
        (waits,) = cursor.fetchone()
    return bool(waits)


def member(*, actor: Actor, membership_id: UUID) -> Membership:
    check_may_manage_members(actor)
    places = of_the_house().select_related("account", "program")
    found = places.filter(holds_now(), pk=membership_id)
    if (one := found.first()) is None:
        raise NotFound
    return one


def programs(*, actor: Actor) -> list[ProgramInUse]:
    """The programs of the viewer's organization, by name, with how many work in each."""
    check_may_manage_members(actor)
    working = of_the_house().filter(holds_now()).order_by()
    people = dict(working.values_list("program").annotate(Count("pk")))
    return [ProgramInUse(each, people.get(each.pk, 0)) for each in Program.objects.order_by("name")]


def programs_to_choose(*, actor: Actor) -> list[Program]:
    check_may_manage_members(actor)
    return list(Program.objects.order_by("name"))


def program(*, actor: Actor, program_id: UUID) -> Program:
    check_may_manage_members(actor)
    found = Program.objects.filter(pk=program_id).first()
    if found is None:
        raise NotFound
    return found


def _held() -> QuerySet[HeldWords]:
    return HeldWords.objects.filter(at__gt=clock.now() - HELD_FOR).order_by("-at")
