"""Our own small, open vocabulary of needs: what people look for, in words they use.

A code never changes and is never used again for something else; what it is called may change.
needs.json keeps the other words for each, as people type them and as feeds write them (in small
letters), and its ids in other open vocabularies. Licensed ones are never written there: what a
partner's feed says in one stays in the row it came in, and is not exported.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GROUPS: dict[str, Promise] = {
    "housing": _("A place to live"),
    "recovery": _("Recovery"),
    "health": _("Health"),
    "crisis": _("Right now"),
    "daily": _("Food and daily things"),
    "papers": _("Papers and rights"),
    "money": _("Money"),
    "work": _("Work and school"),
    "family": _("Family"),
    "people": _("People and time together"),
}
CALLED: dict[str, tuple[str, Promise]] = {
    "sober_housing": ("housing", _("Sober housing")),
    "shelter": ("housing", _("A bed tonight")),
    "safe_house": ("housing", _("Safety from violence at home")),
    "housing": ("housing", _("A home of my own")),
    "rent_help": ("housing", _("Help with rent")),
    "utilities": ("housing", _("Help with power, gas and water")),
    "furniture": ("housing", _("Furniture and household things")),
    "storage": ("housing", _("A place for my things, and for mail")),
    "detox": ("recovery", _("Detox")),
    "residential": ("recovery", _("Treatment where I stay")),
    "outpatient": ("recovery", _("Treatment while I live at home")),
    "opioid_medicine": ("recovery", _("Medicine for opioid use")),
    "alcohol_medicine": ("recovery", _("Medicine for alcohol use")),
    "naloxone": ("recovery", _("Naloxone")),
    "harm_reduction": ("recovery", _("Safer use supplies")),
    "recovery_center": ("recovery", _("A recovery center")),
    "peer_support": ("recovery", _("A peer or a coach")),
    "mutual_help": ("recovery", _("Meetings")),
    "gambling": ("recovery", _("Help with gambling")),
    "quit_smoking": ("recovery", _("Help to stop smoking")),
    "doctor": ("health", _("A doctor")),
    "dentist": ("health", _("A dentist")),
    "eyes": ("health", _("Glasses and eye care")),
    "medicine_cost": ("health", _("Help to pay for medicine")),
    "testing": ("health", _("Testing for HIV, hepatitis, STIs")),
    "pregnancy": ("health", _("Care in pregnancy")),
    "therapy": ("health", _("Someone to talk to: therapy")),
    "trauma": ("health", _("Help after trauma")),
    "eating": ("health", _("Help with eating")),
    "disability": ("health", _("Help with a disability")),
    "crisis_line": ("crisis", _("A crisis line")),
    "warmline": ("crisis", _("A warmline")),
    "mobile_crisis": ("crisis", _("A team that comes to me")),
    "outreach": ("crisis", _("Street outreach")),
    "food": ("daily", _("Food")),
    "meals": ("daily", _("A warm meal")),
    "clothes": ("daily", _("Clothes")),
    "shower": ("daily", _("A shower and laundry")),
    "phone": ("daily", _("A phone or internet")),
    "ride": ("daily", _("Rides")),
    "pets": ("daily", _("Care for my pet")),
    "id_papers": ("papers", _("ID and papers")),
    "legal_aid": ("papers", _("Legal aid")),
    "record_clearing": ("papers", _("Clearing my record")),
    "reentry": ("papers", _("Coming home from jail or prison")),
    "court": ("papers", _("Drug court and other courts")),
    "immigration": ("papers", _("Immigration help")),
    "veterans": ("papers", _("Help for veterans")),
    "advocacy": ("papers", _("Someone to stand up for me")),
    "benefits": ("money", _("Benefits")),
    "insurance": ("money", _("Health insurance")),
    "budgeting": ("money", _("Help with money and debt")),
    "cash": ("money", _("A little money in a hard week")),
    "work": ("work", _("Work")),
    "training": ("work", _("Job training")),
    "school": ("work", _("School and GED")),
    "volunteering": ("work", _("A place to volunteer")),
    "child_care": ("family", _("Child care")),
    "parenting": ("family", _("Help with parenting")),
    "reunification": ("family", _("Getting my children back")),
    "family_groups": ("family", _("Help for family and friends")),
    "youth": ("family", _("Help for young people")),
    "elders": ("family", _("Help for older people")),
    "community": ("people", _("People to be with")),
    "sport": ("people", _("Moving my body")),
    "faith": ("people", _("A faith community")),
    "lgbtq": ("people", _("LGBTQ people")),
}


@dataclass(frozen=True, slots=True)
class Need:
    """One need. `same_as` are its ids by vocabulary."""

    code: str
    group: str
    words: Promise
    english: tuple[str, ...]
    spanish: tuple[str, ...]
    same_as: dict[str, str]


def _all() -> dict[str, Need]:
    told = json.loads((Path(__file__).parent / "needs.json").read_text(encoding="utf-8"))
    assert told.keys() == CALLED.keys(), "needs.json and CALLED name the same needs"
    return {
        code: Need(
            code=code,
            group=group,
            words=words,
            english=tuple(told[code]["english"]),
            spanish=tuple(told[code]["spanish"]),
            same_as=told[code]["same_as"],
        )
        for code, (group, words) in CALLED.items()
    }


NEEDS: dict[str, Need] = _all()


def need_words(code: str) -> str:
    """What a need is called; the code of one that is no longer known."""
    return str(NEEDS[code].words) if code in NEEDS else code
