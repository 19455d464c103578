from walkwith.plans.models.base import Line
from walkwith.plans.models.everyday import Amount, Routine, Tick
from walkwith.plans.models.obstacles import Feedback, FeedbackAsked, Lesson, Obstacle, Option
from walkwith.plans.models.plan import Area, BroughtItem, Goal, PartsOfDay, Step, Want
from walkwith.plans.models.wellness import WellnessLine

__all__ = [
    "Amount",
    "Area",
    "BroughtItem",
    "Feedback",
    "FeedbackAsked",
    "Goal",
    "Lesson",
    "Line",
    "Obstacle",
    "Option",
    "PartsOfDay",
    "Routine",
    "Step",
    "Tick",
    "Want",
    "WellnessLine",
]
