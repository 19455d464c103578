"""Organizations and their programs."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from walkwith.accounts import events
from walkwith.accounts.models import Account, Membership, Organization, Program, Roles
from walkwith.accounts.policies import check_may_manage_members
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.foundation.identifiers import new_id


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
    _check_it_may_stand_here(is_demo=is_demo, username=username)
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
    _check_name_is_free(name)
    program = Program.objects.create(organization_id=actor.organization_id, name=name)
    record(actor=actor, event=events.ProgramAdded(name=name), about=program)
    return program


@command
def rename_program(*, actor: Actor, program_id: UUID, name: str) -> None:
    check_may_manage_members(actor)
    program = Program.objects.filter(pk=program_id).first()
    if program is None:
        raise NotFound
    if program.name == name:
        return
    if program.name.lower() != name.lower():
        _check_name_is_free(name)
    before, program.name = program.name, name
    program.save(update_fields=["name"])
    record(actor=actor, event=events.ProgramRenamed(before=before, after=name), about=program)


def _check_it_may_stand_here(*, is_demo: bool, username: str) -> None:
    if Organization.objects.exclude(is_demo=is_demo).exists():
        raise Refused(_("Demo data and real people are never kept in the same database."))
    if Account.objects.filter(username=username.lower()).exists():
        raise Refused(_("Somebody signs in with that user name already."), field="username")


def _check_name_is_free(name: str) -> None:
    if Program.objects.filter(name__iexact=name).exists():
        raise Refused(_("There is a program with that name already."), field="name")
