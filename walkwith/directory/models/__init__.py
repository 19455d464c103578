"""The directory: facts about meetings and services, and nobody's record."""

from walkwith.directory.models.agencies import Agency, Offer, Service, ServiceSite, Site
from walkwith.directory.models.checking import Capacity, Certification, Check, Duplicate
from walkwith.directory.models.edits import Edit
from walkwith.directory.models.meetings import Meeting, Slot
from walkwith.directory.models.said import Word
from walkwith.directory.models.secret_places import SecretPlace
from walkwith.directory.models.sources import Listing, Source
from walkwith.directory.models.uses import Use

__all__ = [
    "Agency",
    "Capacity",
    "Certification",
    "Check",
    "Duplicate",
    "Edit",
    "Listing",
    "Meeting",
    "Offer",
    "SecretPlace",
    "Service",
    "ServiceSite",
    "Site",
    "Slot",
    "Source",
    "Use",
    "Word",
]
