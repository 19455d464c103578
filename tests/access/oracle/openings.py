"""What each role may do in each relationship: the sentences of the matrix, written out again.

People read all of their own record; they write who they are and what they want, and what they
allow, ask and forbid. Whoever walks with somebody reads it all but what is asked of the house and
who is kept out, which they may write down for them, and no notes of counseling; they write all
that is done together. The wellness plan, the budget and the mirror are the person's: what others
read and write of them follows what the person shows, and is told in expected_rows.py. A stand-in
reads how to reach the person, who they are and what is planned, no notes, and writes down visits
and a note. A supervisor of that worker reads as the worker does and who is kept out, and writes
neither the plan nor the notes. A partner, or one of the person's own people, reads what can be
signed for. Whoever reviews an emergency sees whose it was and who looked. A privacy contact sees
how the record is treated. In an emergency a worker reads what is done together. An administrator
sees nobody by role.
"""

SECTIONS = (
    "identity",
    "contact_details",
    "strengths",
    "plan",
    "schedule",
    "contact_notes",
    "referrals",
    "relationships",
    "wellness",
    "budget",
    "mirror",
    "looks",
    "consents",
    "disclosures",
    "emergencies",
    "requests",
    "blocks",
    "counseling_notes",
)
WORKERS = ("peer_specialist", "supervisor")
HOUSE = ("peer_specialist", "supervisor", "administrator")
TOGETHER = SECTIONS[:8]
THEIRS = ("wellness", "budget", "mirror")
NEAREST = (
    "own_record",
    "assigned",
    "covering",
    "supervises",
    "consented",
    "reviews",
    "privacy_contact",
    "emergency",
)


def opened(role: str, relationship: str, action: str) -> tuple[str, ...]:
    reads = action == "read"
    if relationship == "own_record" and role == "participant":
        return (
            SECTIONS
            if reads
            else (*SECTIONS[:4], "referrals", *THEIRS, "consents", "requests", "blocks")
        )
    if relationship == "assigned" and role in WORKERS:
        theirs = (*TOGETHER, *THEIRS, "consents", "requests", "blocks")
        return SECTIONS[:15] if reads else theirs
    if relationship == "covering" and role in WORKERS:
        return SECTIONS[:5] if reads else ("schedule", "contact_notes")
    if relationship == "supervises" and role == "supervisor":
        wrote = ("identity", "contact_details", "strengths", "schedule", "relationships", "blocks")
        return (*SECTIONS[:15], "blocks") if reads else wrote
    if relationship == "consented" and role in ("partner", "supporter"):
        return (*TOGETHER, *THEIRS, "counseling_notes") if reads else ()
    if relationship == "reviews" and role in HOUSE:
        return ("identity", "looks", "emergencies") if reads else ("emergencies",)
    if relationship == "privacy_contact" and role in HOUSE:
        kept = ("consents", "requests", "blocks")
        return ("identity", "looks", "disclosures", *kept) if reads else kept
    if relationship == "emergency" and role in WORKERS:
        return (*TOGETHER, "emergencies") if reads else ()
    return ()
