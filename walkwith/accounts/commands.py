import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from walkwith.accounts import events
from walkwith.accounts.models import Account, HeldWords, Membership, Organization, Program, Roles
from walkwith.accounts.policies import check_may_manage_members
from walkwith.accounts.queries import enter
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, Role, acting_as
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.foundation.identifiers import new_id

HELD_FOR = dt.timedelta(days=1)
NOT_HELD = {"csrfmiddlewaretoken", "password", "login", "code"}


def found_organization(
    *,
    name: str,
    zone: str,
    zip_code: str,
    administrator: str,
    username: str,
    password: str,
    is_demo: bool = False,
) -> Actor:
    """Open a new organization with its first administrator, who acts from here on.

    Demo organizations and real ones never share a database.
    """
    if Organization.objects.exclude(is_demo=is_demo).exists():
        raise Refused(_("Demo data and real people are never kept in the same database."))
    with transaction.atomic():
        organization = Organization.objects.create(
            name=name, zone=zone, zip_code=zip_code, is_demo=is_demo
        )
        account = Account.objects.create_user(username, password)
        actor = Actor(
            id=new_id(),
            account_id=account.pk,
            organization_id=organization.pk,
            role="administrator",
            name=administrator,
            zone=zone,
        )
        with acting_as(actor):
            Membership.objects.create(
                id=actor.id,
                organization=organization,
                account=account,
                role=Roles.ADMINISTRATOR,
                name=administrator,
                starts_at=clock.database_now(),
            )
            record(actor=actor, event=events.OrganizationFounded(name=name), about=organization)
    return actor


@command
def add_program(*, actor: Actor, name: str) -> Program:
    check_may_manage_members(actor)
    program = Program.objects.create(organization_id=actor.organization_id, name=name)
    record(actor=actor, event=events.ProgramAdded(name=name), about=program)
    return program


@command
def add_member(
    *,
    actor: Actor,
    role: Role,
    name: str,
    username: str,
    password: str,
    email: str | None = None,
    program: Program | None = None,
    credential: str = "",
    language: str = "en",
) -> Membership:
    """Open the door to one more worker. Their user name is theirs alone on this server."""
    check_may_manage_members(actor)
    if Account.objects.filter(username=username.lower()).exists():
        raise Refused(_("Somebody signs in with that user name already."), field="username")
    if email and Account.objects.filter(email=email).exists():
        raise Refused(_("Somebody signs in with that e-mail address already."), field="email")
    account = Account.objects.create_user(
        username, password, email=email or None, language=language
    )
    membership = Membership.objects.create(
        organization_id=actor.organization_id,
        account=account,
        program=program,
        role=role,
        name=name,
        credential=credential,
        starts_at=clock.database_now(),
    )
    record(actor=actor, event=events.MemberAdded(role=role, name=name), about=membership)
    return membership


@command
def end_membership(*, actor: Actor, membership_id: UUID) -> Membership:
    """From now on they cannot sign in to this organization. Nothing they wrote goes away."""
    check_may_manage_members(actor)
    membership = Membership.objects.filter(pk=membership_id, ends_at=None).first()
    if membership is None:
        raise NotFound
    if membership.pk == actor.id:
        raise Refused(_("You cannot end your own place. Ask another administrator."))
    membership.ends_at = clock.database_now()
    membership.save(update_fields=["ends_at"])
    record(actor=actor, event=events.MembershipEnded(name=membership.name), about=membership)
    return membership


def hold_words(*, account_id: UUID, path: str, words: dict[str, list[str]]) -> None:
    """Keep what an ended session was about to save, for its owner alone, for a day."""
    with transaction.atomic():
        actor = enter(account_id=account_id)
        if actor is None:
            return
        with acting_as(actor, entered=True):
            HeldWords.objects.filter(at__lt=clock.now() - HELD_FOR).delete()
            HeldWords.objects.create(
                id=new_id(),
                account_id=account_id,
                path=path,
                words={key: said for key, said in words.items() if key not in NOT_HELD},
                at=clock.now(),
            )
