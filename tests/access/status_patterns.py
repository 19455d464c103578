"""How addresses answer, by who reads and writes which section: what rows are made of."""

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
LEADERS_OPEN = "404 kit; 200 lorraine rita administrators; 403"
LEADERS_SEND = "404 kit; 303 lorraine rita administrators; 403"

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
