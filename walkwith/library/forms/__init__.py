from walkwith.library.forms.help import HelpLineForm, known_about
from walkwith.library.forms.lists import LineForm, StatesForm
from walkwith.library.forms.report_card import ReportCardForm
from walkwith.library.forms.scripts import ScriptForm

__all__ = [
    "HelpLineForm",
    "LineForm",
    "ReportCardForm",
    "ScriptForm",
    "StatesForm",
    "known_about",
]
