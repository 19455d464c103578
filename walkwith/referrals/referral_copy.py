"""Referrals in the person's own copy: each with its way, what was sent, and if it helped."""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.directory.needs import need_words
from walkwith.people.copying import Entry, Part, entry, moment, part, said
from walkwith.people.looks import note_look
from walkwith.referrals.models import Referral, ReferralLink, ReferralStep
from walkwith.referrals.telling import HOWS_OWN, state_words


def referrals_part(participant_id: UUID, *, with_plan: bool) -> Part:
    """Six statements, however many there are. Lines of the plan only where the plan goes along."""
    note_look([participant_id], "referrals", page="copy")
    found = (
        Referral.objects.filter(participant_id=participant_id)
        .select_related("owner", "made_by", "goal", "step")
        .prefetch_related("steps__by", "links__openings", "links__recipient", "helped")
    )
    entries = [_referral(one, with_plan) for one in found.order_by("made_at", "id")]
    return part("referrals", "referrals", _("Your referrals"), entries)


def _referral(one: Referral, with_plan: bool) -> Entry:
    steps = sorted(one.steps.all(), key=lambda step: (step.made_at, step.pk))
    links = sorted(one.links.all(), key=lambda link: (link.made_at, link.pk))
    helped = sorted(one.helped.all(), key=lambda said: (said.made_at, said.pk))
    return entry(
        one.pk,
        one.to_name,
        said("words", _("What was asked for"), one.words),
        said("need", _("What it was for"), one.need, need_words(one.need) if one.need else ""),
        said("how", _("How"), one.how, HOWS_OWN[one.how]),
        said("state", _("Where it stands"), one.state, state_words(one.state, one.outcome)),
        said("outcome", _("How it went"), one.outcome, one.get_outcome_display()),
        said("interest", _("Who is known there"), one.interest),
        said("goal", _("Which goal it is for"), one.goal.words if one.goal and with_plan else ""),
        said("step", _("The step in your plan"), one.step.words if one.step and with_plan else ""),
        said("next_action", _("What comes next"), one.next_action),
        said("next_on", _("On which day"), one.next_on),
        said("owner", _("Who follows it"), one.owner.name, one.owner.name or _("you")),
        said("made_by", _("Written down by"), one.made_by.name, one.made_by.name or _("you")),
        said("made_at", _("Written down"), one.made_at),
        said("steps", _("The way so far"), *_together([_step(step) for step in steps])),
        said("links", _("What was sent"), *_together([_link(link) for link in links])),
        said(
            "helped",
            _("Did it help?"),
            *_together([f"{s.get_answer_display()} {s.words}".strip() for s in helped]),
        ),
    )


def _together(lines: list[str]) -> tuple[list[str], str]:
    return lines, "\n".join(lines)


def _step(step: ReferralStep) -> str:
    who = step.by.name if step.by else _("They, by the link")
    told = f"{moment(step.made_at)}: {state_words(step.state, step.outcome)}"
    by = f" ({who})" if who else ""
    back = f", {_('taken back')}" if step.takes_back else ""
    return f"{told}{back}{by} {step.words}".strip()


def _link(link: ReferralLink) -> str:
    opened = [moment(one.made_at) for one in link.openings.all()]
    told = f"{moment(link.made_at)}: {link.recipient.name}. {link.content}"
    return f"{told} {_('Opened')}: {', '.join(opened)}" if opened else told
