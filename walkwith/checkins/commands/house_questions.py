"""Questions a house offers for everybody's own mirror. Nobody has to take them.

Other questions are a new set: who answered the old ones keeps them, as they were asked.
"""

from uuid import UUID

from django.utils.translation import gettext as _

from walkwith.checkins import events
from walkwith.checkins.models import HouseQuestions
from walkwith.checkins.policies import check_may_keep_house_questions
from walkwith.checkins.rules import LONGEST_NAME, LONGEST_QUESTION, MOST_QUESTIONS, lines_of
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.foundation.commands import command
from walkwith.foundation.errors import NotFound, Refused
from walkwith.foundation.history import record
from walkwith.plans.words import check_words


@command
def add_house_questions(
    *, actor: Actor, name: str, words: str, name_es: str = "", words_es: str = ""
) -> HouseQuestions:
    """Offer some questions, one on each line; in Spanish line by line the same."""
    check_may_keep_house_questions(actor)
    return _offer(actor, _named(name, name_es), _asked(words, words_es))


@command
def edit_house_questions(
    *,
    actor: Actor,
    house_questions_id: UUID,
    name: str,
    words: str,
    name_es: str = "",
    words_es: str = "",
) -> HouseQuestions:
    """Another name; or other questions, which take the place of the old ones."""
    check_may_keep_house_questions(actor)
    known = _with_id(house_questions_id)
    names, asked = _named(name, name_es), _asked(words, words_es)
    if asked["words"] != known.words:
        _end(actor, known)
        return _offer(actor, names, asked)
    event = events.HouseQuestionsRenamed(before=known.name, after=names["name"])
    for field, value in {**names, **asked}.items():
        setattr(known, field, value)
    known.save(update_fields=[*names, *asked])
    record(actor=actor, event=event, about=known)
    return known


@command
def end_house_questions(*, actor: Actor, house_questions_id: UUID) -> HouseQuestions:
    """Nobody is asked any more. Who answered keeps what they answered."""
    check_may_keep_house_questions(actor)
    known = _with_id(house_questions_id)
    _end(actor, known)
    return known


def _with_id(house_questions_id: UUID) -> HouseQuestions:
    found = HouseQuestions.objects.filter(pk=house_questions_id, ended_at=None).first()
    if found is None:
        raise NotFound
    return found


def _offer(actor: Actor, names: dict[str, str], asked: dict[str, list[str]]) -> HouseQuestions:
    made = HouseQuestions.objects.create(
        organization_id=actor.organization_id,
        name=names["name"],
        name_es=names["name_es"],
        words=asked["words"],
        words_es=asked["words_es"],
    )
    event = events.HouseQuestionsOffered(name=made.name, words=made.words)
    record(actor=actor, event=event, about=made)
    return made


def _end(actor: Actor, known: HouseQuestions) -> None:
    known.ended_at = clock.now()
    known.save(update_fields=["ended_at"])
    record(actor=actor, event=events.HouseQuestionsEnded(name=known.name), about=known)


def _named(name: str, name_es: str) -> dict[str, str]:
    return {
        "name": check_words(name, longest=LONGEST_NAME, field="name"),
        "name_es": check_words(name_es, longest=LONGEST_NAME, field="name_es", needed=False),
    }


def _asked(words: str, words_es: str) -> dict[str, list[str]]:
    asked = {"words": lines_of(words), "words_es": lines_of(words_es)}
    if not asked["words"]:
        raise Refused(_("Write one question at least."), field="words")
    if len(asked["words"]) > MOST_QUESTIONS:
        raise Refused(_("Twenty questions are a lot already. Keep fewer."), field="words")
    if asked["words_es"] and len(asked["words_es"]) != len(asked["words"]):
        raise Refused(_("Write as many lines in Spanish as in English."), field="words_es")
    for field, lines in asked.items():
        for line in lines:
            check_words(line, longest=LONGEST_QUESTION, field=field)
    return asked
