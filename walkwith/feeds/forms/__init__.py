from walkwith.feeds.forms.copies import CopyForm, TakeAlongForm
from walkwith.feeds.forms.lists import ImportForm
from walkwith.feeds.forms.sources import ColumnsForm, MendForm, SourceForm

__all__ = [
    "ColumnsForm",
    "CopyForm",
    "ImportForm",
    "MendForm",
    "SourceForm",
    "TakeAlongForm",
]
