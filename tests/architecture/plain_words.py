"""The named exceptions of the reading level, each with its reason."""

# Texts held by their digest: one is the law's own wording, none may be edited once it was used.
LEGAL_TEXTS = {
    "walkwith/access/notices/part2-1.en.txt": "42 CFR 2.32 (a)(1), word for word",
    "walkwith/access/notices/part2-1.es.txt": "42 CFR 2.32 (a)(1), translated sentence by sentence",
    "walkwith/access/notices/short-1.en.txt": "42 CFR 2.32 (a)(2), word for word",
    "walkwith/access/notices/hipaa-1.en.txt": "tells an office which rule holds: 45 CFR 164, E",
}
SIGNED = "people sign care-1, so it never changes; the next version says it in two sentences"
AS_PUBLISHED = "word for word from the BARC-10, which is asked as it was tested"
NAMED_SENTENCES = {
    "I regard my life as challenging and fulfilling without the need for using drugs or"
    " alcohol.": AS_PUBLISHED,
    "I take full responsibility for my actions.": AS_PUBLISHED,
    "If they are a clinic, a health plan or somebody who works for one, they may use it and pass it"
    " on as the health privacy law (HIPAA) lets them.": SIGNED,
    "They may not use it against me in a court, or in any other legal or official matter, unless I"
    " agree to that apart or a court orders it.": SIGNED,
    "A service organization of a Part 2 program": "the name of the law: 42 CFR 2.11",
    "Say which agreement it is: of a qualified service organization, or a business associate.": (
        "the names of the law: 42 CFR 2.11 and 45 CFR 160.103"
    ),
    "%(who)s may tell %(whom)s about %(what)s, %(why)s, %(until)s.": (
        "five names and days are put in; the words between them are the shortest there are"
    ),
}
# Words of four syllables and more (Spanish: five) that may stand in a label: reason, then words.
LONG_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "a role people have or are given": (
            "administrator administrators participant supervisor supervisors"
        ),
        "the competencies and kinds of work, as the peer specialists' own texts call them": (
            "administration advocacy communication community development education educator"
            " experiential facilitation information motivator organizer relationship socializing"
            " supervision verification"
        ),
        "a name of the law": "associate evaluation organization",
        "how lists of meetings call it": "experience indigenous meditation",
        "a place": "arizona california pennsylvania",
        "a need, as everybody calls it": "disability immigration",
        "a paper people must ask for by its name": "certificate security",
        "everybody says it": "anybody emergencies emergency everybody recovery spiritual",
    },
    "es": {
        "a need, as everybody calls it": "discapacidad",
        "a role people have or are given": (
            "administración especialista especialistas participante supervisora"
        ),
        "the competencies and kinds of work, as the peer specialists' own texts call them": (
            "acompañante autoestima capacitación comunicación comunitario habilidades organizador"
            " planificador"
        ),
        "a name of the law": "auditoría calificada consejería organización",
        "how lists of meetings call it": "adolescentes aniversarios",
        "everybody says it": "electrónico recuperación",
    },
}
KNOWN_LONG_WORDS = {
    language: {word for words in by_reason.values() for word in words.split()}
    for language, by_reason in LONG_WORDS.items()
}
