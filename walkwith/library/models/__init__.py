from walkwith.library.models.help import HelpLine
from walkwith.library.models.report_card import ReportCard

__all__ = ["HelpLine", "ReportCard"]
