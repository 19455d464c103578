"""Days in words, as people say them: today, tomorrow, Friday, March 3."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

NEAR = 6


def day_words(day: dt.date, today: dt.date) -> str:
    """ "Today", "Tomorrow", "Yesterday", a weekday within six days, else the date."""
    apart = (day - today).days
    if apart in (-1, 0, 1):
        return (_("Yesterday"), _("Today"), _("Tomorrow"))[apart + 1]
    if abs(apart) <= NEAR:
        weekday: str = date_format(day, "l")
        return weekday[:1].upper() + weekday[1:]
    # Translators: a date with its month in full, as Django's date format (not strftime).
    pattern = _("F j") if day.year == today.year else _("F j, Y")
    return date_format(day, pattern)


def ago_words(day: dt.date, today: dt.date) -> str:
    """ "today", "yesterday", "12 days ago", "5 weeks ago"; to stand inside a sentence."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 21:
        return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}
    weeks = days // 7
    if weeks < 10:
        return ngettext("%(weeks)d week ago", "%(weeks)d weeks ago", weeks) % {"weeks": weeks}
    months = days // 30
    return ngettext("%(months)d month ago", "%(months)d months ago", months) % {"months": months}


def until_words(day: dt.date, today: dt.date) -> str:
    """ "today", "tomorrow", "in 12 days", "in 3 weeks"; to stand inside a sentence."""
    days = (day - today).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < 14:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    weeks = days // 7
    return ngettext("in %(weeks)d week", "in %(weeks)d weeks", weeks) % {"weeks": weeks}


def listed(words: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def day_inside(day: dt.date, today: dt.date) -> str:
    """The same as `day_words`, to stand inside a sentence: "until tomorrow", "until Friday"."""
    apart = (day - today).days
    if apart in (-1, 0, 1):
        return (_("yesterday"), _("today"), _("tomorrow"))[apart + 1]
    if abs(apart) <= NEAR:
        weekday: str = date_format(day, "l")
        inside = weekday if (get_language() or "en").startswith("en") else weekday.lower()
        return pgettext("inside a sentence", "%(weekday)s") % {"weekday": inside}
    date = {"date": day_words(day, today)}
    return pgettext("inside a sentence", "%(date)s") % date
