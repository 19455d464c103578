"""Looks in words that a participant can read."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from walkwith.access.matrix import TOGETHER
from walkwith.access.queries import Seen
from walkwith.access.queries.lines import Said
from walkwith.access.sentences.lines import ToldBeside, told_beside
from walkwith.access.sentences.parts import THEIRS, YOURS
from walkwith.foundation.days import day_words, listed
from walkwith.people.sections import SECTIONS

Words = str | Promise

# Page names of `note_look`: where it was seen, to end a sentence with.
PAGES: dict[str, Words] = {
    "participant": "",
    "today": gettext_lazy("on the page of the day"),
    "people": gettext_lazy("in the list of people"),
    "edit": gettext_lazy("while bringing the page up to date"),
    "strengths": gettext_lazy("while writing down strengths"),
    "history": gettext_lazy("in the plan as it was before"),
    "side_by_side": gettext_lazy("while sitting side by side"),
    "show": gettext_lazy("where it is said who may see what"),
    "looks": gettext_lazy("in the list of who has looked"),
    "looks_wrong": gettext_lazy("while saying that a look seems wrong"),
    "lists": gettext_lazy("in a list"),
    "unusual": gettext_lazy("in the list of looks to ask about"),
    "ask": gettext_lazy("while writing down what is asked for"),
    "requests": gettext_lazy("in the list of what was asked for"),
    "desk": gettext_lazy("in the list of open questions about records"),
    "answer": gettext_lazy("while answering"),
    "record": gettext_lazy("on the page about the record"),
    "disclosures": gettext_lazy("in the list of what was passed on"),
    "copy": gettext_lazy("while making a copy"),
    "consents": gettext_lazy("on the pages of consent"),
    "door": gettext_lazy("while opening a sign-in"),
    "assign": gettext_lazy("while choosing who walks along"),
    "cover": gettext_lazy("while somebody stands in"),
    "cover_agreement": gettext_lazy("while agreeing who may stand in"),
    "emergencies": gettext_lazy("in the list of emergencies"),
    "review": gettext_lazy("while they look into an emergency"),
    "welcome": gettext_lazy("while adding somebody new"),
    "blocks": gettext_lazy("while writing down whom to keep out"),
    "team": gettext_lazy("in the list of people who need somebody new"),
    "leaving": gettext_lazy("while reading a draft that a colleague left"),
    "plan": gettext_lazy("in the plan"),
    "obstacles": gettext_lazy("on the page of what is in the way"),
    "feedback": gettext_lazy("where honest words stand"),
    "brought": gettext_lazy("while going through a plan of a clinic"),
    "wellness": gettext_lazy("in the wellness plan"),
    "routines": gettext_lazy("in the routines"),
    "budget": gettext_lazy("in the budget"),
    "checklist": gettext_lazy("in the checklists"),
    "card": gettext_lazy("on the pocket card"),
    "milestones": gettext_lazy("in the list of milestones"),
    "mirror": gettext_lazy("in the mirror"),
    "along": gettext_lazy("while making a paper to take along"),
    "week": gettext_lazy("in the week"),
    "appointment": gettext_lazy("while planning a visit"),
    "notes": gettext_lazy("in the list of contact notes"),
    "note": gettext_lazy("in a contact note"),
    "log": gettext_lazy("while logging a contact"),
    "draft": gettext_lazy("while logging a contact"),
    "find": gettext_lazy("while finding a meeting"),
    "suggest": gettext_lazy("while suggesting a meeting"),
    "needs": gettext_lazy("on the page of what you look for"),
    "match": gettext_lazy("while finding what fits"),
    "refer": gettext_lazy("while choosing a place that may help"),
    "referral": gettext_lazy("on the page of a referral"),
    "referrals": gettext_lazy("in the list of referrals"),
    "follow_ups": gettext_lazy("in the list of what to follow up"),
    "helped": gettext_lazy("while writing down if it helped"),
}

# Pages that are the section itself: nobody has to be told that the plan was seen in the plan.
ITSELF = {
    "plan": "plan",
    "wellness": "wellness",
    "mirror": "mirror",
    "budget": "budget",
    "referrals": "referrals",
    "week": "schedule",
    "notes": "contact_notes",
    "note": "contact_notes",
    "looks": "looks",
    "requests": "requests",
    "consents": "consents",
    "disclosures": "disclosures",
    "emergencies": "emergencies",
    "blocks": "blocks",
}
# Sections that are told as a clause: what follows one needs a comma.
CLAUSES = {"relationships", "looks", "consents", "disclosures", "requests", "blocks"}

# Who looked, inside a sentence.
WHO: dict[str, Words] = {
    "peer_specialist": gettext_lazy("a peer specialist"),
    "supervisor": gettext_lazy("a supervisor"),
    "administrator": gettext_lazy("a program administrator"),
    "partner": gettext_lazy("a partner"),
    "supporter": gettext_lazy("family or a friend"),
}
# Why they could, as the participant reads it and as everybody else does.
WHY: dict[str, tuple[Words, Words]] = {
    "assigned": (
        gettext_lazy("%(name)s, %(role)s who walks with you,"),
        gettext_lazy("%(name)s, %(role)s who walks with %(person)s,"),
    ),
    "covering": (
        gettext_lazy("%(name)s, %(role)s standing in for %(away)s,"),
        gettext_lazy("%(name)s, %(role)s standing in for %(away)s,"),
    ),
    "supervises": (
        gettext_lazy("%(name)s, %(role)s who leads a peer specialist of yours,"),
        gettext_lazy("%(name)s, %(role)s who leads a peer specialist of %(person)s,"),
    ),
    "consented": (
        gettext_lazy("%(name)s, %(role)s, for whom you signed,"),
        gettext_lazy("%(name)s, %(role)s, for whom %(person)s signed,"),
    ),
    "reviews": (
        gettext_lazy("%(name)s, %(role)s who looks back at an emergency,"),
        gettext_lazy("%(name)s, %(role)s who looks back at an emergency,"),
    ),
    "privacy_contact": (
        gettext_lazy("%(name)s, %(role)s whom you asked about your record,"),
        gettext_lazy("%(name)s, %(role)s whom %(person)s asked about the record,"),
    ),
    "emergency": (
        gettext_lazy("%(name)s, %(role)s, to help in an emergency,"),
        gettext_lazy("%(name)s, %(role)s, to help in an emergency,"),
    ),
}
OPENED, LISTED, WROTE = "opened", "listed", "wrote"
SIGNS = {OPENED: "eye", LISTED: "people", WROTE: "pencil"}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the sentences, and about whom. `owns` is true for the participant themselves."""

    id: UUID
    owns: bool
    person: str


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about looks, and when they were; `sign` is the name of an icon.

    `look_ids` are those looks, the last first, and `beside` what the person answered to them.
    """

    words: str
    when: str
    sign: str
    look_ids: tuple[UUID, ...]
    is_emergency: bool
    beside: list[ToldBeside]


def told_by_day(
    seen: Iterable[Seen], reader: Reader, said: Mapping[UUID, list[Said]] | None = None
) -> dict[dt.date, list[Told]]:
    """What was seen, as sentences, each day the last first.

    What was seen in an emergency stands at the top of its day.
    """
    days: dict[dt.date, list[Told]] = {}
    known = sorted(_by_first_names(_folded(seen)), key=lambda one: one.last, reverse=True)
    for one in sorted(known, key=lambda one: (-one.day.toordinal(), one.why != "emergency")):
        days.setdefault(one.day, []).append(_told(one, reader, said or {}))
    return days


def told_alone(seen: Seen, reader: Reader) -> Told:
    """One look for a page about it: what was seen, on which day, at what time."""
    [[told]] = told_by_day([seen], reader).values()
    return told


def _told(seen: Seen, reader: Reader, said: Mapping[UUID, list[Said]]) -> Told:
    answers = [one for look_id in seen.look_ids for one in said.get(look_id, [])]
    return Told(
        words=sentence(seen, reader),
        when=when(seen),
        sign=SIGNS[seen.how],
        look_ids=seen.look_ids,
        is_emergency=seen.why == "emergency",
        beside=told_beside(answers, localdate(), is_own=reader.owns, name=reader.person),
    )


def sentence(seen: Seen, reader: Reader) -> str:
    """ "Marcus, who walks with you, saw your name and your plan on the page of the day." """
    parts, where = what(seen.sections, reader), _where(seen)
    comma = "," if where and _needs_comma(seen) else ""
    values = {"who": who(seen, reader), "parts": parts + comma, "where": where}
    if seen.viewer_id == reader.id:
        pattern = (
            _("You wrote or changed %(parts)s")
            if seen.how == WROTE
            else _("You saw %(parts)s %(where)s")
        )
    elif seen.how == WROTE:
        pattern = _("%(who)s wrote or changed %(parts)s")
    else:
        pattern = _("%(who)s saw %(parts)s %(where)s")
    return (pattern % values).strip() + "."


def _where(seen: Seen) -> Words:
    """The page it was seen on; nothing where that page is what was seen."""
    shown = set(seen.sections) - {"identity"}
    return "" if shown == {ITSELF.get(seen.page)} else PAGES.get(seen.page, "")


def _needs_comma(seen: Seen) -> bool:
    """Is it a list, or would the page read on from a clause: who walks with you, in a list?"""
    told = [section for section in SECTIONS if section in seen.sections]
    return seen.how == LISTED or (told[-1:] != [] and told[-1] in CLAUSES)


def what(sections: Iterable[str], reader: Reader) -> str:
    """The parts of the record in words; all that is written together is "your whole page"."""
    known = set(sections)
    if known.issuperset(TOGETHER):
        return _("your whole page") if reader.owns else _("the whole page")
    words = YOURS if reader.owns else THEIRS
    return listed([str(words[section]) for section in SECTIONS if section in known])


def who(seen: Seen, reader: Reader) -> str:
    """ "Marcus, a peer specialist standing in for Rosa," with what allowed it."""
    if seen.why not in WHY:
        return seen.viewer
    values = {
        "name": seen.viewer or _("Somebody"),
        "role": WHO.get(seen.role, _("somebody")),
        "person": reader.person,
        "away": first_name(seen.away) or _("a colleague"),
    }
    return str(WHY[seen.why][0 if reader.owns else 1]) % values


def called(seen: Seen) -> str:
    """Somebody by their first name; an agency by its whole one."""
    return seen.viewer if seen.role == "partner" else first_name(seen.viewer)


def first_name(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.strip() else ""


def when(seen: Seen) -> str:
    """ "9:12 a.m.", or from the first to the last time of the day and how often."""
    first = time_format(localtime(seen.first), "TIME_FORMAT")
    last = time_format(localtime(seen.last), "TIME_FORMAT")
    if seen.times == 1:
        return first
    if first == last:
        pattern = ngettext("%(count)d time, %(first)s", "%(count)d times, %(first)s", seen.times)
    else:
        pattern = ngettext(
            "%(count)d time, %(first)s to %(last)s",
            "%(count)d times, %(first)s to %(last)s",
            seen.times,
        )
    return pattern % {"count": seen.times, "first": first, "last": last}


def in_short(seen: Iterable[Seen], reader: Reader, today: dt.date) -> list[str]:
    """One line a day for the page itself: "Today: you. Friday: Marcus and Lorraine." """
    names: dict[dt.date, dict[UUID, str]] = {} if reader.owns else {today: {reader.id: _("you")}}
    for one in _by_first_names(seen):
        name = _("you") if one.viewer_id == reader.id else one.viewer
        names.setdefault(one.day, {})[one.viewer_id] = name
    return [
        _("%(day)s: %(names)s.")
        % {"day": day_words(day, today), "names": listed(list(viewers.values()))}
        for day, viewers in sorted(names.items(), reverse=True)
    ]


def _by_first_names(seen: Iterable[Seen]) -> list[Seen]:
    """Everybody by their first name; two of the same name with the first letter of the other.

    Agencies keep their whole name.
    """
    known = list(seen)
    names = {one.viewer_id: (called(one), one.viewer) for one in known}
    times = Counter(short for short, _name in names.values())
    told = {
        viewer: _with_a_letter(name) if times[short] > 1 and short != name else short
        for viewer, (short, name) in names.items()
    }
    return [replace(one, viewer=told[one.viewer_id]) for one in known]


def _with_a_letter(name: str) -> str:
    first, *rest = name.split()[:2] or [""]
    return f"{first} {rest[0][0]}." if rest else first


def _folded(seen: Iterable[Seen]) -> list[Seen]:
    """The same person, for the same reason, in the same way: told once for each page of a day.

    Being in lists is told once a day, whichever lists they were.
    """
    told: dict[tuple[object, ...], Seen] = {}
    for one in seen:
        page = "" if one.how == LISTED else one.page
        key = (one.day, one.viewer_id, one.why, one.how, page, one.away)
        before = told.get(key)
        told[key] = one if before is None else _both(before, one)
    return list(told.values())


def _both(before: Seen, after: Seen) -> Seen:
    return replace(
        before,
        page=before.page if before.page == after.page else "lists",
        sections=before.sections | after.sections,
        times=before.times + after.times,
        first=min(before.first, after.first),
        last=max(before.last, after.last),
        look_ids=(
            after.look_ids + before.look_ids
            if after.last > before.last
            else before.look_ids + after.look_ids
        ),
    )
