"""What the pages of signing need to offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from walkwith.access.queries.consents import witnesses
from walkwith.access.queries.minors import alone_from, house_of
from walkwith.access.queries.recipients import Offered, recipients_to_choose
from walkwith.access.rules.consents import Signer, who_must_sign
from walkwith.accounts.models import Membership, Organization
from walkwith.foundation.actor import Actor
from walkwith.people.looks import note_look
from walkwith.people.models import Participant


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs, and between what they choose. `witnesses` are none for the person alone."""

    person: Participant
    house: Organization
    offered: Offered
    witnesses: list[Membership]
    is_own: bool
    alone_from: int | None

    def must_sign(self, signs: str, age: int | None) -> Signer:
        """`signs` is "adult", "minor" with an age, or "guardian"."""
        return who_must_sign(
            age=age if signs == "minor" else None,
            alone_from=self.alone_from,
            has_guardian=signs == "guardian",
        )

    def language(self, actor: Actor) -> str:
        """In which the text is read first: their own."""
        return actor.language if self.is_own else self.person.language

    def disclosers(self) -> list[tuple[str, str | Promise]]:
        """Who may tell: the whole house, or only the program the person is in."""
        whole = [("", self.house.name)]
        program = self.person.program
        if program is None:
            return [*whole]
        only = _("only the program %(program)s") % {"program": program.name}
        return [*whole, (str(program.pk), only)]


def signing(
    actor: Actor, person: Participant, *, find: str = "", also: Iterable[UUID] = ()
) -> Signing:
    """Everything the page of signing offers, for the person alone or together with a worker."""
    note_look([person.pk], "consents", page="consents")
    house = house_of(actor)
    is_own = person.membership_id == actor.id
    return Signing(
        person=person,
        house=house,
        offered=recipients_to_choose(person.pk, find=find, also=also, page="consents"),
        witnesses=[] if is_own else witnesses(actor),
        is_own=is_own,
        alone_from=alone_from(house),
    )
