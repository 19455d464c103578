"""Sentences as lists write them, each judged by hand: is the meeting every week, or not?"""

import pytest

from walkwith.feeds.rhythm import rhythm_in

NOT_WEEKLY = """
Meets the 2nd & 4th Thursday
2nd and 4th Thursdays 2pm
First Friday of the month only
Every other week
every other Sunday at 8
Every other Tues.
Every second Monday
Every 2 weeks
Every two weeks on Zoom
Every third Thursday
Alternating Fridays
Alternate Tuesdays at the library
Meets alternate weeks
Meets monthly
Held monthly
Meets every month
Biweekly
Bi-weekly on Zoom
Bi-monthly
Fortnightly
Once a month
Twice a month
Twice per month
Meets twice monthly
1st, 3rd & 5th Mondays
1st/3rd Wed
First and third Tuesdays
Meets 1st and 3rd
3rd Saturday of every month
The last Friday of the month
Last Wed. of the month only
This meeting is held on the first Sunday of each month only
Ring the bell. Meets 1st and 3rd Mon. Bring a chair
1st and 3rd weeks of the month
Even weeks only
Odd-numbered weeks
Weeks 1 & 3
Meets on the 15th of each month
Called “Night Owls” since it meets on the last Saturday
Último viernes del mes
Último sábado de cada mes
Primer viernes
Solo el primer viernes del mes
Primer y tercer martes
El primero y el tercer lunes
1er y 3er lunes
2do y 4to jueves
1.º y 3.º martes
Segundo domingo de cada mes
Primera y tercera semana del mes
Cada dos semanas
Cada segunda semana
Cada segundo martes
Cada dos lunes
Cada 15 días
Cada quince días
Reunión quincenal
Quincenalmente
Viernes alternos
Semanas alternas
Semana por medio
Un viernes sí y otro no
Una semana sí, una no
Una vez al mes
Dos veces al mes
Dos sábados al mes
Se reúne mensualmente
Se reúnen cada mes
Nos reunimos el día 15 de cada mes
"""
WEEKLY = """
First Friday is a speaker meeting
Open meeting last Monday of the month
Birthdays are celebrated the last Wednesday of each month
Business mtg. last Sunday
Last Wed. of the month is Tradition mtg
No meeting on the 5th Tuesday
Closed except last Saturday of the month
Monthly business meeting
Potluck monthly
Anniversaries are held monthly
Chips once a month
Group conscience first Sunday
The 3rd Wednesday we study the Traditions
Speaker every other Friday
Alternating format
Alternating speakers and discussion
Every Friday
Each week
Every day
Monday to Friday
Second floor, first door
Last door on the left
On the corner of 1st and Main
2nd St, at the back
1st Presbyterian Church
1st Step
Third Tradition
First come, first served
The first 15 minutes are silent
Odd Fellows Hall
Weeks 1-3 Big Book, week 4 open
Back by the last week of June
El primer lunes es de aniversarios
Conciencia de grupo: último jueves
Aniversarios el último viernes del mes
La última semana del mes es de oradores
Una vez al mes hay convivio
Cada viernes
Todos los viernes
Todas las semanas
Primer piso
Segundo piso, cuarto 3
Segunda puerta
El último timbre
Primer paso
No hay reunión el quinto martes
"""
# What a group is called says no more than that, unless it says so plainly.
NAMES = {
    "First Saturday Group": False,
    "First Friday": False,
    "First Things First": False,
    "Last Monday": False,
    "Third Tuesday Women": False,
    "Primer Viernes": False,
    "Grupo Último Domingo": False,
    "Second Sunday Serenity": False,
    "Monday Monday": False,
    "Every Friday Fellowship": False,
    "First Friday of the Month Speaker": True,
    "2nd & 4th Thursday Men’s Group": True,
    "1st and 3rd Sunday Big Book": True,
    "Every Other Tuesday Step Study": True,
    "Medford - 2nd Wednesdays 7pm - In-Person": True,
    "Primeros Viernes": True,
    "Biweekly Beginners": True,
    "Monthly Birthday Meeting": True,
    "Reunión Mensual de Oradores": True,
    "Primer y tercer viernes": True,
    "Último viernes del mes": True,
}


@pytest.mark.parametrize("said", NOT_WEEKLY.strip().splitlines())
def test_not_every_week(said: str) -> None:
    assert rhythm_in("Night Owls", said)


@pytest.mark.parametrize("said", WEEKLY.strip().splitlines())
def test_every_week_all_the_same(said: str) -> None:
    assert rhythm_in("Night Owls", said) == ""


@pytest.mark.parametrize(("name", "is_rhythm"), NAMES.items())
def test_what_a_name_says(name: str, is_rhythm: bool) -> None:
    assert bool(rhythm_in(name, "")) is is_rhythm


def test_a_name_that_says_it_and_notes_that_say_it() -> None:
    assert rhythm_in("First Saturday Group", "Meets the first Saturday only. Ring twice.") == (
        "Meets the first Saturday only"
    )
    assert rhythm_in("", "") == ""
