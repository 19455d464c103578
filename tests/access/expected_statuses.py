"""What every address answers to everybody who asks about Dee, or about the house.

Name of the address: the statuses of GET and of POST with an empty form, for Rosa, who walks with
Dee; Lorraine, who leads Rosa; Dee; Marcus, the worker next door; Pat, the administrator; Kit, of
another house; and nobody. A stranger's 404 is that of a person who does not exist.
"""

VIEWERS = ("rosa", "lorraine", "dee", "marcus", "pat", "kit", "nobody")

READS = "405 405 405 405 405 405 302"  # the POST of an address that is only read
SENDS = "405 405 405 405 405 405 302"  # the GET of an address that is only sent to
SHOWN_TO_ALL = "200 200 200 200 200 200 302"
CIRCLE_READS = "200 200 200 404 404 404 302"
WORKERS_OPEN = "200 200 403 404 404 404 302"
WORKERS_FILL = "422 422 403 404 404 404 302"
WORKERS_SEND = "303 303 403 404 404 404 302"
AUTHOR_OPENS = "200 403 403 404 404 404 302"
AUTHOR_FILLS = "422 403 403 404 404 404 302"
PLANNERS_OPEN = "200 403 200 404 404 404 302"
PLANNERS_FILL = "422 403 422 404 404 404 302"
PLANNERS_SEND = "303 403 303 404 404 404 302"
HOUSE_OPENS = "403 403 403 403 200 403 302"
HOUSE_FILLS = "403 403 403 403 422 403 302"
HOUSE_SENDS = "403 403 403 403 303 403 302"
A_MEMBER_NOBODY_LISTS = "403 403 403 403 404 403 302"
FEEDERS_OPEN = "200 200 403 200 200 200 302"
FEEDERS_FILL = "422 422 403 422 422 422 302"
OUR_FEEDERS_FILL = "422 422 403 422 422 404 302"

EXPECTED = {
    "today:today": (SHOWN_TO_ALL, READS),
    "today:my_page": ("404 404 302 404 404 404 302", READS),
    "today:people": ("200 200 302 200 200 200 302", READS),
    "today:participant": (CIRCLE_READS, READS),
    "today:step": (SENDS, "404 404 404 404 404 404 302"),
    "access:welcome": ("200 200 403 200 403 200 302", "422 422 403 422 403 422 302"),
    "access:own_looks": ("404 404 302 404 404 404 302", READS),
    "access:roles": (SHOWN_TO_ALL, READS),
    "access:supervision": (HOUSE_OPENS, HOUSE_FILLS),
    "access:end_supervision": (SENDS, HOUSE_SENDS),
    "access:end_assignment": (WORKERS_OPEN, WORKERS_FILL),
    "access:assign": (WORKERS_OPEN, WORKERS_FILL),
    "access:looks": (CIRCLE_READS, READS),
    "access:open_door": (WORKERS_OPEN, WORKERS_FILL),
    "accounts:me": (SHOWN_TO_ALL, SHOWN_TO_ALL),
    "accounts:language": ("405 405 405 405 405 405 405", "422 422 422 422 422 422 422"),
    "accounts:demo": ("405 405 405 405 405 405 405", "404 404 404 404 404 404 404"),
    "accounts:let_go": (SENDS, "303 303 303 303 303 303 302"),
    "accounts:members": (HOUSE_OPENS, "403 403 403 403 200 403 302"),
    "accounts:add_member": (HOUSE_OPENS, HOUSE_FILLS),
    "accounts:edit_member": (A_MEMBER_NOBODY_LISTS, A_MEMBER_NOBODY_LISTS),
    "accounts:end_membership": (A_MEMBER_NOBODY_LISTS, A_MEMBER_NOBODY_LISTS),
    "accounts:renew_sign_in": (A_MEMBER_NOBODY_LISTS, A_MEMBER_NOBODY_LISTS),
    "accounts:programs": (HOUSE_OPENS, "403 403 403 403 200 403 302"),
    "accounts:add_program": (HOUSE_OPENS, HOUSE_FILLS),
    "accounts:rename_program": (HOUSE_OPENS, HOUSE_FILLS),
    "contacts:log": ("200 200 403 200 403 200 302", READS),
    "contacts:indirect": ("200 200 403 200 403 200 302", "422 422 403 422 403 422 302"),
    "contacts:note": (CIRCLE_READS, READS),
    "contacts:correct": (AUTHOR_OPENS, AUTHOR_FILLS),
    "contacts:notes": (CIRCLE_READS, READS),
    "contacts:log_with": (AUTHOR_OPENS, AUTHOR_FILLS),
    "contacts:draft": (SENDS, "303 403 403 404 404 404 302"),
    "contacts:discard_draft": (SENDS, "303 403 403 404 404 404 302"),
    "directory:find": (SHOWN_TO_ALL, READS),
    "directory:first_meeting": (SHOWN_TO_ALL, READS),
    "directory:meeting": ("200 200 200 200 200 404 302", READS),
    "directory:verify_meeting": (SENDS, "303 303 403 303 303 404 302"),
    "feeds:index": (FEEDERS_OPEN, READS),
    "feeds:import_meetings": (FEEDERS_OPEN, FEEDERS_FILL),
    "feeds:run": ("200 200 403 200 200 404 302", READS),
    "feeds:go_on_anyway": (SENDS, OUR_FEEDERS_FILL),
    "feeds:leave_as_it_is": (SENDS, OUR_FEEDERS_FILL),
    "feeds:fetch_again": (SENDS, OUR_FEEDERS_FILL),
    "library:help": ("200 200 200 200 200 200 200", "200 200 200 200 200 200 200"),
    "library:offline_help": ("200 200 200 200 200 200 200", "200 200 200 200 200 200 200"),
    "library:worker": ("200 200 200 200 200 200 200", "200 200 200 200 200 200 200"),
    "library:edit_help": (HOUSE_OPENS, "403 403 403 403 200 403 302"),
    "library:make_help_ours": (SENDS, HOUSE_FILLS),
    "library:add_help_line": (HOUSE_OPENS, HOUSE_FILLS),
    "library:edit_help_line": (HOUSE_OPENS, HOUSE_FILLS),
    "library:check_help_line": (SENDS, HOUSE_SENDS),
    "library:remove_help_line": (SENDS, HOUSE_SENDS),
    "people:edit": (CIRCLE_READS, "422 422 422 404 404 404 302"),
    "people:strengths": (CIRCLE_READS, "303 303 303 404 404 404 302"),
    "plans:plan": (CIRCLE_READS, READS),
    "plans:want": (PLANNERS_OPEN, PLANNERS_FILL),
    "plans:add_step": (PLANNERS_OPEN, PLANNERS_FILL),
    "plans:edit_step": (PLANNERS_OPEN, PLANNERS_FILL),
    "plans:finish_step": (SENDS, PLANNERS_SEND),
    "plans:reopen_step": (SENDS, PLANNERS_SEND),
    "plans:let_go_step": (SENDS, PLANNERS_SEND),
    "plans:accept_step": (SENDS, PLANNERS_SEND),
    "plans:decline_step": (SENDS, PLANNERS_SEND),
    "referrals:find": (CIRCLE_READS, READS),
    "referrals:suggest": (PLANNERS_OPEN, PLANNERS_FILL),
    "referrals:go_together": (AUTHOR_OPENS, AUTHOR_FILLS),
    "schedule:week": (SHOWN_TO_ALL, READS),
    "schedule:add": (WORKERS_OPEN, WORKERS_FILL),
    "schedule:appointment": (CIRCLE_READS, READS),
    "schedule:change": (WORKERS_OPEN, WORKERS_FILL),
    "schedule:missed": (WORKERS_OPEN, WORKERS_FILL),
    "schedule:call_off": (SENDS, WORKERS_SEND),
    "schedule:kept": (SENDS, WORKERS_SEND),
    "ui:blank": (SHOWN_TO_ALL, SHOWN_TO_ALL),
    "ui:gallery": (SHOWN_TO_ALL, "422 422 422 422 422 422 302"),
    "ui:theme": ("405 405 405 405 405 405 405", "303 303 303 303 303 303 303"),
}
