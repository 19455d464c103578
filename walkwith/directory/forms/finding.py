import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from walkwith.accounts.models import Organization
from walkwith.directory.near_services import ServiceWish
from walkwith.directory.needs import GROUPS, NEEDS
from walkwith.directory.places import Place
from walkwith.directory.words import FEATURES
from walkwith.ui.forms import Form, Line

PAGE = 12
MOST = 60
# The ten most people look for stand in sight.
MOST_USED = (
    "food",
    "sober_housing",
    "shelter",
    "detox",
    "opioid_medicine",
    "id_papers",
    "work",
    "ride",
    "clothes",
    "legal_aid",
)
IN_SIGHT = ("step_free", "spanish", "women", "men", "children_welcome")
FOLDED = ("child_care", "lgbtq", "young", "seniors", "secular", "asl")
OPEN = [
    ("", pgettext_lazy("time", "Any time")),
    ("now", _("Open now")),
    ("today", _("Open today")),
]
WAYS = [("", _("Either")), ("there", _("In person")), ("home", _("By phone or online"))]


def _grouped() -> list[Any]:
    groups: list[Any] = [("", _("Anything else"))]
    for code, called in GROUPS.items():
        needs = [(need.code, need.words) for need in NEEDS.values() if need.group == code]
        groups.append((called, needs))
    return groups


class FindServicesForm(Form):
    """What somebody is looking for. Every answer has a sensible silence: nothing is required."""

    text = Line(
        label=_("What do you need?"),
        required=False,
        max_length=80,
        help_text=_("In your own words, like “food” or “ropa”."),
    )
    near = Line(
        label=_("Near"), required=False, help_text=_("A ZIP code or a town."), max_length=80
    )
    need = forms.ChoiceField(
        label=_("Or choose"),
        choices=[("", _("Anything")), *((code, NEEDS[code].words) for code in MOST_USED)],
        required=False,
        widget=forms.RadioSelect,
    )
    more = forms.ChoiceField(label=_("More needs"), choices=_grouped, required=False)
    open = forms.ChoiceField(
        label=_("When"), choices=OPEN, required=False, widget=forms.RadioSelect
    )
    way = forms.ChoiceField(label=_("How"), choices=WAYS, required=False, widget=forms.RadioSelect)
    features = forms.MultipleChoiceField(
        label=_("It should be"),
        choices=[(code, FEATURES[code]) for code in (*IN_SIGHT, *FOLDED)],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    exactly = forms.BooleanField(required=False, widget=forms.HiddenInput)
    most = forms.IntegerField(
        required=False, min_value=PAGE, max_value=MOST, widget=forms.HiddenInput
    )

    def wish(self, place: Place | None, now: dt.datetime, zone: str) -> ServiceWish:
        said, way = self.said, self.said.get("way")
        local = now.astimezone(ZoneInfo((place.zone if place else "") or zone))
        midnight = dt.datetime.combine(local.date() + dt.timedelta(days=1), dt.time(), local.tzinfo)
        return ServiceWish(
            place=place,
            need=said.get("more") or said.get("need") or "",
            features=tuple(said.get("features", ())),
            open_at=now if said.get("open") else None,
            open_until=midnight if said.get("open") == "today" else None,
            in_person=way != "home",
            from_home=way != "there",
            most=said.get("most") or PAGE,
        )

    @property
    def said(self) -> dict[str, Any]:
        return self.cleaned_data if self.is_valid() else {}

    @property
    def typed(self) -> str:
        return str(self.said.get("text") or "")

    @property
    def near_said(self) -> str:
        return str(self.said.get("near") or "")

    @property
    def is_exact(self) -> bool:
        return bool(self.said.get("exactly"))

    @property
    def in_words(self) -> list[str]:
        """What is asked for, as the choices call it."""
        said = self.said
        need = said.get("more") or said.get("need")
        labels = [NEEDS[need].words] if need else []
        labels += [dict(OPEN)[said["open"]]] if said.get("open") else []
        labels += [dict(WAYS)[said["way"]]] if said.get("way") else []
        return [str(label) for label in (*labels, *(FEATURES[c] for c in said.get("features", ())))]

    def again(self, **changed: str) -> str:
        """The address of the same search with something changed."""
        asked = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        for name, value in changed.items():
            asked[name] = value
        return f"?{asked.urlencode()}"

    def instead(self, need: str) -> str:
        """The address of the same search for another need."""
        is_in_sight = need in MOST_USED
        chosen = {"need": need if is_in_sight else "", "more": "" if is_in_sight else need}
        return self.again(text="", exactly="", most="", **chosen)

    def show_more(self) -> str:
        """The same search with more results; "" when there are no more to show."""
        most = (self.said.get("most") or PAGE) + PAGE if self.is_valid() else MOST + PAGE
        return self.again(most=str(most)) if most <= MOST else ""


class PublicForm(Form):
    """Whether anybody may look in the directory, and under which word."""

    public_at = forms.SlugField(
        label=_("The word in its address"),
        required=False,
        max_length=40,
        help_text=_("Small letters and lines, like “our-town”. Empty: the page is off."),
    )
    public_is_indexed = forms.BooleanField(label=_("Search engines may show it"), required=False)

    @staticmethod
    def known(house: Organization) -> dict[str, Any]:
        return {"public_at": house.public_at, "public_is_indexed": house.public_is_indexed}
