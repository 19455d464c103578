"""The person's own copy: how the record itself is treated, part by part.

A fixed number of statements, however much there is of it.
"""

from collections.abc import Collection
from uuid import UUID

from walkwith.access.copies.asking import answers, blocks, requests
from walkwith.access.copies.consenting import (
    Paper,
    consents,
    cover_agreements,
    explained,
    papers_of,
    restrictions,
)
from walkwith.access.copies.doors import door_cards, safety_talks
from walkwith.access.copies.passing_on import disclosures
from walkwith.access.copies.seeing import emergencies, looks, who_walks
from walkwith.people.copying import Part
from walkwith.people.looks import note_look
from walkwith.people.models import Participant
from walkwith.people.sections import Section

__all__ = ["Paper", "copy_of", "papers_of"]

PARTS = (
    who_walks,
    looks,
    consents,
    restrictions,
    cover_agreements,
    explained,
    safety_talks,
    door_cards,
    disclosures,
    emergencies,
    requests,
    blocks,
)
KEPT: tuple[Section, ...] = (
    "relationships",
    "looks",
    "consents",
    "disclosures",
    "emergencies",
    "requests",
    "blocks",
)


def copy_of(participant_id: UUID, sections: Collection[Section]) -> list[Part]:
    person = Participant.objects.get(pk=participant_id)
    wanted = [section for section in KEPT if section in sections]
    note_look([participant_id], *wanted, page="copy")
    found = [part_of(person) for part_of in PARTS]
    return [one for one in found if one.section in wanted] + [answers(person, sections)]
