from walkwith.checkins.queries.house import house_questions_kept, house_questions_to_edit
from walkwith.checkins.queries.milestones import (
    Marked,
    MilestonesPage,
    marked_today,
    milestone_to_change,
    milestones_of,
)
from walkwith.checkins.queries.mirror import (
    Asking,
    Drawn,
    Mirror,
    MirrorPart,
    drawn_of,
    entry_to_edit,
    keys_of,
    mirror_of,
    question_to_edit,
    questions_to_answer,
)

__all__ = [
    "Asking",
    "Drawn",
    "Marked",
    "MilestonesPage",
    "Mirror",
    "MirrorPart",
    "drawn_of",
    "entry_to_edit",
    "house_questions_kept",
    "house_questions_to_edit",
    "keys_of",
    "marked_today",
    "milestone_to_change",
    "milestones_of",
    "mirror_of",
    "question_to_edit",
    "questions_to_answer",
]
