from walkwith.directory.forms.checking import (
    CertifyForm,
    CorrectMeetingForm,
    CorrectServiceForm,
    CountForm,
    tapped,
)
from walkwith.directory.forms.finding import (
    MOST_USED,
    FindServicesForm,
    PublicForm,
)
from walkwith.directory.forms.meetings import (
    FindForm,
)

__all__ = [
    "MOST_USED",
    "CertifyForm",
    "CorrectMeetingForm",
    "CorrectServiceForm",
    "CountForm",
    "FindForm",
    "FindServicesForm",
    "PublicForm",
    "tapped",
]
