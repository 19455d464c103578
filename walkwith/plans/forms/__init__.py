from walkwith.plans.forms.plan import StepForm, WantForm, known_of

__all__ = ["StepForm", "WantForm", "known_of"]
