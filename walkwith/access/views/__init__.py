from walkwith.access.views.consents import (
    consent,
    consents,
    revoke_consent,
    revoke_everything_for,
    scan,
    sign_consent,
)
from walkwith.access.views.covers import (
    answer_cover,
    ask_cover,
    choose_cover,
    cover,
    cover_agreement,
    covers,
    end_cover,
)
from walkwith.access.views.disclosures import disclosures, regimes
from walkwith.access.views.doors import (
    close_my_door,
    confirm_card,
    my_door,
    open_door,
    safety_talk,
)
from walkwith.access.views.emergencies import (
    close_emergency,
    emergencies,
    open_emergency,
    review_emergency,
)
from walkwith.access.views.keeping_out import blocks, known_people, lift_block, take_off_known
from walkwith.access.views.looks import looks, own_looks, roles
from walkwith.access.views.minors import minor_rules
from walkwith.access.views.privacy import end_privacy_contact, privacy_contacts
from walkwith.access.views.recipients import (
    add_recipient,
    add_supporter,
    invite_recipient,
    recipient,
    recipients,
)
from walkwith.access.views.record import record
from walkwith.access.views.requests import (
    add_answer,
    answer_request,
    ask,
    desk,
    end_restriction,
    looks_wrong,
    requests,
    withdraw_request,
)
from walkwith.access.views.showing import show, shown, take_back_share
from walkwith.access.views.side_by_side import side_by_side
from walkwith.access.views.walking import (
    assign,
    end_assignment,
    end_supervision,
    supervision,
    welcome,
)

__all__ = [
    "add_answer",
    "add_recipient",
    "add_supporter",
    "answer_cover",
    "answer_request",
    "ask",
    "ask_cover",
    "assign",
    "blocks",
    "choose_cover",
    "close_emergency",
    "close_my_door",
    "confirm_card",
    "consent",
    "consents",
    "cover",
    "cover_agreement",
    "covers",
    "desk",
    "disclosures",
    "emergencies",
    "end_assignment",
    "end_cover",
    "end_privacy_contact",
    "end_restriction",
    "end_supervision",
    "invite_recipient",
    "known_people",
    "lift_block",
    "looks",
    "looks_wrong",
    "minor_rules",
    "my_door",
    "open_door",
    "open_emergency",
    "own_looks",
    "privacy_contacts",
    "recipient",
    "recipients",
    "record",
    "regimes",
    "requests",
    "review_emergency",
    "revoke_consent",
    "revoke_everything_for",
    "roles",
    "safety_talk",
    "scan",
    "show",
    "shown",
    "side_by_side",
    "sign_consent",
    "supervision",
    "take_back_share",
    "take_off_known",
    "welcome",
    "withdraw_request",
]
