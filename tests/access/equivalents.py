"""Which worlds prove each statement, and the few changes that change nothing, each with why."""

from collections.abc import Callable, Iterable

from tests.access.worlds import acts, covers, disclosing, houses, looking
from tests.access.worlds.consents import consents
from tests.access.worlds.parts import parts
from tests.access.worlds.world import World


def _one(*worlds: Callable[[], World]) -> Callable[[], Iterable[World]]:
    return lambda: [make() for make in worlds]


PROVEN: dict[str, Callable[[], Iterable[World]]] = {
    **dict.fromkeys(("viewer", "kept_out", "grounds", "standing", "reach"), _one(parts)),
    **dict.fromkeys(
        ("live_consent", "kept_from", "consented_sections", "recipients_kept_out"),
        lambda: consents(("partner",)),
    ),
    **dict.fromkeys(("may_assign", "may_walk_with"), _one(houses.assigning)),
    **dict.fromkeys(
        ("doors", "together", "opens_doors", "shared_with_viewer", "people_by"), _one(houses.doors)
    ),
    **dict.fromkeys(
        ("runs_the_house", "works_here", "leads_here", "own_person", "current_account", "led"),
        _one(houses.who_is_here),
    ),
    "enter": _one(houses.entering),
    "answer_cover": _one(covers.answering_covers),
    **dict.fromkeys(("choose_cover", "end_cover"), _one(covers.arranging_covers)),
    **dict.fromkeys(("covers_of", "held_by"), _one(covers.covers_to_read)),
    **dict.fromkeys(("open_emergency", "close_emergency"), _one(acts.emergencies)),
    **dict.fromkeys(("keep_out_known", "knows"), _one(acts.known_people)),
    "agree_to_lift": _one(acts.lifting),
    **dict.fromkeys(("log_looks", "locked_head", "sealed", "look_in_full"), _one(looking.looks)),
    **dict.fromkeys(
        ("consent_for", "missing_fact", "kept_back", "name_to_account", "account_for"),
        _one(disclosing.disclosing),
    ),
}
# Statements of others, and where they are proven.
ELSEWHERE: dict[str, str] = {
    "current_viewer": "asked by every question: without it nobody sees anything",
    "current_organization": "asked by every question: without it nobody sees anything",
    "begins_by_two": "test_begins_by_two.py",
    **dict.fromkeys(
        (
            "link_that_opens",
            "link_at_door",
            "open_link",
            "reread_link",
            "state_behind_link",
            "answer_link",
            "links_opened",
        ),
        "tests/referrals/test_send.py",
    ),
    "partner_may": "tests/referrals/test_states.py",
    "left_referrals": "tests/referrals/test_left.py",
    "referral_has_begun": "tests/referrals/test_when_it_helps.py",
    "places_of": "asked with knows() and agree_to_lift()",
    "consents_in_force": "test_consent_in_force.py",
    "stood_in_for": "test_looks.py",
    "look_heads": "test_verify_looks.py",
    **dict.fromkeys(
        (
            "heard_by",
            "unheard_requests",
            "unreviewable_emergencies",
            "corrections_of",
            "waits_for_viewer",
        ),
        "test_ask.py",
    ),
    "call_off_kept_out": "test_blocks.py",
    "openings_at_hand": "test_openings_at_hand.py",
    "due_sources": "tests/feeds/test_sources.py",
    **dict.fromkeys(
        ("make_card", "confirm_card", "use_card", "close_door"), "test_open_door.py and its like"
    ),
    **dict.fromkeys(
        ("this_moment", "side_by_side", "shown_parts", "ground_of", "keep_version"),
        "tests/plans/test_state_machine.py, and with the row policies",
    ),
    "let_go_of_expired": "test_let_go.py",
    **dict.fromkeys(
        (
            "walks_on",
            "leaving_counts",
            "somebody_stays",
            "end_all_of",
            "hand_over_drafts",
            "end_handed_on",
            "left_people",
            "left_walks",
            "drafts_handed_over",
            "hand_on_draft",
        ),
        "tests/supervision/test_leaving.py",
    ),
}
NOBODYS = "the row is nobody's then, and the answer is the same further down"
EQUIVALENT: dict[str, dict[str, str]] = {
    "may_walk_with": {
        "m.organization_id = v.organization_id -> (1 = 1) in: JOIN accounts_membership m"
        " ON m.organization_id = v.organization_id": "may_assign() asks it again; it is quicker so",
    },
    "shared_with_viewer": {
        "r.relationship = 'consented' -> (1 = 1) in: WHERE r.relationship = 'consented'"
        " AND r.action = 'read'": "a fact that is a consent opens no other relationship",
        "c.organization_id = (SELECT current_organization()) -> (1 = 1) in: JOIN access_consent c"
        " ON c.id = r.fact_id AND c.organization_id = (SELECT current_organization())": (
            "reach names consents of this house alone; an index begins with it"
        ),
    },
    **{
        name: {
            f"k.organization_id = {whose} -> (1 = 1) in: AND k.organization_id = {whose}{end}": (
                "kept_from names recipients of its own house alone; an index begins with it"
            )
        }
        for name, whose, end in (
            ("live_consent", "c.organization_id", ");"),
            ("name_to_account", "x.organization_id", ")"),
        )
    },
    "doors": {
        "r.section IN ('identity', 'consents', 'blocks') -> (1 = 1) in: WHERE r.action ="
        " wanted_action AND r.section IN ('identity', 'consents', 'blocks'))": "quicker so",
        "SELECT DISTINCT r. -> SELECT r. in: SELECT DISTINCT r.participant_id, r.section"
        " FROM reach r": "a union names each once",
    },
    "end_cover": {
        "NOT FOUND -> FALSE in: IF NOT FOUND OR me IS NULL THEN": NOBODYS,
    },
    "keep_out_known": {
        f"{change} in: WHERE o.id = (SELECT current_organization()) FOR NO KEY UPDATE;": (
            "it only waits; two at once are in test_known_people.py"
        )
        for change in ("o.id = (SELECT current_organization()) -> (1 = 1)", "= -> <>")
    },
    "agree_to_lift": {
        **{
            f"{change} in: IF NOT FOUND OR me IS NULL OR me = ANY (places_of(b.member_id)) THEN": (
                NOBODYS
            )
            for change in ("NOT FOUND -> FALSE", "OR -> AND")
        },
        "b.first_by_id IS NOT NULL -> (1 = 1) in: IF b.participant_agreed_at IS NOT NULL"
        " AND b.first_by_id IS NOT NULL": "the second says yes after the first alone",
    },
    "log_looks": {
        **{
            f"{change} -> (1 = 1) in: AND r.participant_id = ANY (people)"
            " AND r.section = ANY (parts)": "it is asked above of each look; it is quicker so"
            for change in ("r.participant_id = ANY (people)", "r.section = ANY (parts)")
        },
        "h.number <> head.number -> (1 = 1) in: WHERE h.id = head.id"
        " AND h.number <> head.number;": "it would write the same again",
    },
    "account_for": {
        "<= -> < in: IF held <= clock_timestamp() OR NOT EXISTS (": (
            "the clock goes on between the two"
        ),
        "c.organization_id = d.organization_id -> (1 = 1) in: AND c.recipient_id = d.recipient_id"
        " AND c.organization_id = d.organization_id": (
            "name_to_account() has found the recipient in this house already"
        ),
    },
}
