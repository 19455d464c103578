"""The sentences of the rules."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from walkwith.foundation.errors import Refused
from walkwith.plans import money, rules


def check_words(words: str, *, longest: int, field: str, needed: bool = True) -> str:
    """The words as they can be kept, or `Refused` with what to do about them."""
    kept = rules.tidy(words)
    if problem := rules.problem_with(kept, longest=longest, needed=needed):
        raise Refused(sentence(problem, length=len(kept), longest=longest), field=field)
    return kept


def sentence(problem: rules.Problem, *, length: int, longest: int) -> str:
    if problem == "empty":
        return _("Write a few words first.")
    if problem == "unreadable":
        return _("There is a sign in these words that cannot be kept. Type that part again.")
    over = length - longest
    return ngettext(
        "This is %(over)s letter too long. Up to %(longest)s letters fit here.",
        "This is %(over)s letters too long. Up to %(longest)s letters fit here.",
        over,
    ) % {"over": f"{over:,}", "longest": f"{longest:,}"}


def day_sentence(problem: rules.DayProblem) -> str:
    if problem == "too_far":
        return _("That day is more than three years away. Check the year.")
    return _("That day is long past. Check the year.")


def cents_sentence(problem: money.AmountProblem) -> str:
    return {
        "empty": _("Write how much it is. Nothing at all needs no line."),
        "unreadable": _("Write it like 40 or 1,234.50."),
        "too_much": _("That is more than fits here. Check the zeros."),
    }[problem]
