"""What looks like an address in a text of a hidden place, though no column names one.

It errs on the side of hiding. Numbers to call and hours are left whole.
"""

import re

# What is a street wherever it stands, and what is one only after a number and its name.
SURELY = (
    "street|avenue|ave|road|rd|lane|ln|boulevard|blvd|terrace|highway|hwy|parkway|pkwy|turnpike"
    "|alley|circle|cir|crescent|st|dr"
)
PERHAPS = (
    "drive|way|court|ct|place|pl|square|sq|plaza|trail|loop|pike|row|broadway|ter|av|path|cove|cv"
    "|crossing|xing|ridge|rdg|hollow|heights|hts|glen|grove|freeway|fwy|expressway|expy|causeway"
)
# What is one only where all of it has capital letters: "12 Deer Run", but "2 groups run".
CAPITAL = (
    "Run|Hill|Hills|View|Point|Pointe|Bend|Landing|Manor|Meadows?|Trace|Knoll|Commons|Gardens"
    "|Shores?|Springs|Valley|Bluff|Creek|Lake|Woods|Walk|Mews|Pass|Park|Green|Estates"
)
# Words that stand between a number and a "way", and are no name of a street.
NO_NAME = (
    "a|an|the|to|in|of|or|and|for|by|on|at|with|from|until|till|per|is|are|as|any|every|each|this"
    "|that|our|your|their|no|not|am|pm|a\\.m|p\\.m|hours?|days?|nights?|weeks?|months?|years?"
    "|minutes?|miles?|blocks?|beds?|meals?|people|persons?|women|men|families|children|adults?"
    "|rooms?|steps?|noon|midnight|safe|percent|or|free|de|del|y|o|en|el|la|los|las|para|por|con"
    "|horas?|dias?|anos|camas?"
)
LETTERED = "(?-i:[A-ZÁÉÍÓÚÑ])"
STREET_OF = (
    r"(?:calle|callej[oó]n|avenida|carretera|camino|bulevar|boulevard|paseo|calzada|andador)\b"
    rf"|(?:avda|av|calz|blvd|carr|prol)\b\.?|c/|privada(?=\s+{LETTERED})"
)
CALLED = r"(?:(?!(?:por|para|con|desde|hasta|en|y|o|durante|sin)\b)[\w'’.]+\s+)"
NUMBER = (
    r"(?<!\d)(?<!\d[-:/.])(?<!\d{3} )(?<![$€#])"
    r"(?:\b[nsew])?\d{1,6}[a-z]?(?:-[\da-z]{1,5}\b)?(?: 1/2)?"
)
COMPASS = r"(?:[nsew]|[ns][ew]|(?:north|south)(?:east|west)?|east|west)"
SIDE = rf"{COMPASS}\b\.?[ ]+"
TOWARDS = rf"(?:{SIDE})?"
NAME = rf"(?:(?!(?:{NO_NAME})\b)[\w'’.-]+\s+)"
WITH_A_CAPITAL = rf"(?:(?!(?:{NO_NAME})\b)(?-i:[A-Z\d])[\w'’.-]*\s+)"
ROOM = (
    r"(?:\s+(?-i:[NS][EW]|[NSEW])\b\.?)?"
    r"(?:,?\s*(?:(?:\#|apt|apartment|suite|ste|unit|floor|fl|apto|piso)\b\.?\s*[\w-]+"
    r"|(?:int|interior|room|rm|bldg|edif)\b\.?\s*\d[\w-]*))?"
)
# Roads that have a number for a name: "County Road 5", "Carr. 2 km 15.4", "RR 2 Box 45".
WHOSE = r"(?:(?:state|county|rural|township|u\.?\s?s\.?|farm[ -]to[ -]market|forest|old)\s+)"
OF_A_COUNTY = (
    rf"{WHOSE}{{1,2}}(?:route|rte|rt|road|rd|highway|hwy|trunk)\b\.?"
    r"\s*\#?(?:\d{1,5}[a-z]?|(?-i:[A-Z]{1,2}))\b"
)
BY_NUMBER = r"(?:route|rte|rt|highway|hwy|interstate|us|sr|cr|fm)\b\.?[\s-]*\d+\b"
AT_A_MILE = (
    r"\b(?:carr|carretera|ruta|autopista|highway|hwy|route|rte|interstate)\b\.?\s*(?:[a-z]{1,3}-)?"
    r"\d{1,4}[a-z]?\s*,?\s*(?:(?:at|en el)\s+)?(?:km|kil[oó]metro|mile|milepost|mile marker|mm)"
    r"\b\.?\s*\d+(?:\.\d+)?"
)
BOX = r"box\s+\#?\d+[a-z]?\b"
RURAL = r"\b(?:rr|r\.\s?r\.|hcr?|rural route|star route)\s*\#?\d+\b"
NUMBERED = rf"\s*,?\s*(?:n[o°º]\.?\s*|num(?:ero)?\.?\s*|\#\s*)?(?:(?-i:[A-Z])-?)?\d{{1,6}}\b{ROOM}"
MAPS = (
    r"(?:maps\.google\.[a-z.]+|google\.[a-z.]+/maps|goo\.gl/maps|maps\.app\.goo\.gl|g\.page"
    r"|bing\.com/maps|maps\.apple\.com|openstreetmap\.org|osm\.org|waze\.com|mapquest\.com"
    r"|what3words\.com|w3w\.co|plus\.codes)"
)
LIKE_AN_ADDRESS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:https?://)?(?:www\.)?{MAPS}\S*|\bgeo:[-\d.,]+",
        r"(?<![\d.])[-+]?\d{1,3}\.\d{3,}(?![.\d])°?\s*[nsew]?[\s,;/]+[-+]?\d{1,3}\.\d{3,}(?![.\d])",
        AT_A_MILE,
        rf"(?:\b{BOX}\s*,?\s*)?{RURAL}(?:\s*,?\s*{BOX})?",
        rf"\b(?:route|rte|rt)\b\.?\s*\#?\d+\s*,?\s*{BOX}",
        rf"(?:{NUMBER}\s+{TOWARDS})?\b{OF_A_COUNTY}{ROOM}",
        rf"(?:{NUMBER}\s+{TOWARDS})?\bavenue\s+(?:of\s+(?:the\s+)?{LETTERED}\w+|{LETTERED}\b){ROOM}",
        rf"\b(?:corner\s+of\s+{NAME}|intersection\s+of\s+{WITH_A_CAPITAL})(?:[\w'’.-]+\s+){{0,3}}?"
        rf"(?:and|&)\s+{TOWARDS}(?:{NAME}{{1,3}}?(?:{SURELY}|{PERHAPS})\b\.?|[\w'’.-]*\w)",
        rf"{NUMBER}\s+block\s+of\s+{TOWARDS}{WITH_A_CAPITAL}{{0,3}}?(?-i:[A-Z\d])[\w'’-]*"
        rf"(?:\s+(?:{SURELY}|{PERHAPS})\b\.?)?",
        rf"{NUMBER}\s+{TOWARDS}{NAME}{{1,6}}(?:{SURELY})\b\.?{ROOM}",
        rf"{NUMBER}\s+{TOWARDS}{NAME}{{1,3}}(?:{PERHAPS})\b\.?{ROOM}",
        rf"{NUMBER}\s+{TOWARDS}{WITH_A_CAPITAL}{{1,3}}(?-i:{CAPITAL}|{CAPITAL.upper()})\b{ROOM}",
        rf"{NUMBER}\s+{TOWARDS}(?:broadway\b|{BY_NUMBER}){ROOM}",
        rf"{NUMBER}\s+{SIDE}\d{{1,3}}(?:st|nd|rd|th)\b{ROOM}",
        rf"{NUMBER},?\s+(?:{STREET_OF})\s+(?:\w+\s+){{0,2}}\w+",
        rf"\b(?:{STREET_OF})\s+{CALLED}{{0,4}}?(?!por\b|para\b|con\b|en\b)[\w'’.]+{NUMBERED}",
        rf"\b(?:{STREET_OF})\s+(?:(?:de|del|la|las|los|el)\s+)*{LETTERED}\w+",
        rf"\b{LETTERED}[\w'’]+\s+(?-i:Street|Avenue|Road|Lane|Boulevard|Terrace|Ave\b|Ln\b)",
        r"(?<=(?-i:[A-Z]{2}) )\d{5}(?:-\d{4})?\b",
    )
]
