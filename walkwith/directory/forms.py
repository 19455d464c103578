from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from walkwith.directory import rules
from walkwith.directory.near import Wish
from walkwith.directory.places import Place
from walkwith.directory.words import ASKED_FOR, DAYS, FEATURES, FELLOWSHIPS
from walkwith.ui.forms import Form, Line

PAGE = 30
MOST = 90
WHENS = [
    ("week", _("Any day")),
    ("now", _("Now")),
    ("today", _("Today")),
    ("tomorrow", _("Tomorrow")),
    *((str(number), day) for number, day in enumerate(DAYS)),
]
PARTS = [
    ("", _("Any time")),
    ("morning", _("Morning")),
    ("afternoon", _("Afternoon")),
    ("evening", _("Evening")),
]
WAYS = [("", _("Either")), ("in_person", _("In person")), ("online", _("Online"))]


class FindForm(Form):
    """What somebody is looking for. Every answer has a sensible silence: nothing is required."""

    near = Line(
        label=_("Near"), required=False, help_text=_("A ZIP code or a town."), max_length=80
    )
    when = forms.ChoiceField(label=_("When"), choices=WHENS, required=False)
    part = forms.ChoiceField(label=_("Time of day"), choices=PARTS, required=False)
    way = forms.ChoiceField(label=_("How"), choices=WAYS, required=False, widget=forms.RadioSelect)
    features = forms.MultipleChoiceField(
        label=_("It should be"),
        choices=[(code, FEATURES[code]) for code in ASKED_FOR],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    fellowship = forms.ChoiceField(
        label=_("Fellowship"), choices=[("", _("Any")), *FELLOWSHIPS.items()], required=False
    )
    text = Line(label=_("Words in its name or place"), required=False, max_length=80)
    most = forms.IntegerField(
        required=False, min_value=PAGE, max_value=MOST, widget=forms.HiddenInput
    )

    def wish(self, place: Place | None, town: str) -> Wish:
        said: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        way = said.get("way") or ""
        return Wish(
            place=place,
            town=town,
            when=cast(rules.When, said.get("when") or "week"),
            part=cast(rules.Part, said.get("part") or ""),
            in_person=way != "online",
            online=way != "in_person",
            features=tuple(said.get("features") or ()),
            fellowship=said.get("fellowship") or "",
            text=said.get("text") or "",
            most=said.get("most") or PAGE,
        )

    @property
    def near_said(self) -> str:
        return str(self.cleaned_data.get("near") or "") if self.is_valid() else ""

    def has_more_asked(self) -> bool:
        """Is something asked for that stands folded away?"""
        names = ("part", "way", "fellowship", "text")
        return self.is_valid() and any(self.cleaned_data.get(name) for name in names)

    def more(self) -> str:
        """The address of the same search with more results; "" when there are no more to show."""
        most = (self.cleaned_data.get("most") or PAGE) + PAGE if self.is_valid() else MOST + PAGE
        if most > MOST or not isinstance(self.data, QueryDict):
            return ""
        asked = self.data.copy()
        asked["most"] = str(most)
        return f"?{asked.urlencode()}"
