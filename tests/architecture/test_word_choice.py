"""The words of the mission: a person is never a client, a patient, a case; nobody complies."""

import re
from collections.abc import Iterator

from tests.architecture.source import (
    Source,
    assert_kept,
    faults_of,
    files,
    python_files,
    templates,
    texts_of,
)

FORBIDDEN = {
    "client": "participant, or the person's name",
    "clients": "participants",
    "patient": "participant, or the person's name",
    "patients": "participants",
    "case": "the person",
    "cases": "people",
    "compliance": "what they chose",
    "compliant": "what they chose",
    "noncompliant": "what got in the way",
    "addict": "person in recovery",
    "addicts": "people in recovery",
    "junkie": "person in recovery",
    "alcoholic": "person in recovery",
    "clean": "in recovery",
    "dirty": "what happened",
    "relapse": "what happened",
    "relapsed": "what happened",
    "diagnosis": "nothing: we are not clinical",
    "triage": "nothing: nobody is ranked",
    "cliente": "participante, o su nombre",
    "clientes": "participantes",
    "paciente": "participante, o su nombre",
    "pacientes": "participantes",
    "caso": "la persona",
    "casos": "personas",
    "cumplimiento": "lo que eligió",
    "incumplimiento": "lo que se interpuso",
    "adicto": "persona en recuperación",
    "adicta": "persona en recuperación",
    "adictos": "personas en recuperación",
    "drogadicto": "persona en recuperación",
    "recaída": "lo que pasó",
    "diagnóstico": "nada: no somos clínicos",
}
# Ways of speaking that hold such a word and mean nothing by it.
IDIOMS = ("in case", "just in case", "en caso de", "por si acaso", "en todo caso")
CONTACTS_IN_SPANISH = "walkwith/contacts/locale/es/LC_MESSAGES/django.po"
# File and word: why it stands there.
ALLOWED = {
    ("walkwith/directory/words.py", "addicts"): "the name of a fellowship",
    ("walkwith/directory/asking_offers.py", "case"): "a word of SQL",
    ("walkwith/contacts/telling.py", "clean"): "the word coach says why not to say it",
    ("walkwith/contacts/telling.py", "dirty"): "the word coach says why not to say it",
    (CONTACTS_IN_SPANISH, "clean"): "the same",
    (CONTACTS_IN_SPANISH, "dirty"): "the same",
}
# Files that list such words in order to point them out.
TEACHES = {"walkwith/contacts/coach.py": "the word coach"}
WORD = re.compile(r"(?<![\w-])(" + "|".join(FORBIDDEN) + r")(?![\w-])", re.IGNORECASE)


def unkind_words(source: Source) -> Iterator[str]:
    """Of a template or a catalogue; markup and tags are left out, their visible words are not."""
    text = re.sub(r"<[^>]*>|\{#.*?#\}", _blank, source.text, flags=re.DOTALL)
    text = re.sub(r"^#.*$", "", text, flags=re.MULTILINE) if source.path.endswith(".po") else text
    for number, line in enumerate(text.splitlines(), start=1):
        yield from _of_line(source, number, line)


def unkind_strings(source: Source) -> Iterator[str]:
    if source.path in TEACHES:
        return
    for number, text in texts_of(source):
        text = re.sub(r"\bCASE\b(?= WHEN)", "", text)
        if not re.fullmatch(r"[\w.:/%-]*", text):
            yield from _of_line(source, number, text)


def _of_line(source: Source, number: int, text: str) -> Iterator[str]:
    for idiom in IDIOMS:
        text = re.sub(rf"\b{idiom}\b", "", text, flags=re.IGNORECASE)
    for match in WORD.finditer(text):
        word = match.group(1).lower()
        if (source.path, word) not in ALLOWED:
            yield source.fault(number, f"the word '{word}'.", f"say {FORBIDDEN[word]}.")


def _blank(match: re.Match[str]) -> str:
    return "\n" * match.group(0).count("\n")


def test_templates_are_kind() -> None:
    assert_kept(unkind_words, templates())


def test_catalogues_are_kind() -> None:
    assert_kept(unkind_words, files(".po"))


def test_strings_are_kind() -> None:
    assert_kept(unkind_strings, python_files())


def test_what_is_allowed_still_stands_there() -> None:
    texts = {source.path: source.text for source in [*python_files(), *templates(), *files(".po")]}
    assert set(TEACHES) <= set(texts)
    stale = [pair for pair in ALLOWED if pair[1] not in texts.get(pair[0], "").lower()]
    assert stale == []


def test_the_laws_can_fail() -> None:
    page = "walkwith/plans/templates/plans/step.html"
    assert faults_of(unkind_words, "<p>\nOur Clients</p>", page) == [
        f"{page}:2: the word 'clients'. Cure: say participants."
    ]
    assert len(faults_of(unkind_words, 'msgstr "El caso del cliente"', "a/es/django.po")) == 2
    assert len(faults_of(unkind_strings, 'x = _("Is she clean?")')) == 1
    assert not faults_of(unkind_words, '<p class="case">Just in case, your caseload</p>', page)
    assert not faults_of(unkind_strings, 'x = "client"')
