from walkwith.feeds.forms.copies import CopyForm, TakeAlongForm
from walkwith.feeds.forms.lists import ImportForm

__all__ = [
    "CopyForm",
    "ImportForm",
    "TakeAlongForm",
]
