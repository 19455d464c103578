from walkwith.supervision.queries.leaving import (
    Ends,
    LeftDraft,
    Needing,
    drafts_left,
    leaders_to_choose,
    people_who_need_somebody,
    what_ends,
)
from walkwith.supervision.queries.unusual import (
    Unusual,
    kept_answer,
    unusual_looks,
    week_to_talk_over,
)

__all__ = [
    "Ends",
    "LeftDraft",
    "Needing",
    "Unusual",
    "drafts_left",
    "kept_answer",
    "leaders_to_choose",
    "people_who_need_somebody",
    "unusual_looks",
    "week_to_talk_over",
    "what_ends",
]
