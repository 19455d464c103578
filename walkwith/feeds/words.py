"""The codes of the reader and the fetcher, in sentences a volunteer understands."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

REFUSALS: dict[str, Promise] = {
    "empty": _("The file is empty."),
    "nothing_in_it": _("There are no meetings in this list."),
    "web_page": _(
        "This is a web page, not a list for programs. Ask who keeps the site for its feed. For"
        " meetings it is called “Meeting Guide”, for services “Open Referral”."
    ),
    "packed": _("This file is packed (zip or gz). Unpack it first, then send the file inside."),
    "syntax": _(
        "The file cannot be read from line %(line)s, column %(column)s on: a sign is missing or"
        " one is too many there. Nothing was taken in, and what you had is kept."
    ),
    "unfinished": _(
        "The file breaks off at line %(line)s, column %(column)s. Nothing was taken in, and what"
        " you had is kept."
    ),
    "after_end": _(
        "There is something after the end of the list, at line %(line)s, column %(column)s."
        " Nothing was taken in, and what you had is kept."
    ),
    "too_deep": _(
        "At line %(line)s, column %(column)s something is packed into itself too many times. That"
        " is not a list of meetings."
    ),
    "no_list": _("There is no list of meetings or services in this file."),
    "no_table": _(
        "There is no table in this file. A table has a first line with the names of its columns."
    ),
    "bad_table": _(
        "The table cannot be read from line %(line)s on: a quote is open there and never closed."
        " Nothing was taken in."
    ),
    "no_columns": _("This list is not a table: it has no columns to name. Nothing was taken in."),
    "unasked": _("We ask for no column called %(names)s. We ask for: %(fields)s."),
    "no_such_column": _("This table has no column called %(names)s. It has: %(headings)s."),
    "column_unsaid": _("Say which column this is: %(names)s."),
    "too_many_columns": _("Line %(line)s has more columns than any list needs."),
    "too_big": _("This list is larger than %(megabytes)s megabytes, the most we take."),
    "bad_address": _("This is not a web address we can ask. It starts with https://"),
    "address_with_password": _("Leave the user name and the password out of the address."),
    "private_address": _(
        "%(host)s leads to a private network, not to the open internet. We do not go there."
    ),
    "unknown_name": _("We cannot find %(host)s on the internet. Is the address spelled right?"),
    "unreachable": _("Nobody answers at this address. Try again later."),
    "not_secure": _("The site could not prove that it is who it says. We did not go on."),
    "not_welcome": _("The site says we may not have this list. We stopped. Ask whoever keeps it."),
    "status": _("The site answered with error %(number)s. Try again later, or ask who keeps it."),
    "too_many_redirects": _("The address sends us on and on. Ask for the final one."),
    "too_slow": _("The site took too long to answer. Try again later."),
    "broke_off": _("The site stopped in the middle of the list. Try again later."),
    "page_missing": _(
        "Page %(page)s of this list did not come. Nothing was taken in, and what you had is kept."
        " Try again later."
    ),
    "no_services": _(
        "There are no services in this file. We read Open Referral (HSDS): its JSON, or its tables"
        " (CSV) packed in one zip file."
    ),
    "archive_broken": _("This packed file is broken. Pack it again, or ask for it once more."),
    "archive_locked": _("This packed file is locked with a password. Send it without one."),
    "archive_path": _("This packed file names a place outside of itself: “%(name)s”. We stopped."),
    "archive_of_many": _("This packed file holds more than %(most)s files. That is no list."),
    "archive_explodes": _("Unpacked, this file would be far too large. We stopped."),
    "our_fault": _(
        "Something went wrong on our side. Nothing was taken in, and what you had is kept."
    ),
}

UNUSABLE: dict[str, Promise] = {
    "not_a_row": _("This row is not a meeting: it says only “%(value)s”."),
    "no_name": _("This meeting has no name."),
    "bad_day": _("The day is “%(value)s”. Days go from 0 (Sunday) to 6 (Saturday)."),
    "bad_time": _("The time is “%(value)s”. We read times like 19:30 or 7:30 PM."),
    "not_a_meeting": _("This row is not a meeting. It has no name, no day and no time."),
    "bad_weekday": _("The day is “%(value)s”. In a BMLT list days go from 1 (Sunday) to 7."),
    "no_time": _("It says the day but not the time."),
    "no_day": _("It says the time but not the day."),
    "nameless": _("It has no name."),
    "name_alone": _("It is a name and nothing else. Perhaps it is the title of a part."),
    "not_a_service": _("This is not a service, a place or an agency."),
    "no_service": _("It says where a service is, but not which service."),
    "no_agency": _("This service does not say who offers it."),
    "twice": _("The same meeting is in the list twice. We kept one of them."),
}


def refusal_sentence(code: str, values: Mapping[str, Any]) -> str:
    return str(REFUSALS.get(code, REFUSALS["our_fault"])) % values


def unusable_sentence(code: str, value: str) -> str:
    return str(UNUSABLE[code]) % {"value": value}


def figures(counts: Mapping[str, int]) -> list[str]:
    """The figures of a report as short sentences, the ones that say something."""
    new = counts.get("new", 0)
    said = {
        "new": ngettext("%(n)s new service", "%(n)s new services", new)
        if counts.get("of_services")
        else ngettext("%(n)s new meeting", "%(n)s new meetings", new),
        "changed": ngettext("%(n)s changed", "%(n)s changed", counts.get("changed", 0)),
        "same": ngettext("%(n)s the same", "%(n)s the same", counts.get("same", 0)),
        "missing": ngettext("%(n)s missing", "%(n)s missing", counts.get("missing", 0)),
        "quarantined": ngettext("%(n)s set aside", "%(n)s set aside", counts.get("quarantined", 0)),
    }
    return [words % {"n": f"{counts.get(name, 0):,}"} for name, words in said.items()]


def remarks(counts: Mapping[str, int], notes: Mapping[str, int]) -> list[str]:
    """What else is worth knowing of a run: only what happened."""
    left_out = sum(count for code, count in notes.items() if code in LEFT_OUT)
    said = [
        (counts.get("back", 0), _back),
        (counts.get("missing", 0), _missing),
        (counts.get("unlisted", 0), _unlisted),
        (counts.get("by_appointment", 0), _appointment),
        (counts.get("inactive", 0), _inactive),
        (counts.get("not_offered", 0), _not_offered),
        (counts.get("agencies_alone", 0), _agencies_alone),
        (counts.get("kept_back", 0), _kept_back),
        *((notes.get(code, 0), NOTES[code]) for code in NOTES),
        (left_out, _left_out),
    ]
    return [words(count) % {"n": f"{count:,}"} for count, words in said if count]


def _back(n: int) -> str:
    return ngettext("%(n)s is back in the list.", "%(n)s are back in the list.", n)


def _missing(n: int) -> str:
    return ngettext(
        "%(n)s was in the list before and is not now. We keep it until the next time.",
        "%(n)s were in the list before and are not now. We keep them until the next time.",
        n,
    )


def _unlisted(n: int) -> str:
    return ngettext(
        "%(n)s was missing twice in a row and is no longer shown.",
        "%(n)s were missing twice in a row and are no longer shown.",
        n,
    )


def _appointment(n: int) -> str:
    return ngettext(
        "%(n)s is by appointment: it has no day and time.",
        "%(n)s are by appointment: they have no day and time.",
        n,
    )


def _inactive(n: int) -> str:
    return ngettext("%(n)s does not meet now.", "%(n)s do not meet now.", n)


def _not_offered(n: int) -> str:
    return ngettext("%(n)s is not offered now.", "%(n)s are not offered now.", n)


def _agencies_alone(n: int) -> str:
    return ngettext(
        "%(n)s agency was taken in. The list tells of no services.",
        "%(n)s agencies were taken in. The list tells of no services.",
        n,
    )


def _kept_back(n: int) -> str:
    return ngettext(
        "%(n)s place shelters people who fled. We keep no address of it.",
        "%(n)s places shelter people who fled. We keep no address of them.",
        n,
    )


def _agency_untold(n: int) -> str:
    return ngettext(
        "%(n)s agency is named but not told of. We call it after its place.",
        "%(n)s agencies are named but not told of. We call them after their place.",
        n,
    )


def _told_again(n: int) -> str:
    return ngettext(
        "%(n)s row has the name and the place of another. Each is kept for itself.",
        "%(n)s rows have the name and the place of another. Each is kept for itself.",
        n,
    )


def _at_the_only_site(n: int) -> str:
    return ngettext(
        "%(n)s service did not say where it is. Its agency has one place: we took that.",
        "%(n)s services did not say where they are. Their agency has one place: we took that.",
        n,
    )


def _unknown_site(n: int) -> str:
    return ngettext(
        "%(n)s service is at a place the list does not tell of.",
        "%(n)s services are at a place the list does not tell of.",
        n,
    )


def _only_some_pages(n: int) -> str:
    return ngettext(
        "The file is only one part of a longer list. We took it, and kept all else you have.",
        "The files are only a part of a longer list. We took them, and kept all else you have.",
        n,
    )


def _named_by_agency(n: int) -> str:
    return ngettext(
        "%(n)s service has no name: we call it after who offers it.",
        "%(n)s services have no name: we call them after who offers them.",
        n,
    )


def _zone_from_place(n: int) -> str:
    return ngettext(
        "%(n)s row had no time zone: we took the one of its place.",
        "%(n)s rows had no time zone: we took the one of their place.",
        n,
    )


def _zone_from_feed(n: int) -> str:
    return ngettext(
        "%(n)s row had no time zone: we took the one you gave for the list.",
        "%(n)s rows had no time zone: we took the one you gave for the list.",
        n,
    )


def _zone_from_house(n: int) -> str:
    return ngettext(
        "%(n)s row had no time zone and no place: we took your own time zone.",
        "%(n)s rows had no time zone and no place: we took your own time zone.",
        n,
    )


def _placed_by_zip(n: int) -> str:
    return ngettext(
        "%(n)s row had no point on the map: we took the middle of its ZIP code.",
        "%(n)s rows had no point on the map: we took the middle of their ZIP code.",
        n,
    )


def _not_on_the_map(n: int) -> str:
    return ngettext(
        "%(n)s row cannot be put on the map: it is found by its town, not by distance.",
        "%(n)s rows cannot be put on the map: they are found by their town, not by distance.",
        n,
    )


def _left_out(n: int) -> str:
    return ngettext(
        "In %(n)s row one detail could not be read and was left out.",
        "In %(n)s rows one detail could not be read and was left out.",
        n,
    )


def _shortened(n: int) -> str:
    return ngettext(
        "In %(n)s row a very long text was cut short.",
        "In %(n)s rows a very long text was cut short.",
        n,
    )


def _position_turned(n: int) -> str:
    return ngettext(
        "%(n)s row had its point on the map the wrong way round: we turned it.",
        "%(n)s rows had their point on the map the wrong way round: we turned it.",
        n,
    )


NOTES = {
    "position_turned": _position_turned,
    "zone_from_place": _zone_from_place,
    "zone_from_feed": _zone_from_feed,
    "zone_from_house": _zone_from_house,
    "placed_by_zip": _placed_by_zip,
    "not_on_the_map": _not_on_the_map,
    "shortened": _shortened,
    "agency_untold": _agency_untold,
    "named_by_agency": _named_by_agency,
    "at_the_only_site": _at_the_only_site,
    "told_again": _told_again,
    "unknown_site": _unknown_site,
    "only_some_pages": _only_some_pages,
}
LEFT_OUT = {"end_left_out", "link_left_out", "date_left_out", "position_left_out", "unknown_zone"}
LEFT_OUT |= {"mail_left_out", "number_left_out", "hours_left_out", "part_left_out"}
LEFT_OUT |= {"status_left_out"}
