"""What was talked about before somebody signed in themselves, and the cards that let them in."""

from django.utils.translation import gettext as _

from walkwith.access.models import DoorCard, SafetyTalk
from walkwith.people.copying import Part, entry, moment, part, said
from walkwith.people.models import Participant


def safety_talks(person: Participant) -> Part:
    found = SafetyTalk.objects.filter(participant=person).select_related("talked_by")
    entries = [
        entry(
            one.pk,
            moment(one.made_at),
            said("talked_by", _("With whom"), one.talked_by.name),
            said("phone", _("The phone"), one.phone, one.get_phone_display()),
            said("who_could_look", _("Who could look"), one.who_could_look),
            said("topics", _("Gone through"), one.topics, ", ".join(one.topic_words)),
            said("if_found", _("If somebody finds it"), one.if_found, is_voice=True),
            said("stay", _("How long to stay signed in"), one.stay, ""),
            said("tab_name", _("What the tab says"), one.tab_name, ""),
            said("wants_door", _("Yes"), one.wants_door),
            said("made_at", _("When"), one.made_at),
        )
        for one in found.order_by("made_at", "id")
    ]
    return part("consents", "safety_talks", _("What we talked about"), entries)


def door_cards(person: Participant) -> Part:
    """Who made, confirmed and used each; never the words, which nobody has."""
    cards = DoorCard.objects.filter(participant=person)
    entries = [
        entry(
            one.pk,
            moment(one.made_at),
            said("made_by", _("Made by"), one.made_by.name),
            said("needs_second", _("Two people"), one.needs_second),
            said("confirmed_by", _("Confirmed by"), one.confirmed_by and one.confirmed_by.name),
            said("confirmed_at", _("Confirmed"), one.confirmed_at),
            said("expires_at", _("Until"), one.expires_at),
            said("used_at", _("Used"), one.used_at),
            said("withdrawn_at", _("Withdrawn"), one.withdrawn_at),
            said("made_at", _("When"), one.made_at),
        )
        for one in cards.select_related("made_by", "confirmed_by").order_by("made_at", "id")
    ]
    return part("consents", "door_cards", _("The cards that let me in"), entries)
