"""Which words tell of a place for people who flee violence, and which only look like it."""

import json
import time

import pytest

from walkwith.feeds.hsds.fleeing import is_safe_house, is_told_in
from walkwith.feeds.hsds.meaning import needs_of

THEIRS = (
    "Domestic violence shelter",
    "DV Shelter",
    "D.V. shelter",
    "Domestic & Sexual Violence Shelter",
    "Domestic-Violence Shelter",
    "Domestic  Violence help",
    "Domestic\nViolence help",
    "DOMESTIC VIOLENCE",
    "Domestic and Sexual Violence Services",
    "Domestic/Sexual Violence",
    "Domestic and/or sexual abuse program",
    "Violence, domestic",
    "DV/SA emergency housing",
    "DV-SA shelter",
    "IPV shelter",
    "Family Violence Center",
    "Family and dating violence line",
    "Partner abuse help",
    "Teen dating abuse",
    "Intimate Partner Violence",
    "Sexual violence shelter",
    "Sexual assault safe home",
    "Shelter for victims/survivors of abuse",
    "Shelter for abused children",
    "Women leaving violent relationships",
    "Fleeing abuse: a place to stay",
    "Trafficking survivors' home",
    "Transitional home for trafficking victims",
    "Human Trafficking Help",
    "Sex-trafficking services",
    "Survivor Housing Program",
    "Crime victims emergency lodging",
    "Battered Women's House",
    "Women Against Abuse",
    "Violence Against Women services",
    "Safe House",
    "Safehouse of the valley",
    "Violence in the home: help",
    "Family violence and substance abuse shelter",
    "Alcohol, drug and domestic abuse residence",
    "Refugio para víctimas de violencia",
    "Refugio para mujeres golpeadas",
    "Casa de acogida / violencia de género",
    "Casa de acogida para sobrevivientes",
    "Ayuda por violencia machista",
    "Violencia intrafamiliar albergue",
    "Violencia doméstica",
    "Violencia  en la pareja",
    "Violencia contra las mujeres",
    "Mujeres maltratadas",
    "Abuso conyugal",
    "Casa Segura",
    "Trata de personas",
    "Huyendo de la violencia",
    "Vivienda para víctimas de trata",
)
NOT_THEIRS = (
    "Substance abuse shelter",
    "Substance Abuse Residential Treatment",
    "Residential drug and alcohol abuse program",
    "Alcohol/drug abuse recovery house",
    "Substance use, misuse and abuse housing",
    "Family substance abuse housing",
    "Partners in drug abuse prevention",
    "Prescription medication abuse beds",
    "Abuse of alcohol or drugs: transitional housing",
    "Albergue para el abuso de sustancias",
    "Vivienda y abuso de alcohol y drogas",
    "Child abuse hotline",
    "Report elder abuse",
    "Elder abuse legal aid",
    "Nursing home abuse ombudsman",
    "Batterers intervention program",
    "Battering intervention classes",
    "Sexual assault counseling",
    "Victim advocate at the court",
    "Survivors of suicide group",
    "Cancer survivors lodging",
    "Housing for fire victims",
    "Gun violence prevention",
    "Housing for nonviolent offenders",
    "Housing for non-violent offenders",
    "Drug trafficking court, residential option",
    "Animal shelter for abused dogs",
    "Safe sober housing",
    "Men's overnight shelter",
    "Family shelter",
    "Family housing partners",
    "Maltrato infantil: línea de ayuda",
    "Casa Esperanza",
    "Refugio de noche",
)
TELLING = (
    ("Emergency shelter", "For victims/survivors of abuse.", ""),
    ("Haven", "We house women leaving violent relationships. Beds for ten.", ""),
    ("Haven", "Safe beds for people in domestic  violence.", ""),
    ("Haven", "A confidential location. For survivors of human trafficking.", ""),
    ("Haven", "Refugio. Para víctimas de violencia.", ""),
    ("Emergency shelter", "Call any time.", "Center for Domestic Violence"),
    ("Housing", "Call any time.", "Harbor DV Services"),
    ("The Nest", "Shelter. Location not disclosed.", ""),
    ("The Nest", "Beds for six. Our address is never given out.", ""),
    ("The Nest", "Housing. We do not disclose the location of the house.", ""),
    ("The Nest", "Transitional housing. Undisclosed location", ""),
    ("The Nest", "Shelter; the address of the shelter is kept confidential", ""),
    ("Counseling", "Where? At a confidential location.", ""),
    ("Crisis shelter", "For families fleeing dangerous situations", ""),
    ("Crisis shelter", "For people in an unsafe relationship", ""),
    ("El Nido", "Albergue. La dirección no se da.", ""),
    ("El Nido", "Refugio de ubicación confidencial", ""),
    ("El Nido", "Alojamiento. No revelamos nuestra dirección.", ""),
    ("El Nido", "Refugio para quienes huyen de un peligro", ""),
)
NOT_TELLING = (
    ("Sober house", "No history of violence. Shared housing. Substance abuse counseling.", ""),
    ("Legal aid", "Help for victims of crime. Ask about public housing.", ""),
    ("Recovery home", "Residents attend groups on drug and alcohol abuse.", "Abuse & Recovery"),
    ("Legal aid", "Wills and debts.", "Center for Domestic Violence"),
    ("Sober house", "What you say here is not disclosed. Beds for ten.", ""),
    ("Pantry", "Call for the location. What you tell us is confidential.", ""),
    ("Night shelter", "Do not leave your bags. Dangerous weather opens us early.", ""),
    ("Refugio de noche", "Llame para la dirección. Todo es confidencial.", ""),
    ("Night shelter", "Beds for men. We treat drug abuse, and no violent offenders.", ""),
)


def hides(*names: str, text: str = "", agency: str = "") -> bool:
    return "safe_house" in needs_of([], names, [text], agency)


@pytest.mark.parametrize("said", THEIRS)
def test_a_name_that_tells(said: str) -> None:
    assert hides(said)
    assert "safe_house" in needs_of([("Town", "", "", said)], ["Haven"], [])
    assert is_told_in(json.dumps({"Category": said, "Address": "34 Hidden Lane"}))


@pytest.mark.parametrize("said", NOT_THEIRS)
def test_a_name_that_only_looks_like_it(said: str) -> None:
    assert not hides(said)
    assert not is_told_in({"Category": said, "Address": "34 Main Street"})


@pytest.mark.parametrize(("name", "text", "agency"), TELLING)
def test_a_text_that_tells(name: str, text: str, agency: str) -> None:
    assert hides(name, text=text, agency=agency)


@pytest.mark.parametrize(("name", "text", "agency"), NOT_TELLING)
def test_a_text_that_does_not(name: str, text: str, agency: str) -> None:
    assert not hides(name, text=text, agency=agency)


def test_a_row_is_read_with_its_headings() -> None:
    told = {"Domestic violence shelter": "yes", "Name": "Haven"}
    assert is_told_in(told) and is_told_in([{"a": told}])
    assert not is_told_in(told | {"Domestic violence shelter": "no"})
    assert is_told_in({"too_long": '{"note":"Help with domestic\\nviolence'})
    assert not is_told_in(None) and not is_told_in("{broken")
    treats = "Clients who have experienced intimate partner violence, domestic violence"
    assert not hides("Detox", treats) and not is_told_in([treats])


@pytest.mark.parametrize(
    "said",
    [
        *("location of the ", "address is kept ", "not disclose the ", "fleeing a b c ", "unsafe "),
        *(
            "direccion del refugio se ",
            "no se da la ",
            "secret and ",
            "huyen de un ",
            "domestic a ",
        ),
    ],
)
def test_no_text_takes_long(said: str) -> None:
    began = time.process_time()
    is_safe_house(["Haven"], [said * (30_000 // len(said))])
    assert time.process_time() - began < 1
