from walkwith.plans.forms.plan import StepForm, WantForm, known_of
from walkwith.plans.forms.wellness import WellnessLineForm

__all__ = [
    "StepForm",
    "WantForm",
    "WellnessLineForm",
    "known_of",
]
