"""Temporary pass phrases: easy to read aloud, hard to guess, to be changed at the first sign-in.

Four of some 130 words and a number of two digits: over 34 bits, which holds against guessing over
the network at five tries in five minutes.
"""

import secrets

ENGLISH = (
    "acorn apple april arrow autumn bakery banjo basket beach berry bird blanket boat bread"
    " breeze bridge brook butter button cabin candle canoe carrot cedar cherry circle clay"
    " cloud clover coffee comet copper corner cotton crayon creek cricket daisy dawn deer"
    " drum eagle ember farm feather fern field fiddle flower forest fountain friday garden"
    " gate ginger glove grape guitar harbor hazel honey island jacket jelly july kettle kite"
    " ladder lake lamp lantern leaf lemon lily maple meadow melon mint mitten moon morning"
    " mountain oak ocean olive orange orchard owl paper peach pebble pencil pepper piano"
    " picnic pine planet plum pocket pond pony poppy rabbit rain ribbon river robin rocket"
    " saddle sail salmon silver sparrow spoon spring star stone summer sunny swallow table"
    " tiger tulip valley violin walnut willow window winter"
)
SPANISH = (
    "abeja abril agua ala algodon almendra amigo ancla arbol arena arroz avena avion azucar"
    " baile banco barca bosque brisa cabra cafe caja cama camino campo canela canto casa"
    " cebolla cedro cereza cielo cinta ciruela clavel cobre cocina cometa concha conejo copa"
    " corcho cuchara cuento danza dedal dorado durazno enero espiga estrella faro fiesta flor"
    " fresa fuente gallo ganso gato girasol globo gorra grano guitarra harina higo hilo hoja"
    " huerta isla jabon jardin jarra jueves julio lago lana lapiz leche lima limon lirio luna"
    " lunes luz llave madera maleta mango manta manzana mapa mar marzo melon menta mesa miel"
    " molino monte naranja nido nieve nube nuez olivo oso pan papel pato pera perla"
    " piano piedra pino plaza pluma puente puerta queso rama rio rosa sal sandia silla sol"
    " tambor taza tren trigo uva valle vela verano viento"
)
WORDS = {"en": ENGLISH.split(), "es": SPANISH.split()}
HOW_MANY = 4


def new_pass_phrase(language: str = "en") -> str:
    """Four words of the person's language and a number, with hyphens between."""
    words = [secrets.choice(WORDS.get(language, WORDS["en"])) for _ in range(HOW_MANY)]
    return "-".join([*words, str(secrets.randbelow(90) + 10)])
