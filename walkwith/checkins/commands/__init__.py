from walkwith.checkins.commands.house_questions import (
    add_house_questions,
    edit_house_questions,
    end_house_questions,
)
from walkwith.checkins.commands.milestones import (
    add_milestone,
    celebrate_milestone,
    edit_milestone,
    reopen_milestone,
    say_win,
)
from walkwith.checkins.commands.mirror import (
    add_question,
    answer,
    edit_mirror_entry,
    edit_own_question,
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
    "reopen_milestone",
    "say_win",
]
