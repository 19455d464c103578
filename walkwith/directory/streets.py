"""What looks like an address in a text of a hidden place, though no column names one.

It errs on the side of hiding. Numbers to call and hours are left whole.
"""

import re

# What is a street wherever it stands, and what is one only after a number and its name.
SURELY = (
    "street|avenue|ave|road|rd|lane|ln|boulevard|blvd|terrace|highway|hwy|parkway|pkwy|turnpike"
    "|alley|circle|cir|crescent|st|dr"
)
PERHAPS = "drive|way|court|ct|place|pl|square|sq|plaza|trail|loop|pike|row|broadway|ter|av|path"
# Words that stand between a number and a "way", and are no name of a street.
NO_NAME = (
    "a|an|the|to|in|of|or|and|for|by|on|at|with|from|until|till|per|is|are|as|any|every|each|this"
    "|that|our|your|their|no|not|am|pm|a\\.m|p\\.m|hours?|days?|nights?|weeks?|months?|years?"
    "|minutes?|miles?|blocks?|beds?|meals?|people|persons?|women|men|families|children|adults?"
    "|rooms?|steps?|noon|midnight|safe|percent|or|free|de|del|y|o|en|el|la|los|las|para|por|con"
    "|horas?|dias?|anos|camas?"
)
STREET_OF = r"(?:calle|avenida|carretera|camino|bulevar|paseo|calzada)\b|(?:avda|av|calz)\b\.?|c/"
CALLED = r"(?:(?!(?:por|para|con|desde|hasta|en|y|o|durante|sin)\b)[\w'’.]+\s+)"
NUMBER = r"(?<!\d)(?<!\d[-:/.])(?<!\d{3} )(?<![$€#])\d{1,6}[a-z]?(?:-[\da-z]{1,5}\b)?(?: 1/2)?"
TOWARDS = r"(?:(?:[nsew]|[ns][ew]|north|south|east|west)\b\.?[ ]+)?"
NAME = rf"(?:(?!(?:{NO_NAME})\b)[\w'’.-]+\s+)"
ROOM = r"(?:,?\s*(?:\#|apt|apartment|suite|ste|unit|floor|fl|apto|piso)\b\.?\s*[\w-]+)?"
NUMBERED = rf"\s*,?\s*(?:n[o°º]\.?\s*|num(?:ero)?\.?\s*|\#\s*)?\d{{1,6}}\b{ROOM}"
MAPS = (
    r"(?:maps\.google\.[a-z.]+|google\.[a-z.]+/maps|goo\.gl/maps|maps\.app\.goo\.gl|g\.page"
    r"|bing\.com/maps|maps\.apple\.com|openstreetmap\.org|osm\.org|waze\.com|mapquest\.com"
    r"|what3words\.com|w3w\.co|plus\.codes)"
)
LETTERED = "[A-ZÁÉÍÓÚÑ]"
LIKE_AN_ADDRESS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:https?://)?(?:www\.)?{MAPS}\S*|\bgeo:[-\d.,]+",
        r"(?<![\d.])[-+]?\d{1,3}\.\d{3,}(?![.\d])°?\s*[nsew]?[\s,;/]+[-+]?\d{1,3}\.\d{3,}(?![.\d])",
        rf"{NUMBER}\s+{TOWARDS}{NAME}{{1,4}}(?:{SURELY})\b\.?{ROOM}",
        rf"{NUMBER}\s+{TOWARDS}{NAME}{{1,2}}(?:{PERHAPS})\b\.?{ROOM}",
        rf"{NUMBER}\s+{TOWARDS}(?:broadway\b|(?:route|rte|highway|hwy)\s+\d+){ROOM}",
        rf"{NUMBER},?\s+(?:{STREET_OF})\s+(?:\w+\s+){{0,2}}\w+",
        rf"\b(?:{STREET_OF})\s+{CALLED}{{0,4}}?(?!por\b|para\b|con\b|en\b)[\w'’.]+{NUMBERED}",
        rf"\b(?:{STREET_OF})\s+(?:(?:de|del|la|las|los|el)\s+)*(?-i:{LETTERED})\w+",
        rf"\b(?-i:{LETTERED})[\w'’]+\s+(?-i:Street|Avenue|Road|Lane|Boulevard|Terrace|Ave\b|Ln\b)",
        r"(?<=(?-i:[A-Z]{2}) )\d{5}(?:-\d{4})?\b",
    )
]
