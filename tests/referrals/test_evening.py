"""In the evening it is tomorrow already by the clock of the world; days are told by the house's."""

import datetime as dt
from zoneinfo import ZoneInfo

from tests.conftest import Cast
from tests.referrals.build import a_partner, a_referral
from walkwith.directory.commands import add_own_service, verify_service
from walkwith.directory.own import AgencyFacts, ServiceFacts, SiteFacts
from walkwith.foundation import clock
from walkwith.foundation.actor import acting_as
from walkwith.referrals import commands, queries
from walkwith.referrals.handing import link_context

NEAR = SiteFacts(address_1="4100 Butler St", city="Pittsburgh", postal_code="15201")


def test_what_was_checked_today_was_checked_today(cast: Cast) -> None:
    told = ServiceFacts(name="Pantry", needs=("food",))
    evening = dt.datetime(2026, 11, 19, 20, 30, tzinfo=ZoneInfo(cast.rosa.zone))
    with clock.stopped_at(evening):
        agency = AgencyFacts(name="Pantry people")
        pantry = add_own_service(actor=cast.rosa, agency=agency, service=told, site=NEAR)
        verify_service(actor=cast.rosa, service_id=pantry.pk)
        with acting_as(cast.rosa):
            [found] = queries.match_page(cast.rosa, cast.dee.pk, "food").found
    assert "Checked today" in found.reasons


def test_the_page_of_a_new_link_names_our_day(cast: Cast) -> None:
    agency, _consent = a_partner(cast)
    draft = a_referral(cast.rosa, cast, how="sent")
    sent = commands.send_referral(
        actor=cast.rosa, referral_id=draft.pk, recipient_id=agency.pk, days=30
    )
    with acting_as(cast.rosa):
        sent.link.expires_at = dt.datetime(2026, 12, 20, 1, 30, tzinfo=dt.UTC)
        with clock.stopped_at(dt.datetime(2026, 11, 20, 1, 30, tzinfo=dt.UTC)):
            shown = link_context(sent, cast.rosa.zone)
    assert shown["link_ends"] == "December 19"
