"""A place that helps, as somebody here knows it: asked in plain words, kept as HSDS names it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.directory import told
from walkwith.directory.forms.finding import MOST_USED
from walkwith.directory.forms.hours import HoursForm, hours_known
from walkwith.directory.forms.reached import ReachedForm, as_typed, reached_known
from walkwith.directory.models import Service, Site
from walkwith.directory.needs import GROUPS, NEEDS
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.directory.words import FEATURES, LANGUAGES
from walkwith.ui.forms import Line, Words

HERE, HIDDEN, FROM_HOME = "here", "hidden", "home"
WHERE = [
    (HERE, _("At an address")),
    (HIDDEN, _("We do not show where it is")),
    (FROM_HOME, _("By phone or online only")),
]
FOR_WHOM = (
    *("women", "men", "lgbtq", "young", "teens", "seniors", "parents", "children_welcome"),
    *("child_care", "secular", "dual_diagnosis"),
)
AT_THE_DOOR = ("step_free", "accessible_restroom", "fragrance_free")
CODES = {code: iso for iso, code in told.CODES.items()}
IN_ENGLISH = {
    "english": "English",
    "spanish": "Spanish",
    "asl": "American Sign Language",
    "french": "French",
    "portuguese": "Portuguese",
    "polish": "Polish",
    "russian": "Russian",
    "korean": "Korean",
    "punjabi": "Punjabi",
}
PLACE = ("address_1", "address_2", "city", "state_province", "postal_code", "transportation")


def _chips(codes: Sequence[str]) -> list[tuple[str, Any]]:
    return [(code, FEATURES[code]) for code in codes]


def _other_needs() -> list[Any]:
    others = [need for need in NEEDS.values() if need.code not in MOST_USED]
    return [
        (words, [(need.code, need.words) for need in others if need.group == group])
        for group, words in GROUPS.items()
    ]


def _chosen(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class OwnServiceForm(ReachedForm, HoursForm):
    """What a place does for people. Only its name, what it helps with and one way to reach it."""

    agency = Line(
        label=_("Who runs it"),
        help_text=_("Like a church, a clinic or a town. Leave it empty if the name is the same."),
        max_length=200,
        required=False,
    )
    name = Line(label=_("What is it called?"), max_length=200)
    needs = _chosen(_("What does it help with?"), [(code, NEEDS[code].words) for code in MOST_USED])
    other_needs = _chosen(_("And also"), _other_needs)
    description = Words(label=_("What do they do? In plain words"), required=False)
    alert = Line(
        label=_("To know first"),
        help_text=_("Like “full until June”."),
        max_length=200,
        required=False,
    )
    where = forms.ChoiceField(
        label=_("Where is it?"),
        help_text=_(
            "A house for people who flee violence is never shown. Write its street if you know"
            " it: of that we keep no word, only a mark, so that no list shows it either."
        ),
        choices=WHERE,
        widget=forms.RadioSelect,
        initial=HERE,
    )
    address_1 = Line(label=_("Street and number"), required=False, max_length=200)
    address_2 = Line(
        label=_("Floor or door"), help_text=_("Like “2nd floor, ring twice”."), required=False
    )
    city = Line(label=_("Town"), required=False)
    state_province = Line(label=_("State"), required=False, max_length=60)
    postal_code = Line(label=_("ZIP code"), required=False, max_length=12)
    transportation = Line(
        label=_("How to get there"), help_text=_("Like “bus 91”."), required=False, max_length=300
    )
    doors = _chosen(_("At the door"), _chips(AT_THE_DOOR))
    doors_words = Line(label=_("What else about the door"), required=False, max_length=300)
    cost = Words(
        label=_("What it costs"), help_text=_("If it is free, say so."), rows=2, required=False
    )
    languages = _chosen(_("Languages"), list(LANGUAGES.items()))
    for_whom = _chosen(_("Who is it for?"), _chips(FOR_WHOM))
    who = Words(label=_("Who can come"), required=False, rows=2)
    minimum_age = forms.IntegerField(
        label=_("From age"), min_value=0, max_value=120, required=False
    )
    maximum_age = forms.IntegerField(
        label=_("Up to age"), min_value=0, max_value=120, required=False
    )
    papers = Words(
        label=_("Papers to bring"), help_text=_("One on each line."), rows=2, required=False
    )
    process = Words(label=_("How to get in"), required=False, rows=2)

    @property
    def has_other_needs(self) -> bool:
        return bool({*(self["other_needs"].value() or ())} - {*MOST_USED})

    @property
    def has_more_place(self) -> bool:
        return self.stands_in("address_2", "transportation", "doors_words")

    @property
    def has_more_to_know(self) -> bool:
        return self.stands_in("minimum_age", "maximum_age", "papers", "process", "alert")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("needs") and not said.get("other_needs"):
            self.add_error("needs", _("Choose at least one thing it helps with."))
        where = said.get("where")
        if where == HERE and not (said.get("address_1") or said.get("postal_code")):
            self.add_error("address_1", _("Write the street, or at least the ZIP code."))
        reached = ("phone", "phone_2", "url", "email")
        if where in (HIDDEN, FROM_HOME) and not any(said.get(name) for name in reached):
            self.add_error("phone", _("Write one way to reach it: a number, a page or an e-mail."))
        low, high = said.get("minimum_age"), said.get("maximum_age")
        if low is not None and high is not None and high < low:
            self.add_error("maximum_age", _("This is younger than the age before."))
        return said

    def agency_facts(self) -> AgencyFacts:
        return AgencyFacts(name=self.cleaned_data["agency"] or self.cleaned_data["name"])

    def facts(self, kept: Service | None = None, site: Site | None = None) -> dict[str, Any]:
        """As the commands take it."""
        return {"service": self.service_facts(kept), "site": self.site_facts(site)}

    def service_facts(self, kept: Service | None = None) -> ServiceFacts:
        """What was said, with all that is known and was not asked."""
        said = self.cleaned_data
        details: Mapping[str, Any] = kept.details if kept else {}
        asked = {*AT_THE_DOOR, *FOR_WHOM, *LANGUAGES}
        others = [code for code in kept.features if code not in asked] if kept else []
        return ServiceFacts(
            name=said["name"],
            description=said["description"],
            url=said["url"],
            email=said["email"],
            application_process=said["process"],
            fees_description=said["cost"],
            eligibility_description=said["who"],
            minimum_age=said["minimum_age"],
            maximum_age=said["maximum_age"],
            alert=said["alert"],
            needs=(*said["needs"], *said["other_needs"]),
            features=(*said["for_whom"], *said["doors"], *said["languages"], *others),
            details={
                **details,
                "phones": self.phones(details),
                "schedules": self.schedules(told.parts(details, "schedules")),
                "languages": _spoken(said["languages"], details),
                "required_documents": _papers(said["papers"]),
            },
        )

    def site_facts(self, kept: Site | None = None) -> SiteFacts | None:
        said = self.cleaned_data
        if said["where"] == FROM_HOME:
            return SiteFacts(location_type=Site.Kinds.VIRTUAL)
        details = dict(kept.details) if kept else {}
        words = said["doors_words"]
        details["accessibility"] = [{"description": words}] if words else []
        place = {name: said[name] for name in PLACE}
        return SiteFacts(details=details, is_confidential=said["where"] == HIDDEN, **place)


def known_about(service: Service, site: Site | None) -> dict[str, Any]:
    """What the form to change a service begins with."""
    columns = ("name", "needs", "url", "email", "alert", "minimum_age", "maximum_age")
    named = {"process": "application_process", "cost": "fees_description"}
    named |= {"who": "eligibility_description", "description": "description"}
    papers = told.words_of(service.details, "required_documents", "document")
    known = {name: getattr(service, name) for name in columns}
    known |= {name: as_typed(getattr(service, column)) for name, column in named.items()}
    known |= {"other_needs": service.needs}
    known |= {"papers": as_typed("\n".join(papers)), "for_whom": service.features}
    known |= {"doors": service.features, "languages": _languages(service)}
    known |= {**reached_known(service.details), **hours_known(told.schedules_of(service, None))}
    return {**known, **_place_known(site)}


def _place_known(site: Site | None) -> dict[str, Any]:
    if site is None or site.location_type == Site.Kinds.VIRTUAL:
        return {"where": FROM_HOME}
    known = {name: getattr(site, name) for name in PLACE}
    doors = told.words_of(site.details, "accessibility", "description")
    known["where"] = HIDDEN if site.is_confidential else HERE
    return {**known, "doors_words": "; ".join(doors)}


def _languages(service: Service) -> list[str]:
    codes = (str(one.get("code") or "") for one in told.parts(service.details, "languages"))
    said = [told.CODES[code] for code in codes if code in told.CODES]
    return list(dict.fromkeys([*said, *(one for one in service.features if one in LANGUAGES)]))


def _spoken(codes: Sequence[str], kept: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Those ticked, and those the form has no name for."""
    asked = [{"code": CODES[code], "name": IN_ENGLISH[code]} for code in codes]
    others = told.parts(kept, "languages")
    return asked + [one for one in others if str(one.get("code") or "") not in told.CODES]


def _papers(words: str) -> list[dict[str, str]]:
    return [{"document": line.strip()} for line in words.splitlines() if line.strip()]
