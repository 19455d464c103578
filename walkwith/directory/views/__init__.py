from walkwith.directory.views.agencies import (
    agency,
    certify_agency,
    certify_service,
    count_free,
    end_certification,
    service,
    step_free,
)
from walkwith.directory.views.checking import (
    ask_check_meeting,
    ask_check_service,
    check_next,
    correct_meeting,
    correct_service,
    take_back_check,
    verify_meeting,
    verify_service,
)
from walkwith.directory.views.duplicates import (
    duplicates,
    look_duplicates,
)
from walkwith.directory.views.finding import (
    find,
    find_services,
    front,
    hand_over_meeting,
    hand_over_service,
    open_directory,
    print_meetings,
    print_services,
)
from walkwith.directory.views.meetings import (
    first_meeting,
    meeting,
)
from walkwith.directory.views.public import (
    public_meeting,
    public_meetings,
    public_service,
    public_services,
)

__all__ = [
    "agency",
    "ask_check_meeting",
    "ask_check_service",
    "certify_agency",
    "certify_service",
    "check_next",
    "correct_meeting",
    "correct_service",
    "count_free",
    "duplicates",
    "end_certification",
    "find",
    "find_services",
    "first_meeting",
    "front",
    "hand_over_meeting",
    "hand_over_service",
    "look_duplicates",
    "meeting",
    "open_directory",
    "print_meetings",
    "print_services",
    "public_meeting",
    "public_meetings",
    "public_service",
    "public_services",
    "service",
    "step_free",
    "take_back_check",
    "verify_meeting",
    "verify_service",
]
