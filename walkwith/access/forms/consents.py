"""Signing in two steps, both on one address: what is agreed to, then the text and the signature."""

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from walkwith.access.models import Consent
from walkwith.access.queries.signing import Signing
from walkwith.access.rules.consents import (
    OLDEST,
    YOUNGEST,
    Choices,
    Scan,
    Signature,
    kinds_of,
    sections_of,
    with_name,
)
from walkwith.access.rules.scans import MOST_BYTES, media_type_of
from walkwith.access.sentences.consents import REASONS
from walkwith.access.sentences.parts import THEIRS, YOURS
from walkwith.foundation import clock
from walkwith.ui.forms import DayField, Form, Line

KINDS = {
    "specific": _("One thing, told for one reason"),
    "care": _("My care: the people who treat me, pay for it or run it work together"),
    "counseling": _("Notes of counseling, and nothing else"),
    "legal": _("A court, probation or other legal matter"),
}
OTHER = "other"
UNTILS = {
    "date": _("Until a day"),
    "walk_ends": _("Until nobody here walks with me any more"),
    "revoked": _("Until I say stop (only for my care)"),
}
HOWS = {
    "phone": _("On this screen: I type my name"),
    "paper": _("On paper, with a picture of it"),
    "voice": _("Aloud: two people who work here hear it"),
}
SIGNERS = {
    "adult": _("I am 18 or older, and I sign for myself"),
    "minor": _("I am younger than 18"),
    "guardian": _("A court named somebody who signs for me"),
}
NAMES = (("kind", "recipients", "sections", "why", "purpose", "until", "last_day"),
         ("discloser", "how", "signs", "age"))  # fmt: skip
KEPT = tuple(name for group in NAMES for name in group)


def _quick_days() -> list[tuple[dt.date, Any]]:
    today = clock.now().date()
    months = ((91, _("for 3 months")), (182, _("for 6 months")), (365, _("for a year")))
    return [(today + dt.timedelta(days=days), words) for days, words in months]


class ChoicesForm(Form):
    """What may be told, to whom, why, until when; and how it will be signed."""

    kind = forms.ChoiceField(label=_("What is it about?"), widget=forms.RadioSelect)
    recipients = forms.MultipleChoiceField(
        label=_("Who may be told?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who may be told.")},
    )
    sections = forms.MultipleChoiceField(
        label=_("What may they be told?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("The name always goes with it: they have to know whom it is about."),
    )
    why = forms.ChoiceField(
        label=_("Why?"), widget=forms.RadioSelect, choices=[*REASONS.items(), (OTHER, _("Other"))]
    )
    purpose = Line(
        label=_("In my own words"),
        max_length=300,
        required=False,
        help_text=_("Only if you chose “Other”. For example: to get my car back"),
    )
    until = forms.ChoiceField(label=_("Until when?"), widget=forms.RadioSelect, initial="date")
    last_day = DayField(label=_("The last day"), required=False, quick=_quick_days)
    discloser = forms.ChoiceField(
        label=_("Who may tell it?"), widget=forms.RadioSelect, initial="", required=False
    )
    how = forms.ChoiceField(label=_("How do you sign?"), widget=forms.RadioSelect, initial="phone")
    signs = forms.ChoiceField(
        label=_("Who signs?"),
        widget=forms.RadioSelect,
        choices=list(SIGNERS.items()),
        initial="adult",
    )
    age = forms.IntegerField(
        label=_("How old are you?"),
        required=False,
        min_value=YOUNGEST,
        max_value=OLDEST,
        help_text=_("Only if you are younger than 18."),
        error_messages={
            code: _("Write an age from 5 to 17.") for code in ("invalid", "min_value", "max_value")
        },
    )

    def __init__(self, *args: Any, signing: Signing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signing = signing
        words = YOURS if signing.is_own else THEIRS
        kinds = kinds_of(keeps_counseling_notes=signing.house.keeps_counseling_notes)
        self._offer("kind", [(kind, KINDS[kind]) for kind in kinds], initial=kinds[0])
        self._offer("recipients", signing.offered.choices)
        self._offer("sections", [(one, words[one]) for one in sections_of("specific")])
        self._offer("until", list(UNTILS.items()))
        hows = [how for how in HOWS if how != "voice" or signing.witnesses]
        self._offer("how", [(how, HOWS[how]) for how in hows])
        self._offer("discloser", signing.disclosers())
        if len(signing.disclosers()) == 1:
            del self.fields["discloser"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("kind") != "counseling" and "sections" in said and not said["sections"]:
            self.add_error("sections", _("Choose what they may be told."))
        if said.get("why") == OTHER and not said.get("purpose"):
            self.add_error("purpose", _("Say in a few words why."))
        if said.get("until") == "revoked" and said.get("kind") != "care":
            self.add_error("until", _("Only a yes for your care can go on without an end."))
        if said.get("until") == "date" and "last_day" in said:
            self._check_day(said["last_day"])
        if said.get("signs") == "minor" and "age" in said and said["age"] is None:
            self.add_error("age", _("Write how old you are."))
        return said

    def _check_day(self, day: dt.date | None) -> None:
        if day is None:
            self.add_error("last_day", _("Choose the last day on which it holds."))
        elif day < clock.today(self.signing.house.zone):
            self.add_error("last_day", _("That day is over. Choose one to come."))

    def choices(self, language: str) -> Choices:
        """What was chosen. A reason of ours is kept in the language of the text."""
        said = self.cleaned_data
        with override(language):
            why = said["purpose"] if said["why"] == OTHER else str(REASONS[said["why"]])
        return Choices(
            kind=said["kind"],
            sections=with_name(said["kind"], said["sections"]),
            recipient_ids=tuple(UUID(key) for key in said["recipients"]),
            purpose=why,
            until=said["until"],
            last_day=said["last_day"] if said["until"] == Consent.Untils.DATE else None,
            by_program_id=UUID(said["discloser"]) if said.get("discloser") else None,
        )

    def kept(self) -> list[tuple[str, str]]:
        """What was typed here, to stand unseen in the form of the second step."""
        pairs: list[tuple[str, str]] = []
        for name in KEPT:
            said = self.cleaned_data.get(name)
            values = said if isinstance(said, list) else [said]
            pairs += [(name, str(value)) for value in values if value not in (None, "")]
        return pairs

    def _offer(self, name: str, choices: Any, *, initial: Any = None) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        if initial is not None:
            field.initial = initial


class SignatureForm(Form):
    """The signature under the text that was read. Which fields there are, the first step says."""

    name = Line(label=_("Your name, as you sign it"), max_length=160, required=False)
    signed_on = DayField(label=_("The day on the paper"), required=False)
    scan = forms.FileField(
        label=_("A picture of the signed paper"),
        required=False,
        help_text=_("A photo (JPEG or PNG) or a PDF, of 8 megabytes at most."),
    )
    witness = forms.ChoiceField(label=_("Who else hears it?"), required=False)
    guardian_name = Line(
        label=_("Name of the guardian, as they sign it"), max_length=160, required=False
    )
    guardian_is = Line(label=_("Who are they to you?"), max_length=80, required=False)
    has_read = forms.BooleanField(label=_("I read it, or somebody read it to me"), required=False)

    def __init__(self, *args: Any, choices: ChoicesForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = choices.cleaned_data
        self.must_sign = choices.signing.must_sign(self.first["signs"], self.first["age"])
        hidden = {
            "name": self.must_sign == "guardian",
            "signed_on": self.first["how"] != "paper",
            "scan": self.first["how"] != "paper",
            "witness": self.first["how"] != "voice",
            "guardian_name": self.must_sign == "self",
            "guardian_is": self.must_sign == "self",
        }
        for name in [name for name, is_hidden in hidden.items() if is_hidden]:
            del self.fields[name]
        if "witness" in self.fields:
            field = self.fields["witness"]
            assert isinstance(field, forms.ChoiceField)
            others = [(str(one.pk), one.name) for one in choices.signing.witnesses]
            field.choices = [("", _("Choose a name")), *others]

    def ask_for_the_picture_again(self) -> None:
        """After a refusal the page comes back without the file, and says so first."""
        if not self.errors or "scan" in self.errors or not self.files.get("scan"):
            return
        others = dict(self.errors)
        self.errors.clear()
        self.add_error("scan", _("Choose the picture again: a phone cannot keep it."))
        self.errors.update(others)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("has_read"):
            self.add_error(
                "has_read", _("Read it, or let somebody read it to you. Then tick that.")
            )
        if "name" in self.fields and not said.get("name"):
            self.add_error("name", _("The name of whoever signed is missing."))
        if "signed_on" in self.fields and not said.get("signed_on"):
            self.add_error("signed_on", _("Write the day that stands on the paper."))
        return said

    def clean_scan(self) -> Scan:
        file = self.cleaned_data["scan"]
        if file is None:
            raise forms.ValidationError(_("Add the picture of the paper."))
        if (file.size or 0) > MOST_BYTES:
            megabytes = {"has": -(-file.size // 1024**2)}
            raise forms.ValidationError(
                _("This file is too big: it has %(has)d megabytes, and 8 is the most."),
                params=megabytes,
            )
        content = file.read()
        media_type = media_type_of(content)
        if media_type is None:
            raise forms.ValidationError(
                _("This is not a whole JPEG, PNG or PDF. Take the photo again, or scan it.")
            )
        return Scan(content=content, media_type=media_type)

    def signature(self, *, wording: str, language: str) -> Signature:
        said = self.cleaned_data
        witness = said.get("witness")
        return Signature(
            how=self.first["how"],
            name=said.get("name", ""),
            has_read=said["has_read"],
            wording=wording,
            language=language,
            signed_on=said.get("signed_on"),
            age=self.first["age"] if self.first["signs"] == "minor" else None,
            has_guardian=self.first["signs"] == "guardian",
            guardian_name=said.get("guardian_name", ""),
            guardian_is=said.get("guardian_is", ""),
            witness_id=UUID(witness) if witness else None,
            scan=said.get("scan"),
        )
