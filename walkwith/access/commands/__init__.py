from walkwith.access.commands.consents import (
    revoke_consent,
    revoke_everything_for,
    sign_consent,
)
from walkwith.access.commands.covers import (
    agree_to_cover,
    answer_cover,
    ask_cover,
    choose_cover,
    end_cover,
)
from walkwith.access.commands.disclosing import Disclosed, Leaving, decide_regime, disclose
from walkwith.access.commands.doors import (
    NewCard,
    close_own_door,
    confirm_card,
    make_door_card,
    open_own_door,
    talk_about_safety,
    try_pin_together,
)
from walkwith.access.commands.emergencies import (
    close_emergency,
    open_emergency,
    review_emergency,
)
from walkwith.access.commands.keeping_out import (
    agree_to_lift,
    keep_out,
    say_whom_they_know,
    take_off_known,
)
from walkwith.access.commands.minors import review_minor_rule
from walkwith.access.commands.privacy import begin_privacy_contact, end_privacy_contact, explain
from walkwith.access.commands.recipients import (
    add_recipient,
    add_supporter,
    close_recipient,
    confirm_invitation,
    edit_recipient,
    end_invitation,
    invite_recipient,
    renew_invitation,
)
from walkwith.access.commands.side_by_side import (
    begin_side_by_side,
    end_side_by_side,
    show_part,
    take_back_part,
)
from walkwith.access.commands.walking import (
    assign,
    begin_supervision,
    end_assignment,
    end_supervision,
    welcome_participant,
)

__all__ = [
    "Disclosed",
    "Leaving",
    "NewCard",
    "add_recipient",
    "add_supporter",
    "agree_to_cover",
    "agree_to_lift",
    "answer_cover",
    "ask_cover",
    "assign",
    "begin_privacy_contact",
    "begin_side_by_side",
    "begin_supervision",
    "choose_cover",
    "close_emergency",
    "close_own_door",
    "close_recipient",
    "confirm_card",
    "confirm_invitation",
    "decide_regime",
    "disclose",
    "edit_recipient",
    "end_assignment",
    "end_cover",
    "end_invitation",
    "end_privacy_contact",
    "end_side_by_side",
    "end_supervision",
    "explain",
    "invite_recipient",
    "keep_out",
    "make_door_card",
    "open_emergency",
    "open_own_door",
    "renew_invitation",
    "review_emergency",
    "review_minor_rule",
    "revoke_consent",
    "revoke_everything_for",
    "say_whom_they_know",
    "show_part",
    "sign_consent",
    "take_back_part",
    "take_off_known",
    "talk_about_safety",
    "try_pin_together",
    "welcome_participant",
]
