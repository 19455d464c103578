"""What looks like an address goes from the texts of a hidden place; numbers and hours stay."""

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
