from walkwith.library.models.help import HelpLine
from walkwith.library.models.lists import Deeds, LineVersion, ListedStates
from walkwith.library.models.report_card import ReportCard
from walkwith.library.models.scripts import ScriptVersion

__all__ = ["Deeds", "HelpLine", "LineVersion", "ListedStates", "ReportCard", "ScriptVersion"]
