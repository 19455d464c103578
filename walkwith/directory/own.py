"""What the house writes down itself about a service, before it is a row of the directory.

Names of fields follow Open Referral HSDS 3.1; `details` hold what HSDS nests below each.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFacts:
    """Who offers it. Two services of one name of agency belong to one agency."""

    name: str
    description: str = ""
    email: str = ""
    website: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """Where it is. A confidential place keeps the town at most; one without a position is put in
    the middle of its ZIP code.
    """

    name: str = ""
    description: str = ""
    transportation: str = ""
    address_1: str = ""
    address_2: str = ""
    city: str = ""
    state_province: str = ""
    postal_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    is_confidential: bool = False
    location_type: str = "physical"
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFacts:
    """What it does for people."""

    name: str
    description: str = ""
    url: str = ""
    email: str = ""
    application_process: str = ""
    fees_description: str = ""
    eligibility_description: str = ""
    minimum_age: float | None = None
    maximum_age: float | None = None
    alert: str = ""
    needs: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    details: dict[str, Any] = field(default_factory=dict)
