from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from walkwith.access.queries.recipients import Offered
from walkwith.directory.needs import NEEDS, need_words
from walkwith.foundation.actor import Actor
from walkwith.foundation.identifiers import new_id
from walkwith.referrals.commands import Asked
from walkwith.referrals.models import Helped, Referral
from walkwith.referrals.queries import ReferralPlace
from walkwith.referrals.rules import states
from walkwith.referrals.telling import HAPPENED, HOWS, HOWS_OWN
from walkwith.ui.forms import DayField, Form, Line, OneOf, SomeOf, Words

NO_MONEY = _("Say it here, and they can read it. Nobody here ever gets paid for where we send you.")
SAID_BEFORE = _("You know somebody there, you said before. Say it here too, if it is still so.")
DAYS: dict[int, str | Promise] = {7: _("A week"), 14: _("Two weeks"), 30: _("A month")}


class PlanForm(Form):
    """What comes next, and when."""

    next_action = Line(
        label=_("What comes next?"),
        required=False,
        max_length=200,
        help_text=_("For example: call and ask how it went"),
    )
    next_on = DayField(label=_("On which day?"), required=False)


class ReferForm(PlanForm):
    """Where to, what for, how, and what comes next."""

    referral_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    to_name = Line(label=_("Where, or to whom?"), max_length=200)
    words = Words(
        label=_("What are they asked for?"),
        max_length=600,
        rows=2,
        help_text=_("Only what they need to know. It can be read by you both."),
    )
    how = OneOf(label=_("How do we do it?"))
    need = forms.ChoiceField(label=_("What is it for?"), required=False)
    goal = forms.ChoiceField(label=_("Which goal is it for?"), required=False)
    interest = Line(
        label=_("Do you know somebody there, or gain from it?"),
        required=False,
        max_length=300,
        help_text=NO_MONEY,
    )
    field_order = ("to_name", "words", "how", "need", "interest", "next_action", "next_on", "goal")

    def __init__(
        self, *args: Any, place: ReferralPlace, initial: dict[str, Any], **kwargs: Any
    ) -> None:
        how = "went" if place.meeting else "called"
        known = {"referral_id": new_id(), "how": how}
        said: dict[str, Any] = known | initial
        super().__init__(*args, initial=said, **kwargs)
        self.place = place
        if place.is_known_there:
            self.fields["interest"].help_text = SAID_BEFORE
        none = [("", _("Not said"))]
        if place.service or place.meeting:
            del self.fields["to_name"]
        codes = place.service.needs if place.service and place.service.needs else list(NEEDS)
        needs = [(code, need_words(code)) for code in codes if code in NEEDS]
        self._offer("need", [*none, *needs])
        if place.service and len(needs) == 1:
            self.fields["need"].initial = needs[0][0]
        self._offer("goal", [*none, *((str(one.pk), one.words) for one in place.goals)])
        if not place.goals:
            del self.fields["goal"]
        self._offer("how", list((HOWS_OWN if place.is_own else HOWS).items()))

    @property
    def knows_need(self) -> bool:
        """Is it clear what it is for, and was it well understood?"""
        known = self.fields["need"].initial or self.initial.get("need")
        return bool(known) and not self.errors

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        said = self.cleaned_data
        return Asked(
            words=said["words"],
            how=said["how"],
            service_id=self.place.service.pk if self.place.service else None,
            meeting_id=self.place.meeting.pk if self.place.meeting else None,
            to_name=said.get("to_name", ""),
            need=said["need"],
            interest=said["interest"],
            goal_id=next((g.pk for g in self.place.goals if str(g.pk) == said.get("goal")), None),
            next_action=said["next_action"],
            next_on=said["next_on"],
        )


class TellForm(PlanForm):
    """What happened: only what can follow from where it stands."""

    happened = OneOf(label=_("What happened?"))
    words = Words(label=_("A few words"), required=False, max_length=600, rows=2)
    field_order = ("happened", "words", "next_action", "next_on")

    def __init__(self, *args: Any, referral: Referral, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who: states.Who = "participant" if actor.role == "participant" else "worker"
        self.fields["happened"].choices = [  # type: ignore[attr-defined]
            (code, words)
            for code, words in HAPPENED.items()
            if states.where_it_leads(referral.state, code, who)
        ]


class CancelForm(Form):
    words = Words(label=_("Why? You do not have to say."), required=False, max_length=600, rows=2)


class SendForm(Form):
    """To whom, with what beside the name and what is asked, and for how long the link opens."""

    recipient = OneOf(
        label=_("Who gets it?"),
        error_messages={"required": _("Choose from the list whom it goes to.")},
    )
    sections = SomeOf(
        label=_("What goes with it?"),
        required=False,
        choices=[("contact_details", _("How it is safe to reach them"))],
        help_text=_("The name and what is asked for always go: they have to know."),
    )
    days = forms.TypedChoiceField(
        label=_("How long does the link open?"),
        widget=forms.RadioSelect,
        coerce=int,
        choices=list(DAYS.items()),
        initial=14,
    )

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recipient"].choices = offered.choices  # type: ignore[attr-defined]


class HelpedForm(Form):
    """Did it help? In their own words, if they like."""

    answer = OneOf(label=_("Did it help?"), choices=Helped.Answers.choices)
    words = Words(label=_("In your own words"), required=False, max_length=600, rows=2)
