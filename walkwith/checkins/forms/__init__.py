from walkwith.checkins.forms.house_questions import HouseQuestionsForm, known_of_house
from walkwith.checkins.forms.milestones import MilestoneForm, WinForm, known_of_milestone
from walkwith.checkins.forms.mirror import AnswerForm, QuestionForm, known_of_entry

__all__ = [
    "AnswerForm",
    "HouseQuestionsForm",
    "MilestoneForm",
    "QuestionForm",
    "WinForm",
    "known_of_entry",
    "known_of_house",
    "known_of_milestone",
]
