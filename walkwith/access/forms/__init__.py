from walkwith.access.forms.doors import OpenDoorForm
from walkwith.access.forms.walking import AssignForm, SupervisionForm, WelcomeForm

__all__ = ["AssignForm", "OpenDoorForm", "SupervisionForm", "WelcomeForm"]
