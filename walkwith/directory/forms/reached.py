"""How one reaches who helps: numbers, a web page, an e-mail; and who offers services."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from walkwith.directory import told
from walkwith.directory.calling import in_two
from walkwith.directory.models import Agency
from walkwith.directory.own import AgencyFacts
from walkwith.ui.forms import Form, Line, Words

NUMBERS = ("", "_2")


class ReachedForm(Form):
    """How one reaches them: two numbers with a word on each, a web page, an e-mail."""

    phone = Line(label=_("Phone"), required=False)
    about = Line(label=_("What this number is for"), required=False, max_length=200)
    phone_2 = Line(label=_("Another number"), required=False)
    about_2 = Line(label=_("What that number is for"), required=False, max_length=200)
    url = forms.URLField(
        label=_("Web page"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)

    @property
    def has_more_ways(self) -> bool:
        """Does something stand below the first number, so that it is not folded away?"""
        return self.stands_in("phone_2", "about_2", "url", "email")

    def stands_in(self, *names: str) -> bool:
        """Is something written, or refused, in one of these?"""
        return any(self[name].value() or self[name].errors for name in names)

    def clean_url(self) -> str:
        said = str(self.cleaned_data["url"])
        if said and not said.lower().startswith(("http://", "https://")):
            raise forms.ValidationError(_("A link starts with https://"))
        return said

    def phones(self, kept: Mapping[str, Any]) -> list[dict[str, Any]]:
        """As HSDS keeps them; what else is known of a number stays with it."""
        before = told.parts(kept, "phones")
        known = {str(each.get("number")): each for each in before}
        made = []
        for which in NUMBERS:
            number, about = (self.cleaned_data[f"{name}{which}"] for name in ("phone", "about"))
            for one in phone_parts(number) if number else []:
                was = dict(known.get(one["number"], {}))
                was.pop("extension", None)
                was.pop("description", None)
                made.append({**was, **one} | ({"description": about} if about else {}))
        return made + before[len(NUMBERS) :]


class OwnAgencyForm(ReachedForm):
    """Who offers services, and how one reaches them."""

    name = Line(label=_("What is it called?"), max_length=200)
    description = Words(label=_("Who are they? In plain words"), required=False)
    field_order = ("name", "description", "phone", "about", "phone_2", "about_2", "url", "email")

    def facts(self, kept: Agency) -> AgencyFacts:
        said = self.cleaned_data
        return AgencyFacts(
            name=said["name"],
            description=said["description"],
            website=said["url"],
            email=said["email"],
            details={**kept.details, "phones": self.phones(kept.details)},
        )


def phone_parts(number: str) -> list[dict[str, str]]:
    """A number as HSDS keeps it: its extension apart."""
    said, extension = in_two(number)
    return [{"number": said} | ({"extension": extension} if extension else {})]


def reached_known(details: Mapping[str, Any]) -> dict[str, str]:
    known = {}
    for which, each in zip(NUMBERS, told.parts(details, "phones"), strict=False):
        extension = f" ext. {each['extension']}" if each.get("extension") else ""
        known[f"phone{which}"] = f"{each.get('number') or ''}{extension}"
        known[f"about{which}"] = str(each.get("description") or "")
    return known


def agency_known(agency: Agency) -> dict[str, Any]:
    known = {"name": agency.name, "description": as_typed(agency.description)}
    known |= {"url": agency.website, "email": agency.email}
    return {**known, **reached_known(agency.details)}


def as_typed(words: str) -> str:
    """Lines end as a browser sends them."""
    return "\r\n".join(words.strip().splitlines())
