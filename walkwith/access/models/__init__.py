from walkwith.access.models.asking import Answer, Request
from walkwith.access.models.consenting import (
    Consent,
    ConsentRecipient,
    ConsentScan,
    Disclosure,
    Explained,
    MinorRule,
    Recipient,
    Restriction,
)
from walkwith.access.models.doors import DoorCard, SafetyTalk
from walkwith.access.models.emergencies import EmergencyAccess
from walkwith.access.models.house import PrivacyContact, Regime
from walkwith.access.models.keeping_out import Block, KnownPerson, SaidWhomTheyKnow
from walkwith.access.models.looking import Look, LookHead
from walkwith.access.models.side_by_side import Share, SideBySide, Version
from walkwith.access.models.walking import Assignment, Cover, CoverAgreement, Supervision

__all__ = [
    "Answer",
    "Assignment",
    "Block",
    "Consent",
    "ConsentRecipient",
    "ConsentScan",
    "Cover",
    "CoverAgreement",
    "Disclosure",
    "DoorCard",
    "EmergencyAccess",
    "Explained",
    "KnownPerson",
    "Look",
    "LookHead",
    "MinorRule",
    "PrivacyContact",
    "Recipient",
    "Regime",
    "Request",
    "Restriction",
    "SafetyTalk",
    "SaidWhomTheyKnow",
    "Share",
    "SideBySide",
    "Supervision",
    "Version",
]
