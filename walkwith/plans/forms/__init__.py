from walkwith.plans.forms.areas import (
    AreaForm,
    AreasForm,
)
from walkwith.plans.forms.goals import (
    GoalForm,
    known_of_goal,
)
from walkwith.plans.forms.steps import (
    StepForm,
    known_of_step,
)
from walkwith.plans.forms.wants import (
    WantForm,
    known_of_want,
)
from walkwith.plans.forms.wellness import (
    WellnessLineForm,
)

__all__ = [
    "AreaForm",
    "AreasForm",
    "GoalForm",
    "StepForm",
    "WantForm",
    "WellnessLineForm",
    "known_of_goal",
    "known_of_step",
    "known_of_want",
]
