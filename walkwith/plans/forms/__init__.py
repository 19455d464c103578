from walkwith.plans.forms.areas import AreaForm, AreasForm
from walkwith.plans.forms.brought import BringOverForm, ChangeItemForm
from walkwith.plans.forms.budget import AmountForm, known_of_amount
from walkwith.plans.forms.checklists import LineNoteForm
from walkwith.plans.forms.feedback import AnswerForm, AskFeedbackForm, FeedbackForm
from walkwith.plans.forms.goals import GoalForm, known_of_goal
from walkwith.plans.forms.history import DayOfThePlanForm
from walkwith.plans.forms.obstacles import LookBackForm, ObstacleForm, known_of_obstacle
from walkwith.plans.forms.options import LessonForm, OptionForm, known_of_lesson, known_of_option
from walkwith.plans.forms.routines import RoutineForm, known_of_routine
from walkwith.plans.forms.steps import StepForm, known_of_step
from walkwith.plans.forms.wants import WantForm, known_of_want
from walkwith.plans.forms.wellness import WellnessLineForm

__all__ = [
    "AmountForm",
    "AnswerForm",
    "AreaForm",
    "AreasForm",
    "AskFeedbackForm",
    "BringOverForm",
    "ChangeItemForm",
    "DayOfThePlanForm",
    "FeedbackForm",
    "GoalForm",
    "LessonForm",
    "LineNoteForm",
    "LookBackForm",
    "ObstacleForm",
    "OptionForm",
    "RoutineForm",
    "StepForm",
    "WantForm",
    "WellnessLineForm",
    "known_of_amount",
    "known_of_goal",
    "known_of_lesson",
    "known_of_obstacle",
    "known_of_option",
    "known_of_routine",
    "known_of_step",
    "known_of_want",
]
