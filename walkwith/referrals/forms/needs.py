from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from walkwith.directory.needs import GROUPS, NEEDS
from walkwith.directory.words import FELLOWSHIPS, LANGUAGES
from walkwith.referrals.models import AvoidedPlace, ParticipantNeed, Preferences
from walkwith.referrals.queries.wishes import plain_words
from walkwith.referrals.rules.weights import MEETINGS_FOR
from walkwith.referrals.suits_words import WAYS, parts_of_week
from walkwith.ui.forms import Form, Line, OneOf, SomeOf, Words

FIELDS = (
    *("spirit", "fellowships", "no_fellowship", "company", "gender", "birth_year"),
    *("children", "step_free", "no_cost", "languages", "language_wish"),
    *("ways", "far", "far_in", "never"),
)
# Asked of who comes to a meeting themselves; those for families are another need.
LIKED = {code: FELLOWSHIPS[code] for code in MEETINGS_FOR["mutual_help"] if code != "OTHER"}
AROUND = [("0.5", _("A few blocks")), ("1.5", _("About a mile")), ("5", _("About three miles"))]


def _fellowship_in(words: str, kind: str) -> str:
    """The fellowship somebody names. Where they do not say that it is one, nothing else counts."""
    said = plain_words(words)
    for code, name in FELLOWSHIPS.items():
        called = {plain_words(code), plain_words(str(name))} if code != "OTHER" else set()
        if said in called or (
            kind == AvoidedPlace.Kinds.FELLOWSHIP
            and any(f" {one} " in f" {said} " for one in called)
        ):
            return code
    return ""


def needs_by_group() -> list[tuple[str | Promise, list[tuple[str, str | Promise]]]]:
    return [
        (words, [(code, need.words) for code, need in NEEDS.items() if need.group == group])
        for group, words in GROUPS.items()
    ]


class NeedForm(Form):
    """What somebody looks for. Only that is asked; the rest is if they like."""

    need = forms.ChoiceField(
        label=_("What are you looking for?"),
        choices=lambda: [("", _("Choose what it is")), *needs_by_group()],
    )
    words = Words(
        label=_("In your own words"),
        help_text=_("Only if you like. What would make it right for you?"),
        max_length=300,
        rows=2,
        required=False,
    )

    def __init__(self, *args: Any, name: str, initial: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, initial=initial, **kwargs)
        if name:
            self.fields["need"].label = _("What is %(name)s looking for?") % {"name": name}
            self.fields["words"].label = _("In the words of %(name)s") % {"name": name}
            self.fields["words"].help_text = _("Only if you like.")

    def said(self) -> dict[str, Any]:
        return {**self.cleaned_data, "for_whom": ParticipantNeed.For.THEMSELVES}


class SuitsForm(Form):
    """What suits somebody. Nothing is required: each answer left out is an answer."""

    ways = SomeOf(
        label=_("How do you get around?"),
        choices=list(WAYS.items()),
        required=False,
    )
    far = forms.IntegerField(
        label=_("How far is fine?"), min_value=1, max_value=600, required=False
    )
    far_in = OneOf(
        label=_("Counted in"),
        choices=Preferences.FarIn.choices,
        required=False,
    )
    languages = SomeOf(
        label=_("Which languages do you speak?"),
        choices=list(LANGUAGES.items()),
        required=False,
    )
    language_wish = OneOf(
        label=_("Does it have to be in one of them?"),
        choices=Preferences.Wishes.choices,
        required=False,
    )
    step_free = OneOf(
        label=_("Without steps"),
        choices=Preferences.Wishes.choices,
        required=False,
    )
    no_cost = OneOf(
        label=_("Without cost"),
        choices=Preferences.Wishes.choices,
        required=False,
    )
    children = OneOf(
        label=_("Children can come along"),
        choices=Preferences.Wishes.choices,
        required=False,
    )
    company = OneOf(
        label=_("With whom?"),
        help_text=_("It counts for groups and rooms, not for food or papers."),
        choices=Preferences.Companies.choices,
        required=False,
    )
    spirit = OneOf(
        label=_("With faith, or without?"),
        choices=Preferences.Spirits.choices,
        required=False,
    )
    fellowships = SomeOf(
        label=_("Which fellowships do you like?"),
        choices=list(LIKED.items()),
        required=False,
    )
    no_fellowship = forms.BooleanField(label=_("None of them, please"), required=False)
    never = SomeOf(
        label=_("When does it never work?"),
        choices=parts_of_week,
        required=False,
    )
    gender = OneOf(
        label=_("Who are you?"),
        help_text=_("Some groups are only for women, or only for men."),
        choices=Preferences.Genders.choices,
        required=False,
    )
    birth_year = forms.IntegerField(
        label=_("In which year were you born?"),
        help_text=_("Only for places with an age limit. You can leave it out."),
        min_value=1900,
        max_value=2100,
        required=False,
    )

    def __init__(self, *args: Any, kept: Preferences | None, initial: Any, **kwargs: Any) -> None:
        known = {name: getattr(kept, name) for name in FIELDS} if kept else {}
        super().__init__(*args, initial={"far_in": "minutes", **known, **initial}, **kwargs)

    def said(self) -> dict[str, Any]:
        """As the command takes it."""
        said = dict(self.cleaned_data)
        return said | {"far_in": said["far_in"] or Preferences.FarIn.MINUTES}


class WhoOffersForm(Form):
    """The service somebody comes from, to leave out who offers it."""

    service = forms.UUIDField(required=False)

    @property
    def said(self) -> UUID | None:
        return self.cleaned_data.get("service") if self.is_valid() else None


class AvoidForm(Form):
    """Somewhere they do not want to go. Why is nobody's business, unless they say so."""

    words = Line(
        label=_("What should we leave out?"),
        help_text=_("A church, a street, a clinic, a group: as you call it."),
        max_length=200,
    )
    kind = OneOf(
        label=_("What is it?"),
        choices=AvoidedPlace.Kinds.choices,
        required=False,
    )
    fellowship = forms.ChoiceField(
        label=_("Which fellowship?"), choices=[("", "—"), *FELLOWSHIPS.items()], required=False
    )
    near = Line(
        label=_("Where is it?"),
        help_text=_("A ZIP code or a town. Then we leave out what is near it, too."),
        required=False,
        max_length=80,
    )
    around = OneOf(label=_("How far around?"), choices=AROUND, required=False)
    why = Words(
        label=_("Why?"),
        help_text=_("You do not have to say."),
        max_length=300,
        rows=2,
        required=False,
    )
    service = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, initial: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, initial={"kind": "place", "around": "1.5", **initial}, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Which fellowship it is: as they chose, or as they call it."""
        said = self.cleaned_data
        if not said.get("fellowship"):
            said["fellowship"] = _fellowship_in(said.get("words", ""), said.get("kind", ""))
        if said.get("kind") == AvoidedPlace.Kinds.FELLOWSHIP and not said["fellowship"]:
            self.add_error("fellowship", _("Please choose which one."))
        return said

    def said(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        kind = "fellowship" if said["fellowship"] else said["kind"] or "place"
        around = float(said["around"]) if said["around"] and said["near"] else None
        service = said.pop("service")
        return said | {"kind": kind, "around": around, "service_id": service}
