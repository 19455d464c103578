"""What every address answers to everybody who asks about Dee, or about the house.

    "plans:plan": (PLAN, READS),

Name of the address: what GET answers, and what POST of an empty form answers. A row reads
"200 circle ed; 403 sam; 404": 200 for Dee's circle and for Ed, 403 for Sam, 404 for everybody
else. Who they all are stands in `statuses.py`; nobody is sent to sign in (302) unless named.

A new address: choose the pattern of its section below, or write the row out. Partners and
supporters (guests) get 404 everywhere but at `OPEN_TO_GUESTS`, so rows of other addresses leave
them out. A 404 of an address about Dee must be that of a person who does not exist.
"""

READS = "405"  # the POST of an address that is only read
SENDS = "405"  # the GET of an address that is only sent to
ALL = "200"
OWN = "200 dee; 404"  # a page of a participant about themselves
EVEN_SIGNED_OUT = "200 nobody; 200"
READS_SIGNED_OUT = "405 nobody; 405"

# Who reads which section of Dee's record.
IDENTITY = "200 circle marcus ed rita priya paula sam; 404"
PLAN = "200 circle ed paula; 404"
SCHEDULE = "200 circle marcus ed sam; 404"
NOTES = "200 circle ed; 404"
LOOKS = "200 circle rita priya; 404"
CONSENTS = "200 circle priya; 404"
EMERGENCIES = "200 circle ed rita priya; 404"
BLOCKS = "200 lorraine dee priya; 404"

# Who writes in it: a form opened, a form sent empty, a button pressed.
THEIRS_OPENS = "200 rosa dee; 403 beth lorraine; 404"  # Rosa sits beside her
THEIRS_FILLS = "422 rosa dee; 403 beth lorraine; 404"
THEIRS_ONLY_OPENS = "200 rosa dee; 404"
THEIRS_ONLY_FILLS = "422 rosa dee; 404"
WALKING_OPENS = "200 rosa beth lorraine; 403 dee ed; 404"
WALKING_FILLS = "422 rosa beth lorraine; 403 dee ed; 404"
SCHEDULE_OPENS = "200 rosa beth lorraine marcus; 403 dee ed; 404"
SCHEDULE_FILLS = "422 rosa beth lorraine marcus; 403 dee ed; 404"
SCHEDULE_SENDS = "303 rosa beth lorraine marcus; 403 dee ed; 404"
PLAN_OPENS = "200 rosa beth dee; 403 lorraine ed; 404"
PLAN_FILLS = "422 rosa beth dee; 403 lorraine ed; 404"
PLAN_SENDS = "303 rosa beth dee; 403 lorraine ed; 404"
# What stands in her plan: she herself, and Rosa, who sits beside her.
HERS_OPENS = "200 rosa dee; 403 beth lorraine ed; 404"
HERS_FILLS = "422 rosa dee; 403 beth lorraine ed; 404"
HERS_SENDS = "303 rosa dee; 403 beth lorraine ed; 404"
NOTES_OPENS = "200 rosa beth marcus; 403 lorraine dee ed; 404"
NOTES_FILLS = "422 rosa beth marcus; 403 lorraine dee ed; 404"
NOTES_SENDS = "303 rosa beth marcus; 403 lorraine dee ed; 404"
AUTHOR_OPENS = "200 rosa; 403 beth lorraine dee ed; 404"
AUTHOR_FILLS = "422 rosa; 403 beth lorraine dee ed; 404"
CONSENTS_OPENS = "200 rosa beth dee priya; 403 lorraine; 404"
CONSENTS_SENDS = "303 rosa beth dee priya; 403 lorraine; 404"
SIGNING_OPENS = "200 rosa beth dee; 403 lorraine priya; 404"
SIGNING_FILLS = "422 rosa beth dee; 403 lorraine priya; 404"
REQUESTS_OPENS = "200 rosa beth dee; 403 priya; 404"
REQUESTS_SENDS = "303 rosa beth dee; 403 priya; 404"
BLOCKS_OPENS = "200 rosa beth lorraine dee; 403 priya; 404"
BLOCKS_FILLS = "422 rosa beth lorraine dee; 403 priya; 404"
TOGETHER_OPENS = "200 rosa beth; 403 lorraine dee ed; 404"
TOGETHER_FILLS = "422 rosa beth; 403 lorraine dee ed; 404"

# The house.
WORKERS_OPEN = "403 dee administrators; 200"
WORKERS_FILL = "403 dee administrators; 422"
STAFF_OPENS = "403 dee; 200"
STAFF_FILLS = "403 dee; 422"
COVER_READS = "200 rosa lorraine marcus; 403 dee administrators; 404"
COVER_SENDS = "303 rosa lorraine marcus; 403 dee administrators; 404"
COVER_CHOICE = "200 rosa lorraine; 403 dee administrators; 404"
HOUSE_OPENS = "200 administrators; 403"
HOUSE_FILLS = "422 administrators; 403"
HOUSE_SENDS = "303 administrators; 403"
A_MEMBER_NOBODY_LISTS = "404 administrators; 403"
LISTERS_OPEN = "200 lorraine rita administrators; 403"
LISTERS_FILL = "422 lorraine rita administrators; 403"
LISTERS_SEND = "303 lorraine rita administrators; 403"
FEEDERS_OPEN = "403 dee; 200"
FEEDERS_FILL = "403 dee; 422"
OUR_FEEDERS_OPEN = "403 dee; 404 kit; 200"
OUR_FEEDERS_FILL = "403 dee; 404 kit; 422"
OUR_FEEDERS_SEND = "403 dee; 404 kit; 303"

# Where a partner or supporter may go. Everywhere else there is nothing for them: 404.
OPEN_TO_GUESTS = {
    "today:today",
    "today:participant",
    "plans:plan",
    "plans:wellness",
    "checkins:milestones",
    "checkins:mirror",
    "checkins:questions",
    "contacts:notes",
    "contacts:note",
    "schedule:appointment",
    "directory:find",
    "directory:find_services",
    "directory:first_meeting",
    "directory:front",
    "directory:hand_over_meeting",
    "directory:hand_over_service",
    "directory:agency",
    "directory:meeting",
    "directory:service",
    "directory:print_meetings",
    "directory:print_services",
    "directory:public_meeting",
    "directory:public_meetings",
    "directory:public_service",
    "directory:public_services",
    "library:help",
    "library:offline_help",
    "library:worker",
    "library:checklists",
    "library:checklist",
    "library:print_checklist",
    "library:scripts",
    "library:script",
    "library:print_script",
    "access:roles",
    "accounts:me",
    "accounts:language",
    "accounts:demo",
    "accounts:let_go",
    "referrals:answer",
    "ui:blank",
    "ui:theme",
}

EXPECTED = {
    "today:today": (ALL, READS),
    "today:my_page": ("302 dee; 404", READS),
    "today:people": ("302 dee; 200", READS),
    "today:participant": (IDENTITY, READS),
    "today:step": (SENDS, "404"),
    "access:welcome": (WORKERS_OPEN, WORKERS_FILL),
    "access:own_looks": ("302 dee; 404", READS),
    "access:roles": (ALL, READS),
    "access:supervision": (HOUSE_OPENS, HOUSE_FILLS),
    "access:end_supervision": (SENDS, HOUSE_SENDS),
    "access:end_assignment": (WALKING_OPENS, "303 rosa beth lorraine; 403 dee ed; 404"),
    "access:assign": (WALKING_OPENS, WALKING_FILLS),
    "access:looks": (LOOKS, READS),
    "access:record": (LOOKS, READS),
    "access:regimes": (HOUSE_OPENS, HOUSE_FILLS),
    "access:known_people": (STAFF_OPENS, "403 dee; 303"),
    "access:take_off_known": (SENDS, "303 rosa; 403 dee; 404"),
    "access:privacy_contacts": (HOUSE_OPENS, HOUSE_FILLS),
    "access:end_privacy_contact": (SENDS, "303 administrators; 403"),
    "access:blocks": (BLOCKS_OPENS, BLOCKS_FILLS),
    "access:lift_block": (BLOCKS, "303 lorraine dee priya; 404"),
    "access:covers": (WORKERS_OPEN, READS),
    "access:ask_cover": (WORKERS_OPEN, WORKERS_FILL),
    "access:cover": (COVER_READS, READS),
    "access:choose_cover": (COVER_CHOICE, "422 rosa lorraine; 403 dee administrators; 404"),
    "access:answer_cover": (SENDS, "422 rosa lorraine marcus; 403 dee administrators; 404"),
    "access:end_cover": (SENDS, COVER_SENDS),
    "access:cover_agreement": (CONSENTS, SIGNING_FILLS),
    "access:open_emergency": (WORKERS_OPEN, WORKERS_FILL),
    "access:close_emergency": (SENDS, "303 ed; 403 dee administrators; 404"),
    "access:review_emergency": ("200 rita priya; 404", "422 rita priya; 404"),
    "access:emergencies": (EMERGENCIES, READS),
    "access:consents": (CONSENTS, READS),
    "access:consent": (CONSENTS, READS),
    "access:revoke_consent": (CONSENTS_OPENS, CONSENTS_SENDS),
    "access:revoke_everything_for": (CONSENTS_OPENS, CONSENTS_SENDS),
    "access:sign_consent": (SIGNING_OPENS, SIGNING_FILLS),
    "access:scan": ("404", READS),
    "access:minor_rules": (HOUSE_OPENS, HOUSE_FILLS),
    "access:recipients": (STAFF_OPENS, READS),
    "access:add_recipient": (STAFF_OPENS, STAFF_FILLS),
    "access:recipient": (SIGNING_OPENS, "303 rosa beth dee; 403 lorraine priya; 404"),
    "access:invite_recipient": (SIGNING_OPENS, SIGNING_FILLS),
    "access:add_supporter": (SIGNING_OPENS, SIGNING_FILLS),
    "access:looks_wrong": (REQUESTS_OPENS, REQUESTS_SENDS),
    "access:desk": ("200 priya; 403", READS),
    "access:ask": (REQUESTS_OPENS, "422 rosa beth dee; 403 priya; 404"),
    "access:requests": ("200 dee priya; 404", READS),
    "access:answer_request": ("200 priya; 404", "422 priya; 404"),
    "access:withdraw_request": (SENDS, "303 dee; 403 priya; 404"),
    "access:end_restriction": (SENDS, "303 dee; 403 rosa beth lorraine priya; 404"),
    "access:add_answer": (
        "200 dee; 403 rosa beth lorraine ed; 404",
        "422 dee; 403 rosa beth lorraine ed; 404",
    ),
    "access:disclosures": (CONSENTS, READS),
    "access:side_by_side": (
        "303 rosa dee; 200 beth; 403 lorraine ed; 404",
        "303 rosa dee; 200 beth; 403 lorraine ed; 404",
    ),
    "access:show": (THEIRS_OPENS, THEIRS_FILLS),
    "access:shown": ("200 circle; 404", READS),
    "access:take_back_share": (SENDS, "303 rosa dee; 404"),
    "access:open_door": (WALKING_OPENS, WALKING_FILLS),
    "access:safety_talk": (WALKING_OPENS, WALKING_FILLS),
    "access:confirm_card": (STAFF_OPENS, STAFF_FILLS),
    "access:my_door": (OWN, READS),
    "access:close_my_door": (OWN, "303 dee; 404"),
    "accounts:enter_pin": ("302 dee; 404", "302 dee; 404"),
    "accounts:forgot_pin": (SENDS, "303 dee; 404"),
    "accounts:choose_pin": (OWN, "422 dee; 404"),
    "accounts:take_off_pin": (SENDS, "303 dee; 404"),
    "accounts:choose_stay": (OWN, "422 dee; 404"),
    "accounts:sign_out_everywhere": (SENDS, "303 dee; 404"),
    "accounts:me": (ALL, ALL),
    "accounts:language": ("405 nobody; 405", "422 nobody; 422"),
    "accounts:demo": ("405 nobody; 405", "404 nobody; 404"),
    "accounts:let_go": (SENDS, "303"),
    "accounts:members": (HOUSE_OPENS, HOUSE_OPENS),
    "accounts:add_member": (HOUSE_OPENS, HOUSE_FILLS),
    "accounts:edit_member": (A_MEMBER_NOBODY_LISTS, A_MEMBER_NOBODY_LISTS),
    "accounts:renew_membership": (A_MEMBER_NOBODY_LISTS, A_MEMBER_NOBODY_LISTS),
    "accounts:renew_sign_in": (A_MEMBER_NOBODY_LISTS, A_MEMBER_NOBODY_LISTS),
    "accounts:programs": (HOUSE_OPENS, HOUSE_OPENS),
    "accounts:add_program": (HOUSE_OPENS, HOUSE_FILLS),
    "accounts:rename_program": (HOUSE_OPENS, HOUSE_FILLS),
    "contacts:log": (WORKERS_OPEN, READS),
    "contacts:coach": (SENDS, "404"),
    "contacts:indirect": (WORKERS_OPEN, WORKERS_FILL),
    "contacts:note": (NOTES, READS),
    "contacts:correct": (AUTHOR_OPENS, AUTHOR_FILLS),
    "contacts:notes": (NOTES, READS),
    "contacts:log_with": (NOTES_OPENS, NOTES_FILLS),
    "contacts:draft": (SENDS, NOTES_SENDS),
    "contacts:discard_draft": (SENDS, NOTES_SENDS),
    "directory:find": (ALL, READS),
    "directory:find_services": (ALL, READS),
    "directory:first_meeting": (ALL, READS),
    "directory:front": (ALL, READS),
    "directory:hand_over_meeting": ("404 kit; 200", READS),
    "directory:hand_over_service": ("404 kit; 200", READS),
    "directory:open_directory": ("200 administrators; 403", "303 administrators; 403"),
    "directory:print_meetings": (ALL, READS),
    "directory:print_services": (ALL, READS),
    "directory:public_meeting": (EVEN_SIGNED_OUT, READS_SIGNED_OUT),
    "directory:public_meetings": (EVEN_SIGNED_OUT, READS_SIGNED_OUT),
    "directory:public_service": (EVEN_SIGNED_OUT, READS_SIGNED_OUT),
    "directory:public_services": (EVEN_SIGNED_OUT, READS_SIGNED_OUT),
    "directory:add_meeting": (FEEDERS_OPEN, FEEDERS_FILL),
    "directory:edit_meeting": (
        "403 dee; 404 kit; 422",  # it came in a list
        "403 dee; 404 kit; 422",
    ),
    "directory:calendar": ("404", READS),  # it meets by appointment
    "directory:meeting": ("404 kit; 200", READS),
    "directory:verify_meeting": (SENDS, OUR_FEEDERS_SEND),
    "directory:correct_meeting": (OUR_FEEDERS_OPEN, OUR_FEEDERS_FILL),
    "directory:ask_check_meeting": (SENDS, "404 kit; 303"),
    "directory:service": ("404 kit; 200", READS),
    "directory:verify_service": (SENDS, OUR_FEEDERS_SEND),
    "directory:correct_service": (OUR_FEEDERS_OPEN, OUR_FEEDERS_FILL),
    "directory:ask_check_service": (SENDS, "404 kit; 303"),
    "directory:count_free": (OUR_FEEDERS_OPEN, OUR_FEEDERS_FILL),
    "directory:step_free": (SENDS, OUR_FEEDERS_FILL),  # nobody has counted yet
    "directory:certify_service": (OUR_FEEDERS_OPEN, OUR_FEEDERS_FILL),
    "directory:end_certification": (SENDS, OUR_FEEDERS_SEND),
    "directory:agency": ("404 kit; 200", READS),
    "directory:take_back_check": (SENDS, "303 rosa; 403 dee; 404"),
    "directory:check_next": (FEEDERS_OPEN, READS),
    "directory:duplicates": (FEEDERS_OPEN, READS),
    "directory:look_duplicates": (SENDS, "403 dee; 303"),
    "directory:decide_duplicate": (SENDS, OUR_FEEDERS_SEND),
    "feeds:index": (FEEDERS_OPEN, READS),
    "feeds:import_meetings": (FEEDERS_OPEN, FEEDERS_FILL),
    "feeds:run": (OUR_FEEDERS_OPEN, READS),
    "feeds:go_on_anyway": (SENDS, OUR_FEEDERS_FILL),
    "feeds:leave_as_it_is": (SENDS, OUR_FEEDERS_FILL),
    "feeds:out": (FEEDERS_OPEN, READS),
    "feeds:share_out": (SENDS, HOUSE_SENDS),
    "feeds:services_table": (FEEDERS_OPEN, READS),
    "feeds:meetings_table": (FEEDERS_OPEN, READS),
    "feeds:hsds": (EVEN_SIGNED_OUT, READS_SIGNED_OUT),
    "feeds:openapi": (EVEN_SIGNED_OUT, READS_SIGNED_OUT),
    "feeds:kind": (EVEN_SIGNED_OUT, READS_SIGNED_OUT),
    "feeds:entry": (EVEN_SIGNED_OUT, READS_SIGNED_OUT),
    "feeds:meeting_guide": (EVEN_SIGNED_OUT, READS_SIGNED_OUT),
    "feeds:changes": (OUR_FEEDERS_OPEN, READS),
    "feeds:columns": ("403 dee; 404", "403 dee; 404"),
    "feeds:quarantine": (FEEDERS_OPEN, READS),
    "feeds:row": (OUR_FEEDERS_OPEN, OUR_FEEDERS_FILL),
    "feeds:leave_out": (SENDS, OUR_FEEDERS_SEND),
    "feeds:take_up_again": (SENDS, OUR_FEEDERS_FILL),
    "feeds:rhythms": (FEEDERS_OPEN, READS),
    "feeds:decide_rhythm": (SENDS, "403 dee; 404"),
    "feeds:source": (OUR_FEEDERS_OPEN, OUR_FEEDERS_FILL),
    "feeds:take_down": (SENDS, OUR_FEEDERS_SEND),
    "feeds:put_back": (SENDS, OUR_FEEDERS_SEND),
    "feeds:fetch_again": (SENDS, OUR_FEEDERS_FILL),
    "feeds:take_along": (THEIRS_OPENS, THEIRS_FILLS),
    "feeds:copy": (
        "200 rosa beth dee; 403 lorraine marcus ed rita priya; 404",
        "200 dee; 422 rosa beth; 403 lorraine marcus ed rita priya; 404",
    ),
    "library:help": (EVEN_SIGNED_OUT, EVEN_SIGNED_OUT),
    "library:offline_help": (EVEN_SIGNED_OUT, EVEN_SIGNED_OUT),
    "library:worker": (EVEN_SIGNED_OUT, EVEN_SIGNED_OUT),
    "library:edit_help": (HOUSE_OPENS, HOUSE_OPENS),
    "library:make_help_ours": (SENDS, HOUSE_FILLS),
    "library:add_help_line": (HOUSE_OPENS, HOUSE_FILLS),
    "library:edit_help_line": (HOUSE_OPENS, HOUSE_FILLS),
    "library:check_help_line": (SENDS, HOUSE_SENDS),
    "library:remove_help_line": (SENDS, HOUSE_SENDS),
    "library:report_card": (ALL, READS),
    "library:edit_report_card": (HOUSE_OPENS, HOUSE_FILLS),
    "library:checklists": (ALL, READS),
    "library:checklist": (ALL, READS),
    "library:print_checklist": (ALL, READS),
    "library:edit_checklist": (LISTERS_OPEN, READS),
    "library:add_line": (LISTERS_OPEN, LISTERS_FILL),
    "library:states": (LISTERS_OPEN, LISTERS_SEND),
    "library:line": (LISTERS_OPEN, READS),
    "library:edit_line": (LISTERS_OPEN, LISTERS_FILL),
    "library:check_line": (SENDS, LISTERS_SEND),
    "library:hide_line": (SENDS, LISTERS_SEND),
    "library:show_line": (SENDS, LISTERS_FILL),
    "library:restore_line": (SENDS, LISTERS_FILL),
    "library:scripts": (ALL, READS),
    "library:script": (ALL, READS),
    "library:print_script": (ALL, READS),
    "library:add_script": (LISTERS_OPEN, LISTERS_FILL),
    "library:edit_script": (
        "404 lorraine rita administrators; 403",
        "404 lorraine rita administrators; 403",
    ),
    "library:take_off_script": (SENDS, "404 lorraine rita administrators; 403"),
    "checkins:milestones": (PLAN, READS),
    "checkins:add_milestone": (PLAN_OPENS, PLAN_FILLS),
    "checkins:say_win": (PLAN_OPENS, PLAN_FILLS),
    "checkins:edit_milestone": (HERS_OPENS, HERS_FILLS),
    "checkins:celebrate_milestone": (SENDS, HERS_SENDS),
    "checkins:reopen_milestone": (SENDS, HERS_SENDS),
    "checkins:mirror": ("200 circle; 404", READS),
    "checkins:questions": ("200 rosa dee; 403 beth lorraine; 404", READS),
    "checkins:answer": (THEIRS_OPENS, THEIRS_FILLS),
    "checkins:add_question": (THEIRS_OPENS, THEIRS_FILLS),
    "checkins:edit_mirror_entry": (THEIRS_ONLY_OPENS, THEIRS_ONLY_FILLS),
    "checkins:edit_own_question": (THEIRS_ONLY_OPENS, THEIRS_ONLY_FILLS),
    "checkins:house_questions": (HOUSE_OPENS, READS),
    "checkins:add_house_questions": (HOUSE_OPENS, HOUSE_FILLS),
    "checkins:edit_house_questions": (HOUSE_OPENS, HOUSE_FILLS),
    "checkins:end_house_questions": (SENDS, HOUSE_SENDS),
    "people:edit": ("200 circle; 403 marcus ed; 404", "422 circle; 403 marcus ed; 404"),
    "people:strengths": ("200 circle; 403 ed; 404", "422 circle; 403 ed; 404"),
    "people:edit_strength": ("200 circle; 403 ed; 404", "422 circle; 403 ed; 404"),
    "people:remove_strength": (SENDS, "303 circle; 403 ed; 404"),
    "people:hide_strength": (SENDS, "303 dee; 403 rosa beth lorraine ed; 404"),
    "people:show_strength": (SENDS, "303 dee; 403 rosa beth lorraine ed; 404"),
    "plans:plan": (PLAN, READS),
    "plans:wellness": ("200 circle; 404", READS),
    "plans:add_wellness_line": (THEIRS_OPENS, THEIRS_FILLS),
    "plans:edit_wellness_line": (THEIRS_ONLY_OPENS, THEIRS_ONLY_FILLS),
    "plans:pocket_card": ("200 rosa dee; 403 beth lorraine; 404", READS),
    "plans:card": ("200 dee; 404", READS),
    "plans:goal": ("200 circle ed; 404", READS),
    "plans:obstacles": ("200 circle ed; 404", READS),
    "plans:obstacle": ("200 circle ed; 404", READS),
    "plans:add_obstacle": (PLAN_OPENS, PLAN_FILLS),
    "plans:edit_obstacle": (HERS_OPENS, HERS_FILLS),
    "plans:look_back": (HERS_OPENS, HERS_FILLS),
    "plans:take_step": (PLAN_OPENS, PLAN_FILLS),
    "plans:finish_obstacle": (SENDS, HERS_SENDS),
    "plans:reopen_obstacle": (SENDS, HERS_SENDS),
    "plans:add_option": (PLAN_OPENS, PLAN_FILLS),
    "plans:edit_option": (HERS_OPENS, HERS_FILLS),
    "plans:choose_option": (SENDS, HERS_SENDS),
    "plans:put_back_option": (SENDS, HERS_SENDS),
    "plans:add_lesson": (PLAN_OPENS, PLAN_FILLS),
    "plans:edit_lesson": (HERS_OPENS, HERS_FILLS),
    "plans:feedback": ("200 circle ed; 404", READS),
    "plans:write_feedback": (TOGETHER_OPENS, TOGETHER_FILLS),
    "plans:ask_feedback": (HERS_OPENS, HERS_FILLS),
    "plans:edit_feedback": (AUTHOR_OPENS, AUTHOR_FILLS),
    "plans:answer_feedback": (HERS_OPENS, HERS_FILLS),
    "plans:bring_over": (PLAN_OPENS, PLAN_FILLS),
    "plans:brought_item": (HERS_OPENS, HERS_FILLS),
    "plans:keep_brought_item": (SENDS, HERS_SENDS),
    "plans:leave_out_brought_item": (SENDS, HERS_SENDS),
    "plans:undo_brought_item": (SENDS, HERS_SENDS),
    "plans:routines": ("200 circle ed; 404", READS),
    "plans:add_routine": (PLAN_OPENS, PLAN_FILLS),
    "plans:edit_routine": (HERS_OPENS, HERS_FILLS),
    "plans:budget": ("200 circle; 404", READS),
    "plans:add_amount": (THEIRS_OPENS, THEIRS_FILLS),
    "plans:edit_amount": (THEIRS_ONLY_OPENS, THEIRS_ONLY_FILLS),
    "plans:checklists": ("200 circle ed; 404", READS),
    "plans:checklist": ("200 circle ed; 404", READS),
    "plans:tick_line": (SENDS, HERS_SENDS),
    "plans:note_line": (HERS_OPENS, HERS_SENDS),
    "plans:make_step": (SENDS, PLAN_SENDS),
    "plans:want": (PLAN_OPENS, PLAN_FILLS),
    "plans:add_step": (PLAN_OPENS, PLAN_FILLS),
    "plans:add_areas": (PLAN_OPENS, PLAN_FILLS),
    "plans:add_want": (PLAN_OPENS, PLAN_FILLS),
    "plans:add_goal": (PLAN_OPENS, PLAN_FILLS),
    "plans:edit_area": (HERS_OPENS, HERS_SENDS),
    "plans:edit_want": (HERS_OPENS, HERS_FILLS),
    "plans:edit_goal": (HERS_OPENS, HERS_FILLS),
    "plans:edit_step": (HERS_OPENS, HERS_FILLS),
    "plans:finish_goal": (SENDS, HERS_SENDS),
    "plans:reopen_goal": (SENDS, HERS_SENDS),
    "plans:accept_line": (SENDS, HERS_SENDS),
    "plans:decline_line": (SENDS, HERS_SENDS),
    "plans:let_go_line": (SENDS, HERS_SENDS),
    "plans:take_up_line": (SENDS, HERS_SENDS),
    "plans:move_line": (SENDS, HERS_SENDS),
    "plans:order": (HERS_OPENS, READS),
    "plans:put_away": (PLAN_OPENS, READS),
    "plans:moments": (PLAN_OPENS, READS),
    "plans:moment": ("200 rosa beth dee; 404", READS),
    "plans:history": ("200 circle ed; 404", READS),
    "plans:as_it_was": ("200 circle ed; 404", READS),
    "plans:versions": ("200 circle ed; 404", READS),
    "plans:bring_back": (SENDS, HERS_SENDS),
    "plans:not_like_this": (SENDS, "303 rosa dee; 403 beth; 404"),
    "plans:finish_step": (SENDS, PLAN_SENDS),
    "plans:reopen_step": (SENDS, PLAN_SENDS),
    "referrals:find": ("200 circle ed; 404", READS),
    "referrals:suggest": (PLAN_OPENS, PLAN_FILLS),
    "referrals:go_together": (TOGETHER_OPENS, TOGETHER_FILLS),
    "referrals:needs": ("200 circle ed; 404", READS),
    "referrals:add_need": (PLAN_OPENS, PLAN_FILLS),
    "referrals:meet_need": (SENDS, PLAN_SENDS),
    "referrals:reopen_need": (SENDS, PLAN_SENDS),
    "referrals:suits": (PLAN_OPENS, PLAN_SENDS),
    "referrals:avoid": (PLAN_OPENS, PLAN_FILLS),
    "referrals:end_avoided": (SENDS, PLAN_SENDS),
    "referrals:match": ("200 circle ed; 404", READS),
    "referrals:none_fits": (SENDS, PLAN_SENDS),
    "referrals:why_not": ("200 circle ed; 404", READS),
    "referrals:why": ("200 circle ed; 404", READS),
    "referrals:suggest_service": (PLAN_OPENS, PLAN_FILLS),
    "referrals:unmet": ("200 lorraine rita administrators; 403", READS),
    "referrals:unmet_table": ("200 lorraine rita administrators; 403", READS),
    "referrals:referrals": ("200 circle ed; 404", READS),
    "referrals:referral": ("200 circle ed; 404", READS),
    "referrals:follow_ups": (WORKERS_OPEN, READS),
    "referrals:refer": (PLAN_OPENS, PLAN_FILLS),
    "referrals:refer_meeting": (PLAN_OPENS, PLAN_FILLS),
    "referrals:refer_elsewhere": (PLAN_OPENS, PLAN_FILLS),
    "referrals:tell_referral": (PLAN_OPENS, PLAN_FILLS),
    "referrals:plan_referral": (PLAN_OPENS, PLAN_SENDS),
    "referrals:cancel_referral": (PLAN_OPENS, PLAN_SENDS),
    "referrals:take_back_referral": (SENDS, "422 rosa beth dee; 403 lorraine ed; 404"),
    "referrals:send_referral": (PLAN_OPENS, PLAN_FILLS),
    "referrals:helped": (HERS_OPENS, HERS_FILLS),
    "referrals:shut_link": (SENDS, PLAN_SENDS),
    "referrals:answer": (EVEN_SIGNED_OUT, EVEN_SIGNED_OUT),
    "schedule:week": (ALL, READS),
    "schedule:add": (SCHEDULE_OPENS, SCHEDULE_FILLS),
    "schedule:appointment": (SCHEDULE, READS),
    "schedule:change": (SCHEDULE_OPENS, SCHEDULE_FILLS),
    "schedule:missed": (SCHEDULE_OPENS, SCHEDULE_FILLS),
    "schedule:call_off": (SENDS, SCHEDULE_SENDS),
    "schedule:kept": (SENDS, SCHEDULE_SENDS),
    "supervision:leaving": (A_MEMBER_NOBODY_LISTS, A_MEMBER_NOBODY_LISTS),
    "supervision:unusual_looks": ("200 lorraine rita; 403", READS),
    "supervision:talk_over_unusual_looks": (SENDS, "303 lorraine rita; 403"),
    "supervision:drafts": ("200 lorraine rita; 403", READS),
    "supervision:hand_on_draft": (SENDS, "404"),
    "ui:blank": (ALL, ALL),
    "ui:gallery": (ALL, "422"),
    "ui:theme": ("405 nobody; 405", "303 nobody; 303"),
}
