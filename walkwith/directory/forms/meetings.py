from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from walkwith.directory import rules
from walkwith.directory.near import Wish
from walkwith.directory.places import Place
from walkwith.directory.words import CHIPS, DAYS, FELLOWSHIPS, IN_SIGHT
from walkwith.ui.forms import Form, Line

PAGE = 12
MOST = 60
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
KINDS = [("", _("Any")), *FELLOWSHIPS.items()]
FOLDED = (("part", PARTS), ("way", WAYS), ("fellowship", KINDS))


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
        choices=list(CHIPS.items())[:IN_SIGHT],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    also = forms.MultipleChoiceField(
        label=_("And also"),
        choices=list(CHIPS.items())[IN_SIGHT:],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    fellowship = forms.ChoiceField(label=_("Fellowship"), choices=KINDS, required=False)
    text = Line(label=_("Words in its name or place"), required=False, max_length=80)
    exactly = forms.BooleanField(required=False, widget=forms.HiddenInput)
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
            features=(*said.get("features", ()), *said.get("also", ())),
            fellowship=said.get("fellowship") or "",
            text=said.get("text") or "",
            most=said.get("most") or PAGE,
        )

    @property
    def near_said(self) -> str:
        return str(self.cleaned_data.get("near") or "") if self.is_valid() else ""

    @property
    def in_words(self) -> list[str]:
        """What is asked for, as the choices call it; "Any day" when nothing is."""
        said: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        labels: list[str | Promise] = [dict(WHENS)[said.get("when") or "week"]]
        labels += [dict(names)[said[field]] for field, names in FOLDED if said.get(field)]
        labels += [CHIPS[code] for code in (*said.get("features", ()), *said.get("also", ()))]
        return [str(label) for label in labels]

    def more(self) -> str:
        """The address of the same search with more results; "" when there are no more to show."""
        most = (self.cleaned_data.get("most") or PAGE) + PAGE if self.is_valid() else MOST + PAGE
        return self.again(most=str(most)) if most <= MOST else ""

    @property
    def is_exact(self) -> bool:
        return bool(self.cleaned_data.get("exactly")) if self.is_valid() else False

    def again(self, **changed: str) -> str:
        """The address of the same search with something changed."""
        asked = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        for name, value in changed.items():
            asked[name] = value
        return f"?{asked.urlencode()}"
