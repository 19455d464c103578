"""The functions of the .sql files of this package, called from one place."""

from typing import Any, Literal

from django.db import connection

Function = Literal[
    "account_for",
    "agree_to_lift",
    "answer_cover",
    "answer_link",
    "call_off_kept_out",
    "choose_cover",
    "close_door",
    "close_emergency",
    "confirm_card",
    "consent_for",
    "consented_sections",
    "consents_in_force",
    "covers_of",
    "drafts_handed_over",
    "due_sources",
    "end_all_of",
    "end_cover",
    "end_handed_on",
    "hand_on_draft",
    "heard_by",
    "held_by",
    "keep_out_known",
    "kept_back",
    "knows",
    "leaving_counts",
    "led",
    "left_people",
    "left_referrals",
    "let_go_of_expired",
    "link_at_door",
    "links_opened",
    "look_heads",
    "make_card",
    "may_assign",
    "may_walk_with",
    "missing_fact",
    "open_emergency",
    "open_link",
    "openings_at_hand",
    "own_person",
    "partner_may",
    "people_by",
    "recipients_kept_out",
    "reread_link",
    "shared_with_viewer",
    "shown_parts",
    "side_by_side",
    "somebody_stays",
    "state_behind_link",
    "stood_in_for",
    "this_moment",
    "unheard_requests",
    "waits_for_viewer",
]


def ask(function: Function, *values: Any) -> list[tuple[Any, ...]]:
    """The rows a function answers: for one that answers a value, one row with it.

    Raises `ProgrammingError` with "insufficient privilege" where the database refuses.
    """
    places = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {function}({places})", values)  # noqa: S608
        return list(cursor.fetchall())


def answer(function: Function, *values: Any) -> Any:
    """The one value a function answers."""
    return ask(function, *values)[0][0]
