"""Opening hours in people's words: understood to the last word, or left as words."""

import datetime as dt
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from walkwith.directory.hours import DAYS, weekly_hours
from walkwith.feeds.said_hours import hours_of, schedules_of

ALL_WEEK = (
    *("Open 24/7", "24 hrs", "24hr", "24 hours, 7 days", "Abierto las 24 horas", "7/24"),
    *("Mon-Sun 00:00-23:59", "Open 24 hours a day, seven days a week", "24h", "Hours: 24/7"),
    *("24 horas, los 7 días de la semana", "las 24 horas del día", "Siempre abierto"),
)
UNDERSTOOD = {
    "Mon-Fri 9am-5pm": "MO,TU,WE,TH,FR 09:00-17:00",
    "Monday - Friday: 8:00 a.m. - 4:30 p.m.; Sat 10-2": (
        "MO,TU,WE,TH,FR 08:00-16:30 SA 10:00-14:00"
    ),
    "M-F 9-5": "MO,TU,WE,TH,FR 09:00-17:00",
    "MWF 10am-2pm": "MO,WE,FR 10:00-14:00",
    "9am to noon Tues. & Thurs.": "TU,TH 09:00-12:00",
    "Mon–Thu 9–5, Fri 9–1, closed Sat & Sun": "FR 09:00-13:00 MO,TU,WE,TH 09:00-17:00",
    "Mon-Fri 9-5, Sat closed, Sun 1-4pm": "MO,TU,WE,TH,FR 09:00-17:00 SU 13:00-16:00",
    "Mon-Fri 9-12, 1-4pm": "MO,TU,WE,TH,FR 09:00-12:00 MO,TU,WE,TH,FR 13:00-16:00",
    "Sun 12-4": "SU 12:00-16:00",
    "Fri-Mon 9pm-5am": "SU,MO,FR,SA 21:00-05:00",
    "weekdays 0900-1700": "MO,TU,WE,TH,FR 09:00-17:00",
    "Mon 10am-12am, Tue noon-midnight": "MO 10:00-23:59 TU 12:00-23:59",
    "Daily, 6 pm until midnight": "SU,MO,TU,WE,TH,FR,SA 18:00-23:59",
    "Open 24 hours": "SU,MO,TU,WE,TH,FR,SA 00:00-23:59",
    "24 hours, Mon-Fri": "MO,TU,WE,TH,FR 00:00-23:59",
    "M/W/F 9-12 & 1-4": "MO,WE,FR 09:00-12:00 MO,WE,FR 13:00-16:00",
    "M,T,W,R,F 8am-130pm": "MO,TU,WE,TH,FR 08:00-13:30",
    "MTWThF 1000am-100pm": "MO,TU,WE,TH,FR 10:00-13:00",
    "Mon-Fri 10:00-230": "MO,TU,WE,TH,FR 10:00-14:30",
    "Tue 1130a-100": "TU 11:30-13:00",
    "L-V 9am-5pm": "MO,TU,WE,TH,FR 09:00-17:00",
    "Tue 9-12, closed Mon": "TU 09:00-12:00",
    **dict.fromkeys(ALL_WEEK, "SU,MO,TU,WE,TH,FR,SA 00:00-23:59"),
    "lunes a viernes de 8 a 24 horas": "MO,TU,WE,TH,FR 08:00-23:59",
    "Mon 00:00-24:00, Tue 12:00am-11:59pm": "MO,TU 00:00-23:59",
    "24/7": "SU,MO,TU,WE,TH,FR,SA 00:00-23:59",
    "Lunes a viernes de 8:00 a.m. a 5:00 p.m.": "MO,TU,WE,TH,FR 08:00-17:00",
    "lunes a viernes de 9 a 17 h": "MO,TU,WE,TH,FR 09:00-17:00",
    "sábados 10:00-14:00, miércoles 9h-13h": "WE 09:00-13:00 SA 10:00-14:00",
    "todos los días 7am-9pm": "SU,MO,TU,WE,TH,FR,SA 07:00-21:00",
}
LEFT_AS_WORDS = [
    *("By appointment", "Call first", "Closed", "9am-5pm", "Monday", "7-9", "Mon 7-9", "Mon 3-5"),
    *("1st Tuesday 9am-5pm", "Mon-Fri 9am-5pm except holidays", "Thursdays 5:30pm", "Mon 9am-9am"),
    *("Mon-Fri 9am-5pm Sat", "Mon 9am-2pm 1pm-3pm", "Mon 9am-1pm, Mon 2pm-5pm", "Mon 25:00-26:00"),
    *("Mon 13pm-14pm", "Mon-Tue-Wed 9-5", "until the food is gone", "Mon 9:75am-5pm", "Mon to 9-5"),
    *("Mon 9-5 closed 12-1", "-", "M" * 500, "Tue (summer only) 9am-5pm", "Mar 1-15", "Mon 1-15"),
    *("Closed Mon Tue-Fri 9-5 Sat", "Sat 9-12 Sun 1-4pm closed Mon Tue 10-5 Wed", "M 9:00-12:00"),
    *("Mon 9am-5am", "Mon 8pm-5pm", "Mon 12am-5pm", "Fri-Sat 6-12", "Daily 8-7", "M y J 9-12"),
    *("Mon 24 hours 9-5", "Mon 24 hours - 24 hours", "Mon-Fri 20:00-24:30", "Mon 24:30-05:00"),
    # Of a morning people write "12 am" for noon; and the night may begin at ten, or the day.
    *("lunes a viernes 8 a 12 a.m.", "lunes de 9 a 12 am", "Mon 8-12am", "Mon 10-midnight"),
    *("Fri 11-midnight", "Mon-Fri 8-12am, 1-5pm", "Mon 9:30-12:15am", "Mon 6-12am"),
    *("24", "Closed 24 hours", "00:00-00:00 daily", "Mon 12am-12am", "Mon to 24 hours", "24 7 4"),
    # What comes out of order was meant otherwise.
    *("Mon 1-5pm, 9am-noon", "Mon 9pm-1am, 10pm-2am", "Mon 10pm-2am, 6am-9am"),
]


def said(*cells: str) -> str:
    return " ".join(
        one.get("description") or f"{one['byday']} {one['opens_at']}-{one['closes_at']}"
        for one in schedules_of(*cells)
    )


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_is_understood(text: str) -> None:
    assert said(text) == UNDERSTOOD[text]
    assert said(text.upper()) == UNDERSTOOD[text]


@pytest.mark.parametrize("text", LEFT_AS_WORDS)
def test_what_is_not_stays_the_words_it_was(text: str) -> None:
    assert schedules_of(text) == [{"description": text}]
    assert weekly_hours(schedules_of(text)) == []


def test_nothing_is_nothing() -> None:
    assert schedules_of("") == schedules_of() == []


def test_a_week_in_several_cells_is_understood_whole_or_not_at_all() -> None:
    """Else the days that are not would look closed."""
    week = said("Mon 9-5", "Tue 9-12 & 1-4", "")
    assert week == "TU 09:00-12:00 MO 09:00-17:00 TU 13:00-16:00"
    cells = ("Mon 9am-5pm", "Tue 9am-5pm (appointment only)")
    assert schedules_of(*cells) == [{"description": cell} for cell in cells]


def test_who_opens_by_night_is_not_read_by_day() -> None:
    """ "10-6" of a shelter is the night."""
    assert schedules_of("Daily 10-6", by_night=True) == [{"description": "Daily 10-6"}]
    assert hours_of("Daily 6pm-8am", by_night=True) == hours_of("Daily 6pm-8am")
    assert hours_of("Daily 10-6") is not None


ENGLISH = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
SPANISH = ("domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado")
TIMES = st.times(min_value=dt.time(0, 1)).map(lambda time: time.replace(second=0, microsecond=0))


def written(time: dt.time, form: str) -> str:
    return f"{time:{form}}" if form == "%H:%M" else f"{time:{form}}".removeprefix("0")


def is_a_day(opens: int, closes: int) -> bool:
    """Would somebody mean it: not longer than 18 hours, and not from the small hours to evening?"""
    small_hours = opens < 300 and closes > max(opens, 720)
    return 0 < (closes - opens) % 1440 <= 18 * 60 and not small_hours


@given(
    st.sampled_from([ENGLISH, SPANISH]),
    st.sets(st.integers(0, 6), min_size=1).map(sorted),
    TIMES,
    TIMES,
    st.sampled_from(["%I:%M %p", "%I:%M%p", "%I%M%p", "%H:%M"]),
    st.sampled_from([" - ", "-", " to ", " a ", "–"]),
    st.booleans(),
)
def test_a_week_written_out_is_read_back(
    names: tuple[str, ...],
    days: list[int],
    opens: dt.time,
    closes: dt.time,
    form: str,
    to: str,
    days_first: bool,
) -> None:
    """Whoever writes both halves, or a clock of 24 hours with its zeros, is taken at their word."""
    minutes = [time.hour * 60 + time.minute for time in (opens, closes)]
    assume(is_a_day(*minutes))
    assume(form != "%H:%M" or opens.hour > 12 or closes.hour > 12)
    hours = to.join(written(time, form) for time in (opens, closes))
    told = ", ".join(names[day] for day in days)
    text = f"{told} {hours}" if days_first else f"{hours} {told}"
    assert hours_of(text) == tuple((day, *minutes) for day in days)


@given(st.integers(0, 6), st.integers(0, 6))
def test_from_one_day_to_another(first: int, last: int) -> None:
    """ "Fri-Mon" goes over the end of the week."""
    days = [(first + step) % 7 for step in range(7)]
    wanted = days[: days.index(last) + 1]
    found = hours_of(f"{ENGLISH[first]}-{ENGLISH[last]} 9am-5pm")
    assert found == tuple((day, 540, 1020) for day in wanted)


def test_a_half_said_once_holds_as_people_mean_it() -> None:
    """Of the two ways to read "9-5pm" it is the shorter one, for all whole hours; but from a
    morning on nobody goes to "12am".
    """
    for opens, closes, half in product(range(1, 13), range(1, 13), "ap"):
        if not (found := hours_of(f"Mon {opens}-{closes}{half}m")):
            small_hours = half == "p" and opens in (12, 1, 2, 3, 4) and closes < opens
            assert opens == closes or small_hours or (half == "a" and 5 <= opens < closes == 12)
            continue
        assert (half, closes) != ("a", 12) or opens % 12 < 5
        _day, begins, ends = found[0]
        assert (ends % 1440) == (closes % 12 + (12 if half == "p" else 0)) * 60
        assert begins % 720 == opens % 12 * 60
        assert 0 < (ends - begins) % 1440 <= 720


@given(st.text(alphabet="MonFriSat 0123456789-:apm,;&/.()áéí\n\x00", max_size=60))
def test_no_words_crash_it(text: str) -> None:
    is_understood_or_left(text)


@given(st.integers(0, 29), st.integers(0, 69), st.sampled_from(["Mon {}-09:00", "Mon 20:00-{}"]))
def test_no_clock_crashes_it(hour: int, minute: int, said: str) -> None:
    is_understood_or_left(said.format(f"{hour:02}:{minute:02}"))


def is_understood_or_left(text: str) -> None:
    schedules = schedules_of(text)
    assert schedules == [{"description": text}] or all(
        set(one["byday"].split(",")) <= set(DAYS) for one in schedules
    )
