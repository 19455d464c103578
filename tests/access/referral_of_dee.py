"""A referral of Dee that was sent, with a link that opens."""

from uuid import UUID

from tests.access.signing import an_agency, signed_for
from tests.conftest import Cast
from walkwith.referrals.commands import Asked, refer, send_referral


def referral_of_dee(cast: Cast) -> dict[str, UUID | str]:
    agency = an_agency(cast, "Mill House")
    signed_for(cast, agency, sections=("identity", "referrals"))
    asked = Asked(words="A bed from Monday on", how="sent", to_name="Mill House")
    draft = refer(actor=cast.rosa, participant_id=cast.dee.pk, asked=asked)
    sent = send_referral(actor=cast.rosa, referral_id=draft.pk, recipient_id=agency.pk)
    return {"referral_id": draft.pk, "link_id": sent.link.pk, "token": sent.token}
