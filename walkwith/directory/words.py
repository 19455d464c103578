"""What the directory's facts are called, in both languages."""

import datetime as dt

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

MILE = 1.609344
# Kilometers. What a list tells only by its ZIP code stands in the very middle of it, and so does
# who asks: how far it is within the area, nobody knows.
VERY_NEAR = 0.1
SOON_MINUTES = 180

FELLOWSHIPS: dict[str, str | Promise] = {
    "AA": "Alcoholics Anonymous",
    "NA": "Narcotics Anonymous",
    "AL-ANON": "Al-Anon",
    "NAR-ANON": "Nar-Anon",
    "CA": "Cocaine Anonymous",
    "HA": "Heroin Anonymous",
    "GA": "Gamblers Anonymous",
    "OA": "Overeaters Anonymous",
    "EDA": "Eating Disorders Anonymous",
    "SLAA": "Sex and Love Addicts Anonymous",
    "RD": "Recovery Dharma",
    "SMART": "SMART Recovery",
    "SMART-FF": "SMART Recovery Family & Friends",
    "OTHER": gettext_lazy("Another fellowship"),
}

FEATURES: dict[str, Promise] = {
    "open": gettext_lazy("Open to everyone"),
    "closed": gettext_lazy("For people who want to stop"),
    "newcomers": gettext_lazy("Newcomers welcome"),
    "women": gettext_lazy("Women"),
    "men": gettext_lazy("Men"),
    "lgbtq": gettext_lazy("LGBTQ"),
    "young": gettext_lazy("Young people"),
    "teens": gettext_lazy("Teens"),
    "seniors": gettext_lazy("Seniors"),
    "people_of_color": gettext_lazy("People of color"),
    "indigenous": gettext_lazy("Indigenous"),
    "parents": gettext_lazy("Parents"),
    "adult_children": gettext_lazy("Adult children"),
    "dual_diagnosis": gettext_lazy("Also for mental health"),
    "spanish": gettext_lazy("In Spanish"),
    "english": gettext_lazy("In English"),
    "french": gettext_lazy("In French"),
    "portuguese": gettext_lazy("In Portuguese"),
    "polish": gettext_lazy("In Polish"),
    "russian": gettext_lazy("In Russian"),
    "korean": gettext_lazy("In Korean"),
    "punjabi": gettext_lazy("In Punjabi"),
    "asl": gettext_lazy("Sign language"),
    "step_free": gettext_lazy("Step-free"),
    "accessible_restroom": gettext_lazy("Wide restroom"),
    "child_care": gettext_lazy("Child care"),
    "children_welcome": gettext_lazy("Children welcome"),
    "discussion": gettext_lazy("Discussion"),
    "speaker": gettext_lazy("Speaker"),
    "step_study": gettext_lazy("Steps"),
    "traditions": gettext_lazy("Traditions"),
    "book_study": gettext_lazy("Reading together"),
    "meditation": gettext_lazy("Meditation"),
    "candlelight": gettext_lazy("Candlelight"),
    "secular": gettext_lazy("Secular"),
    "outdoor": gettext_lazy("Outdoors"),
    "milestones": gettext_lazy("Milestones"),
    "meal": gettext_lazy("With a meal"),
    "fragrance_free": gettext_lazy("No perfume"),
    "proof_of_attendance": gettext_lazy("Signs attendance papers"),
    "family_beside": gettext_lazy("A family meeting beside it"),
    "teens_beside": gettext_lazy("A teen meeting beside it"),
}

LANGUAGES: dict[str, Promise] = {
    "english": pgettext_lazy("a language", "English"),
    "spanish": pgettext_lazy("a language", "Spanish"),
    "asl": gettext_lazy("Sign language"),
    "french": pgettext_lazy("a language", "French"),
    "portuguese": pgettext_lazy("a language", "Portuguese"),
    "polish": pgettext_lazy("a language", "Polish"),
    "russian": pgettext_lazy("a language", "Russian"),
    "korean": pgettext_lazy("a language", "Korean"),
    "punjabi": pgettext_lazy("a language", "Punjabi"),
}

# What people ask for most, in one word for a chip; the first six stand in sight.
CHIPS: dict[str, Promise] = {
    "open": pgettext_lazy("kind of meeting", "Open"),
    "newcomers": gettext_lazy("Newcomers"),
    "women": gettext_lazy("Women"),
    "men": gettext_lazy("Men"),
    "spanish": gettext_lazy("Spanish"),
    "step_free": gettext_lazy("Step-free"),
    "child_care": gettext_lazy("Child care"),
    "lgbtq": gettext_lazy("LGBTQ"),
    "young": gettext_lazy("Young people"),
    "secular": gettext_lazy("Secular"),
    "asl": gettext_lazy("Sign language"),
    "dual_diagnosis": gettext_lazy("Also for mental health"),
    "discussion": gettext_lazy("Discussion"),
    "speaker": gettext_lazy("Speaker"),
    "book_study": gettext_lazy("Reading together"),
    "meditation": gettext_lazy("Meditation"),
    "outdoor": gettext_lazy("Outdoors"),
}
IN_SIGHT = 6

# What only matters to somebody who goes there.
OF_THE_PLACE = {"step_free", "accessible_restroom", "child_care", "outdoor", "meal", "candlelight"}
OF_THE_PLACE |= {"fragrance_free", "family_beside", "teens_beside"}

DAYS: tuple[Promise, ...] = (
    gettext_lazy("Sunday"),
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
)


def fellowship_words(code: str) -> str:
    return str(FELLOWSHIPS.get(code, code))


def feature_words(codes: list[str]) -> list[str]:
    return [str(FEATURES[code]) for code in codes if code in FEATURES]


def time_words(time: dt.time) -> str:
    """ "6 p.m.", "noon"."""
    return time_format(time, "TIME_FORMAT")


def span_words(starts: dt.time, ends: dt.time | None) -> str:
    """ "6 p.m. to 7:30 p.m.", or only the start."""
    if ends is None:
        return time_words(starts)
    between = {"starts": time_words(starts), "ends": time_words(ends)}
    return _("%(starts)s to %(ends)s") % between


def distance_words(kilometers: float, *, in_miles: bool) -> str:
    """ "1.2 miles", "14 km"; no number where both stand at one spot of the map."""
    if kilometers < VERY_NEAR:
        return _("In the same area")
    far = kilometers / MILE if in_miles else kilometers
    said = f"{far:.1f}" if far < 10 else f"{far:.0f}"
    if in_miles:
        words = _("%(far)s mile") if said == "1.0" else _("%(far)s miles")
        return words % {"far": said}
    return _("%(far)s km") % {"far": said}


def soon_words(starts_at: dt.datetime, now: dt.datetime) -> str:
    """ "Starts in 40 min" when it is soon, else ""."""
    minutes = int((starts_at - now) / dt.timedelta(minutes=1))
    if not 0 <= minutes <= SOON_MINUTES:
        return ""
    if minutes == 0:
        return _("Starts now")
    if minutes < 60:
        return _("Starts in %(minutes)s min") % {"minutes": minutes}
    hours = round(minutes / 60)
    return ngettext("Starts in %(n)s hour", "Starts in %(n)s hours", hours) % {"n": hours}


def from_home() -> str:
    return _("From home")
