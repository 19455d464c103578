"""What has left, in words that a participant can read."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from walkwith.access.models import Consent, Disclosure
from walkwith.access.notices import notice_named
from walkwith.access.queries import AccountOfDay, LinkOpened, Shown
from walkwith.access.sentences.looks import Reader, Words
from walkwith.access.sentences.parts import THEIRS, YOURS
from walkwith.foundation.days import listed
from walkwith.people.sections import SECTIONS

# What is said when a basis lacks a fact, or has one that cannot be so.
FACT_MISSING: dict[str, Words] = {
    "asked_how": gettext_lazy("Say how they asked for it: signed in themselves, or with you."),
    "emergency": gettext_lazy("Say what the emergency is."),
    "medical_person": gettext_lazy("Say who of the medical people was told: their name."),
    "facility": gettext_lazy("Say where that medical person works."),
    "told_by": gettext_lazy("Say who told them."),
    "told_at": gettext_lazy("Say when they were told. It cannot lie ahead."),
    "court": gettext_lazy("Say which court gave the order."),
    "docket": gettext_lazy("Say the docket number of the order."),
    "order_date": gettext_lazy("Say of which day the order is. It cannot lie ahead."),
    "order_covers": gettext_lazy("Say what the order covers. Only that may go out."),
    "order_kept": gettext_lazy("Say where the order is kept, or attach a scan."),
    "subpoena_from": gettext_lazy("An order alone is not enough: say who sent the subpoena."),
    "subpoena_date": gettext_lazy(
        "An order alone is not enough: say of which day the subpoena is. It cannot lie ahead."
    ),
    "subpoena_kept": gettext_lazy("Say where the subpoena is kept, or attach a scan."),
    "auditor": gettext_lazy("Say who audits."),
    "authority": gettext_lazy("Say by what right they audit."),
    "agreed_on": gettext_lazy("Say of which day the agreement is. It cannot lie ahead."),
    "afterwards": gettext_lazy("Say what they agreed to in writing: to return it, or destroy it."),
    "agreement_kind": gettext_lazy(
        "Say which agreement it is: of a qualified service organization, or a business associate."
    ),
    "with_whom": gettext_lazy("Say with whom the agreement is."),
    "service": gettext_lazy("Say which service the agreement is for."),
}
AGREEMENTS: dict[str, Words] = {
    "qso": gettext_lazy("qualified service organization"),
    "ba": gettext_lazy("business associate"),
}
AFTERWARDS: dict[str, Words] = {
    "return": gettext_lazy("to return it"),
    "destroy": gettext_lazy("to destroy it"),
}


# Why it was allowed to leave, with the facts of the basis.
BASES_SAID: dict[str, Words] = {
    "own_request": gettext_lazy(
        "%(name)s asked for it. Everybody may have what is written about them."
    ),
    "consent": gettext_lazy("%(name)s agreed to it on %(day)s."),
    "medical_emergency": gettext_lazy(
        "A medical emergency: %(emergency)s. %(told_by)s told %(medical_person)s of %(facility)s"
        " on %(told_at)s."
    ),
    "court_order": gettext_lazy(
        "An order of %(court)s, docket %(docket)s, of %(order_date)s."
        " It covers %(order_covers)s."
        " With it came a subpoena of %(subpoena_from)s, of %(subpoena_date)s."
        " Kept: %(order_kept)s; %(subpoena_kept)s."
    ),
    "audit": gettext_lazy(
        "An audit by %(auditor)s, under %(authority)s. They agreed in writing on %(agreed_on)s"
        " %(afterwards)s."
    ),
    "agreement": gettext_lazy(
        "An agreement with %(with_whom)s as %(agreement_kind)s, of %(agreed_on)s, for %(service)s."
    ),
}
# The same for the person themselves.
BASES_SAID_TO_THEM: dict[str, Words] = {
    "own_request": gettext_lazy("You asked for it. Everybody may have what is written about them."),
    "consent": gettext_lazy("You agreed to it on %(day)s."),
}
# To print? With help? Read by the person themselves?
HANDED_OVER: dict[tuple[bool, bool, bool], Words] = {
    (False, False, True): gettext_lazy("You took a copy: %(parts)s."),
    (False, False, False): gettext_lazy("%(name)s took a copy: %(parts)s."),
    (False, True, True): gettext_lazy("%(by)s made a copy and handed it to you: %(parts)s."),
    (False, True, False): gettext_lazy("%(by)s made a copy and handed it to %(name)s: %(parts)s."),
    (True, False, True): gettext_lazy("You opened this to print it: %(parts)s."),
    (True, False, False): gettext_lazy("%(name)s opened this to print it: %(parts)s."),
    (True, True, True): gettext_lazy("%(by)s opened this to print it for you: %(parts)s."),
    (True, True, False): gettext_lazy("%(by)s opened this to print it for %(name)s: %(parts)s."),
}


@dataclass(frozen=True, slots=True)
class ToldDisclosure:
    """One line of the account: what happened, why it was allowed, when, and the notice with it."""

    words: str
    why: str
    basis: str
    when: str
    notice: str


@dataclass(frozen=True, slots=True)
class ToldDay:
    day: dt.date
    lines: list[ToldDisclosure]


def told_account(days: Sequence[AccountOfDay], reader: Reader) -> list[ToldDay]:
    return [
        ToldDay(
            day.day, [told for _moment, told in sorted(_of(day, reader), key=_at, reverse=True)]
        )
        for day in days
    ]


def _of(day: AccountOfDay, reader: Reader) -> Iterator[tuple[dt.datetime, ToldDisclosure]]:
    yield from ((line.made_at, _sent(line, reader)) for line in day.sent)
    yield from ((one.last, _shown(one, reader)) for one in day.shown)
    yield from ((one.last, _opened(one, reader)) for one in day.opened)


def _at(told: tuple[dt.datetime, ToldDisclosure]) -> dt.datetime:
    return told[0]


def scope_of(line: Disclosure, *, by: str) -> str:
    """What may be done with it and why it was sent, for whoever gets it (42 CFR 2.32 (b))."""
    said = [_basis(line)]
    if line.consent is not None:
        parts = [str(THEIRS[one]) for one in SECTIONS if one in line.consent.sections]
        said.append(_("It covers: %(parts)s.") % {"parts": listed(parts)})
        said.append(_("It holds %(until)s.") % {"until": until(line.consent)})
    if line.recipient is not None:
        said.append(
            _("For %(to)s, sent by %(by)s. Why: %(why)s.")
            % {"to": line.recipient_name, "by": by, "why": line.purpose.rstrip(".")}
        )
    return " ".join(said)


def until(consent: Consent) -> str:
    """ "until March 3, 2027", to stand inside a sentence."""
    if consent.until == Consent.Untils.DATE and consent.ends_at:
        return _("until %(day)s") % {"day": _date(localtime(consent.ends_at).date())}
    if consent.until == Consent.Untils.WALK_ENDS:
        return _("until nobody of the house walks with them any more")
    return _("until they say stop")


def not_agreed(line: Disclosure, lacking: Sequence[str]) -> str:
    values = {"name": line.participant.preferred_name, "parts": _parts(lacking)}
    if not lacking:
        return _("No single consent covers all of this together. Send the parts one by one.")
    return _("%(name)s has not agreed that this goes to them: %(parts)s.") % values


def restricted(line: Disclosure, kept: Sequence[str]) -> str:
    values = {"name": line.participant.preferred_name, "parts": _parts(kept)}
    return _("%(name)s asked that this is not passed on: %(parts)s.") % values


def kept_out(line: Disclosure) -> str:
    values = {"name": line.participant.preferred_name, "to": line.recipient_name}
    return _("%(name)s keeps %(to)s out: nothing goes to them.") % values


def _parts(sections: Sequence[str]) -> str:
    return listed([str(THEIRS[one]) for one in SECTIONS if one in sections])


def _sent(line: Disclosure, reader: Reader) -> ToldDisclosure:
    own = line.basis == Disclosure.Bases.OWN_REQUEST
    return ToldDisclosure(
        words=_handed_over(line, reader) if own else _passed_on(line, reader),
        why="" if own else line.purpose,
        basis=_basis(line, reader),
        when=time_format(localtime(line.made_at), "TIME_FORMAT"),
        notice=notice_named(line.notice, _language()).words if line.notice else "",
    )


def _handed_over(line: Disclosure, reader: Reader) -> str:
    with_help = line.basis_facts.get("asked_how") == "side_by_side"
    return HANDED_OVER[line.what == "print", with_help, reader.owns] % {
        "parts": _what(line.sections, reader),
        "by": line.by.name or reader.person,
        "name": reader.person,
    }


def _what(sections: Collection[str], reader: Reader) -> str:
    """The parts in words; all of them, but what only few houses keep, are the whole record."""
    if set(SECTIONS) - set(sections) <= {"counseling_notes"}:
        return _("your whole record") if reader.owns else _("the whole record")
    words = YOURS if reader.owns else THEIRS
    return listed([str(words[one]) for one in SECTIONS if one in sections])


def _passed_on(line: Disclosure, reader: Reader) -> str:
    values = {
        "by": _("You") if line.by_id == reader.id else line.by.name or reader.person,
        "to": line.recipient_name,
        "parts": _what(line.sections, reader),
    }
    return _("%(by)s sent this to %(to)s: %(parts)s.") % values


def _basis(line: Disclosure, reader: Reader | None = None) -> str:
    """Why it was allowed, with the facts that were written down."""
    said = BASES_SAID | (BASES_SAID_TO_THEM if reader and reader.owns else {})
    facts: dict[str, object] = {name: _fact(said) for name, said in line.basis_facts.items()}
    for name, choices in (("afterwards", AFTERWARDS), ("agreement_kind", AGREEMENTS)):
        if name in facts:
            facts[name] = choices[line.basis_facts[name]]
    if line.consent is not None:
        facts["day"] = _date(localtime(line.consent.signed_at).date())
    return said[line.basis] % (facts | {"name": line.participant.preferred_name})


def _shown(one: Shown, reader: Reader) -> ToldDisclosure:
    values = {"who": one.viewer, "parts": _what(one.sections, reader)}
    return ToldDisclosure(
        words=_("%(who)s looked at this in their own sign-in: %(parts)s.") % values,
        why="",
        basis=_signed_for(reader),
        when=time_format(localtime(one.last), "TIME_FORMAT"),
        notice="",
    )


def _opened(one: LinkOpened, reader: Reader) -> ToldDisclosure:
    values = {"who": one.recipient, "parts": _what(one.sections, reader), "times": one.times}
    words = ngettext(
        "%(who)s opened the link that was sent to them: %(parts)s.",
        "%(who)s opened the link that was sent to them %(times)s times: %(parts)s.",
        one.times,
    )
    return ToldDisclosure(
        words=words % values,
        why="",
        basis=_signed_for(reader),
        when=time_format(localtime(one.last), "TIME_FORMAT"),
        notice="",
    )


def _signed_for(reader: Reader) -> str:
    if reader.owns:
        return _("You signed for it.")
    return _("%(name)s signed for it.") % {"name": reader.person}


def _fact(value: str) -> str:
    """A fact as it is read: days in words."""
    try:
        return _date(dt.datetime.fromisoformat(value).date())
    except ValueError:
        return value.rstrip(".")


def _date(day: dt.date) -> str:
    return date_format(day, "DATE_FORMAT")


def _language() -> str:
    return "es" if (get_language() or "").startswith("es") else "en"
