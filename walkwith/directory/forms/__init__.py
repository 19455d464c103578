from walkwith.directory.forms.meetings import (
    FindForm,
)

__all__ = [
    "FindForm",
]
