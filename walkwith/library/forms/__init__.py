from walkwith.library.forms.help import HelpLineForm, known_about
from walkwith.library.forms.report_card import ReportCardForm

__all__ = ["HelpLineForm", "ReportCardForm", "known_about"]
