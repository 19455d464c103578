"""One short day through the real commands, on the database of `DATABASE_URL`; prints what it saw.

Run by tests/test_second_server.py in a process of its own.
"""

import json

from django.db import connection, transaction

from tests.conftest import an_organization
from walkwith.access.commands import welcome_participant
from walkwith.access.models import Look
from walkwith.accounts.commands import add_member
from walkwith.foundation.actor import Actor, acting_as
from walkwith.people.looks import note_look
from walkwith.people.models import Participant


def main() -> None:
    pat = an_organization("Second House", "pat")
    rosa, marcus = (_worker(pat, name) for name in ("Rosa", "Marcus"))
    dee = welcome_participant(
        actor=rosa, worker_id=rosa.id, details={"preferred_name": "Dee", "phone": "412-555-0143"}
    )
    seen = {actor.name: _people(actor) for actor in (rosa, marcus, pat)}
    with acting_as(rosa):
        note_look([dee.pk], "identity", page="participant")
    with acting_as(rosa):
        looks = Look.objects.filter(participant=dee, page="participant").count()
    with transaction.atomic(), connection.cursor() as cursor:
        nobody = Participant.objects.count()
        cursor.execute(
            "SELECT current_user, session_user, rolsuper OR rolbypassrls"
            " FROM pg_roles WHERE rolname = session_user"
        )
        role = cursor.fetchone()
    print(json.dumps({"seen": seen, "looks": looks, "nobody": nobody, "role": role}))


def _worker(pat: Actor, name: str) -> Actor:
    member = add_member(
        actor=pat,
        role="peer_specialist",
        name=name,
        username=name.lower(),
        password="walk-with-me-2026",
    )
    return Actor(
        id=member.pk,
        account_id=member.account_id,
        organization_id=member.organization_id,
        role="peer_specialist",
        name=name,
    )


def _people(actor: Actor) -> list[str]:
    with acting_as(actor):
        return [person.preferred_name for person in Participant.objects.all()]
