"""Who may bring people together. The database repeats the rule for each row (may_assign)."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from walkwith.access.acts import answer, ask
from walkwith.access.models import Block, Request
from walkwith.access.queries import openings_of, privacy_contacts
from walkwith.access.queries.side_by_side import may_write_theirs
from walkwith.access.rules.bases import Basis
from walkwith.access.sentences import THEIRS
from walkwith.foundation.actor import Actor
from walkwith.foundation.days import listed
from walkwith.foundation.errors import NotAllowed, NotFound, Refused
from walkwith.people.reach import check_may_read, check_may_write
from walkwith.people.sections import Section

TOGETHER_WITH = ("own_record", "assigned")


def check_may_assign(actor: Actor, *, participant_id: UUID, worker_id: UUID) -> None:
    """Raises `NotAllowed` unless reach lets the actor bring the two together."""
    if not answer("may_assign", participant_id, worker_id):
        raise NotAllowed(
            _("You can bring someone together with you, or with a worker you supervise.")
        )


def check_may_sit_beside(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless the actor walks with the person, or is the person."""
    check_may_write(participant_id, "plan")


def check_may_begin_side_by_side(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless the actor walks with the person: nobody sits beside themselves."""
    check_may_sit_beside(actor, participant_id=participant_id)
    if answer("own_person") == participant_id:
        raise NotAllowed(_("This is yours. You write in it whenever you like."))


def check_may_write_theirs(actor: Actor, *, participant_id: UUID, section: Section) -> None:
    """Raises `NotAllowed` unless the person writes themselves, or with the actor beside them."""
    check_may_write(participant_id, section)
    if not may_write_theirs(participant_id):
        raise NotAllowed(
            _("This is theirs to write. Suggest it, or write it side by side with them."),
            back=reverse("access:side_by_side", args=[participant_id]),
        )


def check_may_show(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless the person shows it themselves, or with the actor beside them."""
    check_may_write_theirs(actor, participant_id=participant_id, section="wellness")


def check_may_supervise(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowed(_("Only those who run the program say who supervises whom."))


def check_may_walk_along(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless the actor may change who walks with the person."""
    _check_leads_or_walks(
        participant_id, _("Only who walks with somebody, or leads who does, can change this.")
    )


def check_may_open_door(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless the actor walks with the person, or leads who does."""
    _check_leads_or_walks(
        participant_id, _("Only who walks with somebody, or leads who does, opens their door.")
    )


def check_may_close_door(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless it is the person's own door, or the actor may open it."""
    if answer("own_person") != participant_id:
        check_may_open_door(actor, participant_id=participant_id)


def check_may_confirm_card(actor: Actor) -> None:
    if actor.role not in ("peer_specialist", "supervisor", "administrator"):
        raise NotAllowed(_("A card is confirmed by somebody who works here."))


def check_may_sit_with_pin(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless the actor walks with the person, who types it."""
    openings_of(participant_id).to_read("identity")
    _check_together(participant_id)


def _check_leads_or_walks(participant_id: UUID, otherwise: str) -> None:
    openings = openings_of(participant_id).to_read("identity", "relationships")
    if "relationships" not in openings.may_write:
        raise NotAllowed(otherwise)


def check_may_welcome(actor: Actor) -> None:
    if actor.role not in ("peer_specialist", "supervisor"):
        raise NotAllowed(_("Somebody new is added by the peer specialist who walks with them."))


def check_may_disclose(
    actor: Actor, *, participant_id: UUID, sections: Sequence[Section], basis: Basis
) -> None:
    """Raises unless the actor reads all of it in a relationship that may act on the basis."""
    check_may_read(participant_id, "identity")
    if not sections:
        raise Refused(_("Choose what should go out."), field="sections")
    kept = answer("kept_back", participant_id, list(sections), basis)
    if kept:
        parts = listed([str(THEIRS[section]) for section in kept])
        raise NotAllowed(_("You cannot let this go out: %(parts)s.") % {"parts": parts})


def check_may_decide_regime(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowed(_("Only those who run the program say which law a program stands under."))


def check_may_ask_cover(actor: Actor) -> None:
    _check_works(actor, _("Peer specialists, and those who lead them, ask for cover here."))


def check_may_stand_in(actor: Actor) -> None:
    _check_works(actor, _("Peer specialists and supervisors stand in for each other."))


def check_may_agree_to_cover(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless it is the person, or somebody who writes down with them what they agree to."""
    check_may_sign_consent(actor, participant_id=participant_id)


def check_may_open_emergency(actor: Actor) -> None:
    _check_works(
        actor,
        _(
            "You may not open a record here, not even in an emergency."
            " Ask a peer specialist, or one who leads them."
        ),
    )


def check_may_review(actor: Actor, *, emergency_id: UUID) -> None:
    """Raises `NotFound` unless the emergency waits for the actor to look into it."""
    if emergency_id not in {fact for _person, fact in ask("people_by", "reviews")}:
        raise NotFound


def _check_works(actor: Actor, otherwise: str) -> None:
    if actor.role not in ("peer_specialist", "supervisor"):
        raise NotAllowed(otherwise)


def check_may_sign_consent(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless it is the person themselves, or somebody who walks with them."""
    if "consents" not in openings_of(participant_id).may_read:
        raise NotFound
    _check_together(participant_id)


def _check_together(participant_id: UUID) -> None:
    """Raises unless it is the person themselves, or somebody who walks with them."""
    if openings_of(participant_id).relationship not in TOGETHER_WITH:
        raise NotAllowed(_("They say it themselves, or together with who walks with them."))


def check_may_revoke_consent(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless it is the person themselves, or somebody to whom they can say stop."""
    openings = openings_of(participant_id)
    if "consents" not in openings.may_read:
        raise NotFound
    if "consents" not in openings.may_write:
        raise NotAllowed(_("Who walks with them takes it back for them, when they say stop."))


def check_may_keep_recipients(actor: Actor) -> None:
    """Raises unless the actor works here: the registry of agencies is kept by all who do."""
    if actor.role not in ("peer_specialist", "supervisor", "administrator"):
        raise NotAllowed(_("The list of agencies is kept by the people who work here."))


def check_may_keep_recipient(actor: Actor, *, of_id: UUID | None) -> None:
    """Raises unless the actor may change this entry: somebody's own people are theirs."""
    if of_id is None:
        check_may_keep_recipients(actor)
    else:
        check_may_sign_consent(actor, participant_id=of_id)


def check_may_close_recipient(actor: Actor, *, of_id: UUID | None) -> None:
    """Closing an agency ends what everybody signed for it: an administrator decides that."""
    if of_id is None and actor.role != "administrator":
        raise NotAllowed(_("Only those who run the program take an agency out of the list."))
    check_may_keep_recipient(actor, of_id=of_id)


def check_may_review_minor_rules(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowed(_("Only those who run the program review the rules of the states."))


def check_may_say_whom_they_know(actor: Actor) -> None:
    if actor.role not in ("peer_specialist", "supervisor", "administrator"):
        raise NotAllowed(_("The people who work here say it about themselves."))


def check_may_keep_out(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless it is the person themselves, or somebody who writes it down for them."""
    check_may_write(participant_id, "blocks")
    if openings_of(participant_id).relationship not in (*TOGETHER_WITH, "supervises"):
        raise NotAllowed(_("They say it themselves, or together with who walks with them."))


def check_may_lift_block(actor: Actor, *, block: Block) -> None:
    """Whoever reads it may say yes, but never the one it is about."""
    if block.member_id == actor.id:
        raise NotFound


def check_may_name_privacy_contact(actor: Actor) -> None:
    if actor.role != "administrator":
        raise NotAllowed(_("Only those who run the program say who is asked about privacy."))


def check_may_explain(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless the actor writes down with somebody what they agreed to."""
    check_may_sign_consent(actor, participant_id=participant_id)


def check_may_ask(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless it is the person themselves, or somebody who writes it down for them."""
    check_may_write(participant_id, "requests")
    _check_together(participant_id)


def check_may_withdraw_request(actor: Actor, *, asked: Request) -> None:
    """Raises unless it is the person who no longer asks for it."""
    if answer("own_person") != asked.participant_id:
        raise NotAllowed(_("Only who asked for it takes it back."))


def check_may_answer_request(actor: Actor, *, asked: Request) -> None:
    """Raises unless it waits for the actor as privacy contact: never one about themselves."""
    if asked.pk not in {fact for _person, fact in ask("people_by", "privacy_contact")}:
        raise NotAllowed(_("Whoever is asked about privacy answers this."))


def check_may_keep_desk(actor: Actor) -> None:
    """Raises unless the actor is asked about privacy now."""
    if actor.id not in {contact.member_id for contact in privacy_contacts()}:
        raise NotAllowed(_("Only who is asked about privacy answers here."))


def check_may_end_restriction(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless it is the person themselves: what they had held back, they let go."""
    if answer("own_person") != participant_id:
        raise NotAllowed(_("Only the person themselves lets go of this."))


def check_may_add_answer(actor: Actor, *, participant_id: UUID) -> None:
    """Raises unless it is the person whom the line is about."""
    if answer("own_person") != participant_id:
        raise NotAllowed(_("Only the person whom it is about answers here."))
