from walkwith.checkins.views.house_questions import (
    add_house_questions,
    edit_house_questions,
    end_house_questions,
    house_questions,
)
from walkwith.checkins.views.milestones import (
    add_milestone,
    celebrate_milestone,
    edit_milestone,
    milestones,
    reopen_milestone,
    say_win,
)
from walkwith.checkins.views.mirror import (
    add_question,
    answer,
    edit_mirror_entry,
    edit_own_question,
    mirror,
    questions,
)

__all__ = [
    "add_house_questions",
    "add_milestone",
    "add_question",
    "answer",
    "celebrate_milestone",
    "edit_house_questions",
    "edit_milestone",
    "edit_mirror_entry",
    "edit_own_question",
    "end_house_questions",
    "house_questions",
    "milestones",
    "mirror",
    "questions",
    "reopen_milestone",
    "say_win",
]
