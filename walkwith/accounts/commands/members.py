"""Who works here: adding, editing, ending, and a new way in for somebody locked out."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from walkwith.accounts import events
from walkwith.accounts.models import Account, Membership, Program, Roles
from walkwith.accounts.policies import check_may_manage_members
from walkwith.accounts.queries import left_walks, of_the_house
from walkwith.accounts.rules import first_end
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, Role
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.foundation.holding import holds_now
from walkwith.foundation.identifiers import new_id

EDITABLE = ("name", "role", "program", "credential")


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
    password_is_temporary: bool = False,
    was_here: UUID | None = None,
) -> Membership:
    """Open the door to one more worker, by a user name that is theirs alone on this server.
    `was_here` is another place of the same person: who keeps them out there does here, too."""
    check_may_manage_members(actor)
    _check_username_is_free(username)
    _check_email_is_free(email)
    account = Account.objects.create_user(
        username,
        password,
        email=email.lower() if email else None,
        language=language,
        password_is_temporary=password_is_temporary,
    )
    starts_at = clock.database_now()
    membership = Membership.objects.create(
        organization_id=actor.organization_id,
        account=account,
        person_key=_key_of(was_here),
        program=program,
        role=role,
        name=name,
        credential=credential,
        starts_at=starts_at,
        ends_at=first_end(role, starts_at, days=settings.PLACE_DAYS),
    )
    record(actor=actor, event=events.MemberAdded(role=role, name=name), about=membership)
    return membership


@command
def edit_member(*, actor: Actor, membership_id: UUID, changes: Mapping[str, Any]) -> None:
    """Change what somebody is called, their role, program, credential or e-mail address."""
    check_may_manage_members(actor)
    membership = _member(membership_id)
    if membership.pk == actor.id and changes.get("role", actor.role) != actor.role:
        raise Refused(
            _("You cannot change your own role. Ask another administrator."), field="role"
        )
    before = {name: str(getattr(membership, name) or "") for name in EDITABLE if name in changes}
    for name in before:
        setattr(membership, name, changes[name])
    if membership.ends_at is None and membership.role != Roles.ADMINISTRATOR:
        now = clock.database_now()
        membership.ends_at = first_end(membership.role, now, days=settings.PLACE_DAYS)
    membership.save(update_fields=[*before, "ends_at"])
    _keep_one_without_end(actor)
    after = {name: str(getattr(membership, name) or "") for name in before}
    changed = [name for name in before if before[name] != after[name]]
    if "email" in changes and _set_email(membership.account, changes["email"]):
        changed.append("email")
    if changed:
        record(
            actor=actor,
            event=events.MemberEdited(
                before={name: before[name] for name in changed if name in before},
                after={name: after[name] for name in changed if name in after},
                email_changed="email" in changed,
            ),
            about=membership,
        )


@command
def end_membership(*, actor: Actor, membership_id: UUID) -> Membership:
    """From now on they cannot sign in to this organization. Nothing they wrote goes away."""
    check_may_manage_members(actor)
    membership = _member(membership_id)
    if membership.pk == actor.id:
        raise Refused(_("You cannot end your own place. Ask another administrator."))
    membership.ends_at = clock.database_now()
    membership.save(update_fields=["ends_at"])
    _keep_one_without_end(actor)
    record(actor=actor, event=events.MembershipEnded(name=membership.name), about=membership)
    return membership


@command
def close_account(*, actor: Actor, membership_id: UUID) -> None:
    """Nobody signs in with this account any more: its sessions, passkeys and codes end, too."""
    check_may_manage_members(actor)
    membership = of_the_house().select_related("account").filter(pk=membership_id).first()
    if membership is None:
        raise NotFound
    Authenticator.objects.filter(user_id=membership.account_id).delete()
    membership.account.set_unusable_password()  # a session holds no longer than its password
    membership.account.save(update_fields=["password"])
    record(actor=actor, event=events.AccountClosed(name=membership.name), about=membership)


@command
def renew_membership(*, actor: Actor, membership_id: UUID) -> Membership:
    """One more year from now; also for somebody who comes back after their place has ended."""
    check_may_manage_members(actor)
    membership = of_the_house().filter(pk=membership_id).first()
    if membership is None:
        raise NotFound
    if membership.pk == actor.id:
        raise Refused(_("Another of those who run the program renews your place."))
    if membership.ends_at is None and membership.role == Roles.ADMINISTRATOR:
        raise Refused(_("This place does not end by itself."))
    if left_walks(membership_id=membership_id):
        raise Refused(
            _("Some of the people they walked with wait for somebody new. Hand them on first.")
        )
    now = clock.database_now()
    membership.ends_at = first_end(membership.role, now, days=settings.PLACE_DAYS)
    membership.save(update_fields=["ends_at"])
    record(
        actor=actor,
        event=events.MembershipRenewed(name=membership.name, until=membership.ends_at),
        about=membership,
    )
    return membership


@command
def renew_sign_in(
    *, actor: Actor, membership_id: UUID, password: str, forget_second_step: bool = False
) -> Membership:
    """Give somebody locked out a password to change at once; their sessions end everywhere."""
    check_may_manage_members(actor)
    membership = _member(membership_id)
    if membership.pk == actor.id:
        raise Refused(_("Change your own password on your own page."))
    account = membership.account
    account.set_password(password)
    account.password_is_temporary = True
    account.save(update_fields=["password", "password_is_temporary"])
    if forget_second_step:
        Authenticator.objects.filter(user_id=account.pk).delete()
    record(
        actor=actor,
        event=events.SignInRenewed(name=membership.name, second_step_forgotten=forget_second_step),
        about=membership,
    )
    return membership


def _key_of(membership_id: UUID | None) -> UUID:
    """Of the person who has that place; a new one for somebody who never had any."""
    if membership_id is None:
        return new_id()
    before = of_the_house().filter(pk=membership_id).first()
    if before is None:
        raise NotFound
    return before.person_key


def _member(membership_id: UUID) -> Membership:
    membership = (
        of_the_house()
        .select_related("account", "program")
        .filter(holds_now(), pk=membership_id)
        .first()
    )
    if membership is None:
        raise NotFound
    return membership


def _keep_one_without_end(actor: Actor) -> None:
    """One administrator's place never ends by itself, so that nobody is ever locked out."""
    administrators: QuerySet[Membership] = Membership.objects.filter(
        holds_now(), role=Roles.ADMINISTRATOR
    )
    # Locked, so that two of them who end each other at once do not both go.
    held = list(administrators.select_for_update(of=("self",)).order_by("pk"))
    if all(one.ends_at for one in held):
        administrators.filter(pk=actor.id).update(ends_at=None)


def _set_email(account: Account, email: str | None) -> bool:
    email = email.lower() if email else None
    if email == account.email:
        return False
    _check_email_is_free(email)
    account.email = email
    account.save(update_fields=["email"])
    return True


def _check_username_is_free(username: str) -> None:
    if Account.objects.filter(username=username.lower()).exists():
        raise Refused(_("Somebody signs in with that user name already."), field="username")


def _check_email_is_free(email: str | None) -> None:
    if email and Account.objects.filter(email__iexact=email).exists():
        raise Refused(_("Someone signs in with that e-mail address already."), field="email")
