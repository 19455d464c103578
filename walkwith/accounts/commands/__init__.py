from walkwith.accounts.commands.held_words import give_back_words, hold_words
from walkwith.accounts.commands.members import (
    add_member,
    close_account,
    edit_member,
    end_membership,
    renew_membership,
    renew_sign_in,
)
from walkwith.accounts.commands.organizations import (
    add_program,
    found_organization,
    rename_program,
)
from walkwith.accounts.commands.own_account import choose_password, set_language
from walkwith.accounts.commands.own_door import (
    choose_pin,
    choose_stay,
    keep_passkey,
    sign_out_everywhere,
    take_off_pin,
    try_pin,
)

__all__ = [
    "add_member",
    "add_program",
    "choose_password",
    "choose_pin",
    "choose_stay",
    "close_account",
    "edit_member",
    "end_membership",
    "found_organization",
    "give_back_words",
    "hold_words",
    "keep_passkey",
    "rename_program",
    "renew_membership",
    "renew_sign_in",
    "set_language",
    "sign_out_everywhere",
    "take_off_pin",
    "try_pin",
]
