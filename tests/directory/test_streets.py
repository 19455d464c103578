"""What looks like an address goes from the texts of a hidden place; numbers and hours stay."""

import time

import pytest

from walkwith.directory.blotting import without

TOLD = {
    "Come to 34 Hidden Lane by night": "Come to … by night",
    "At 34 N. Hidden Ln, apt 4. Ring": "At …. Ring",
    "Address:34 hidden creek rd": "Address:…",
    "34 5th Ave or 1200-A W 12th Street": "… or …",
    "1234 ST. MARY'S STREET": "…",
    "9 Hidden Way; 12 Oak Court": "…; …",
    "At 500 Broadway, 77 Route 22": "At …, …",
    "Venga a la calle Sol 34": "Venga a la …",
    "Av. de la Paz no. 12, piso 3": "…",
    "Estamos en 34 Calle Luna": "Estamos en …",
    "Está en la Calle Luna": "Está en la …",
    "The brick house on Hidden Lane": "The brick house on …",
    "Pittsburgh, PA 15201-0012": "Pittsburgh, PA …",
    "40.46721, -79.96052": "…",
    "See https://maps.google.com/?q=40.1,-79.2 first": "See … first",
    "https://goo.gl/maps/abc": "…",
    "Call 412-555-0188, then 34 Hidden Lane": "Call 412-555-0188, then …",
    "At 1200 Dr. Martin Luther King Jr. Blvd.": "At …",
    "123 State Route 7, 123 County Road 5, come": "…, …, come",
    "N6543 County Road X; 77 US 19": "…; …",
    "On County Road 5 near us": "On … near us",
    "555 Avenue C or 555 Avenue of the Americas": "… or …",
    "RR 2 Box 45. Route 2, Box 45. Box 45, RR 2": "…. …. …",
    "12 Oak Ridge, 123 Hidden Hollow Cv": "…, …",
    "12 Hidden Xing; 12 Oak Run Apt 3; 4 DEER RUN": "…; …; …",
    "Carr. 2 Km 15.4 o Carretera PR-2, km. 9": "… o …",
    "Urb. Las Flores, Calle 3 B-12": "Urb. Las Flores, …",
    "Blvd. Hidalgo 55; boulevard Hidalgo 55": "…; …",
    "Privada Hidalgo 12. Av. Juárez 45 Int. 3": "…. …",
    "At the corner of 5th St. and Elm, ring": "At the …, ring",
    "corner of Elm and Oak Street now": "… now",
    "the 500 block of Oak Street": "the …",
    "100 W. 5th; 1801 K St NW": "…; …",
}
STAYS = (
    "Call 412-555-0188 or (412) 555-0199 ext. 12",
    "412.555.0188, 412.555.0199 x3",
    "1-800-799-7233 (24/7)",
    "Mon-Fri 9:00-17:00, Sat 10 am to 2 pm",
    "Open 24 hours a day, 7 days a week",
    "24 beds in a safe place. 2 meals a day.",
    "Ages 18 and over. Court orders: 3 weeks.",
    "Stay up to 30 days on the way to a home",
    "$20 per week; 15% of pay",
    "Para mujeres en la calle. 24 horas.",
    "Personas en la calle por 24 horas",
    "22 programs run by women, 3 groups run daily, 2 rooms with a view",
    "We stand at the intersection of trauma and healing.",
    "Write to P.O. Box 45, Pittsburgh",
    "Open 24 Hours Walk-In. 12 Beds Green House",
    "Our avenue of help; 1 bus pass; Highway 50",
    "Habitación privada de 2 camas",
    "1st and 3rd Mondays, 100 people",
    "Title IV-E, 42 CFR Part 2, 501(c)(3)",
)


@pytest.mark.parametrize(("said", "left"), TOLD.items())
def test_what_looks_like_an_address_goes(said: str, left: str) -> None:
    assert without(said, frozenset(), all_streets=True) == left
    assert without({"note": [said]}, frozenset(), all_streets=True) == {"note": [left]}
    assert without(said, frozenset()) == said


@pytest.mark.parametrize("said", STAYS)
def test_the_rest_stays(said: str) -> None:
    assert without(said, frozenset(), all_streets=True) == said


HOSTILE = (
    *("1 " * 15_000, "1" * 30_000, "1 a" + " " * 30_000, "a " * 15_000, "1 " + "a" * 30_000),
    *("1 aa bb cc dd ee ff " * 1_000, "corner of " * 3_000, "corner of a " * 2_000),
    *("state county " * 2_000, "1 State " * 4_000, "box 1 " * 5_000, "carr. 2 km " * 2_000),
    *("N1 " * 10_000, "avenue of the " * 2_000, "1 block of A " * 2_000, "calle " * 5_000),
    *("calle a. " * 3_000, "1.234567," * 3_000, "1 A " * 7_000, "rr " * 10_000, "#" * 30_000),
)


@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: said[:14])
def test_no_text_takes_long(said: str) -> None:
    began = time.process_time()
    without(said, frozenset(), all_streets=True)
    assert time.process_time() - began < 1
