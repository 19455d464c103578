"""What somebody agreed to: read, signed, taken back."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from walkwith.access import commands, queries, sentences
from walkwith.access.forms import ChoicesForm, FindRecipientForm, SignatureForm
from walkwith.access.policies import check_may_revoke_consent, check_may_sign_consent
from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.identifiers import new_id
from walkwith.foundation.requests import Request
from walkwith.people.queries import participant_with_id
from walkwith.people.reach import check_may_read
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def consents(request: Request, participant_id: UUID) -> HttpResponse:
    """What the person agreed to, and their own people."""
    person = participant_with_id(participant_id, page="consents")
    check_may_read(participant_id, "consents")
    agreed = queries.consents_of(request.actor, person, page="consents")
    shown = {"person": person, **_what_is_allowed(participant_id)}
    cards = sentences.cards_of(agreed, request.actor.zone, owns=shown["is_own"])
    shown |= {
        "live": [card for card in cards if card.agreed.is_live],
        "past": [card for card in cards if not card.agreed.is_live],
        "people": queries.own_people(participant_id, page="consents"),
    }
    return page(request, "access/consents.html", shown)


@FORM
def sign_consent(request: Request, participant_id: UUID) -> HttpResponse:
    """First what is agreed to; then the text of it, read whole, and the signature under it."""
    person = participant_with_id(participant_id, page="consents")
    check_may_sign_consent(request.actor, participant_id=participant_id)
    chosen = _keys(request.POST.getlist("recipients") or request.GET.getlist("to"))
    find = request.GET.get("find", "")
    signing = queries.signing(request.actor, person, find=find, also=chosen)
    form = ChoicesForm(typed(request), initial=_begun(request, chosen), signing=signing)
    if form.is_valid() and request.POST.get("act") != "change":
        return _read_and_sign(request, form)
    shown = {"person": person, "is_own": signing.is_own, "form": form, "find": find}
    shown["find_form"] = FindRecipientForm(initial={"find": find})
    return page(request, "access/consent_choices.html", shown, status=status_of(form))


def _begun(request: Request, chosen: list[UUID]) -> dict[str, Any]:
    """What is ticked at first: for whom, and which parts, where a page that needs it led here."""
    parts = request.GET.getlist("part")
    return {"recipients": [str(key) for key in chosen], "sections": parts, **initial_words(request)}


def _read_and_sign(request: Request, first: ChoicesForm) -> HttpResponse:
    signing, act = first.signing, request.POST.get("act")
    language = request.POST.get("language") or signing.language(request.actor)
    reading = sentences.reading(signing, first.choices(language), language)
    is_signed = act == "sign"
    data, files = (request.POST, request.FILES) if is_signed else (None, None)
    form = SignatureForm(data, files, choices=first)
    if is_signed and form.is_valid():
        with refusals_in(form):
            return _signed(request, first, form)
    form.ask_for_the_picture_again()
    shown = {"person": signing.person, "is_own": signing.is_own, "first": first, "form": form}
    shown |= {"reading": reading, "consent_id": request.POST.get("consent_id") or new_id()}
    return page(request, "access/consent_read.html", shown, status=status_of(form))


def _signed(request: Request, first: ChoicesForm, form: SignatureForm) -> HttpResponse:
    language, name = request.POST.get("language", ""), request.POST.get("wording", "")
    consent = commands.sign_consent(
        actor=request.actor,
        participant_id=first.signing.person.pk,
        choices=first.choices(language),
        signature=form.signature(wording=name, language=language),
        consent_id=next(iter(_keys([request.POST.get("consent_id", "")])), None),
    )
    return done(request, reverse("access:consent", args=[consent.pk]), _("Signed. This is yours."))


@require_GET
def consent(request: Request, consent_id: UUID) -> HttpResponse:
    """One consent whole, with the text that was signed: to read and to print."""
    agreed = queries.consent_with_id(request.actor, consent_id, page="consents")
    shown = _one(request, agreed)
    shown["text"] = sentences.text_of(agreed, request.GET.get("language", ""))
    shown["reads"] = request.actor.language
    return page(request, "access/consent.html", shown)


@FORM
def revoke_consent(request: Request, consent_id: UUID) -> HttpResponse:
    """Ask once, calmly; then it is over at once. Say what another yes still lets out."""
    agreed = queries.consent_with_id(request.actor, consent_id, page="consents")
    check_may_revoke_consent(request.actor, participant_id=agreed.consent.participant_id)
    wanted = next(iter(_keys([request.POST.get("only") or request.GET.get("only", "")])), None)
    still = _still_told(request, agreed, wanted)
    if request.method == "POST":
        commands.revoke_consent(actor=request.actor, consent_id=consent_id, recipient_id=wanted)
        return _taken_back(request, agreed.consent.participant_id, still)
    shown = _one(request, agreed, only=wanted)
    shown["still"] = sentences.told_still(still, owns=shown["is_own"], zone=request.actor.zone)
    return page(request, "access/revoke_consent.html", shown)


def _still_told(request: Request, agreed: queries.Agreed, only: UUID | None) -> list[queries.Still]:
    """What those for whom this is taken back are told by other consents all the same."""
    consent = agreed.consent
    concerned = {one.recipient.pk for one in agreed.to if only in (None, one.recipient.pk)}
    all_agreed = queries.consents_of(request.actor, consent.participant, page="consents")
    return queries.still_told(all_agreed, concerned, without=consent.pk)


def _taken_back(request: Request, participant_id: UUID, still: list[queries.Still]) -> HttpResponse:
    """To the list; where one recipient is still told something, to the way of ending that."""
    to = reverse("access:consents", args=[participant_id])
    if not still:
        return done(request, to, _("Taken back. From now on nothing more is told."))
    if len(still) == 1:
        to = reverse("access:revoke_everything_for", args=[participant_id, still[0].recipient.pk])
    is_own = queries.openings_of(participant_id).is_own
    told = sentences.told_still(still, owns=is_own, zone=request.actor.zone)
    return done(request, to, " ".join([_("Taken back."), *(one.words for one in told)]))


@FORM
def revoke_everything_for(
    request: Request, participant_id: UUID, recipient_id: UUID
) -> HttpResponse:
    """Everything that is signed for one recipient, taken back together."""
    shown = _everything_for(request, participant_id, recipient_id)
    if request.method == "POST":
        commands.revoke_everything_for(
            actor=request.actor, participant_id=participant_id, recipient_id=recipient_id
        )
        words = _("Taken back, all of it. From now on nothing more is told.")
        return done(request, reverse("access:consents", args=[participant_id]), words)
    return page(request, "access/revoke_everything_for.html", shown)


def _everything_for(request: Request, participant_id: UUID, recipient_id: UUID) -> dict[str, Any]:
    person = participant_with_id(participant_id, page="consents")
    check_may_revoke_consent(request.actor, participant_id=participant_id)
    agreed = queries.consents_of(request.actor, person, page="consents")
    recipient = queries.recipient_named_in(agreed, recipient_id)
    shown = {"person": person, "recipient": recipient, **_what_is_allowed(participant_id)}
    held = [one for one in agreed if recipient_id in {to.recipient.pk for to in one.live}]
    shown["cards"] = sentences.cards_of(held, request.actor.zone, owns=shown["is_own"])
    return shown


@require_GET
def scan(request: Request, consent_id: UUID) -> HttpResponse:
    """The signed paper, as a file: no browser shows it as a page of ours."""
    found = queries.scan_of(consent_id, page="consents")
    response = HttpResponse(bytes(found.content), content_type=found.media_type)
    ending = found.media_type.rsplit("/", 1)[-1]
    response["Content-Disposition"] = f'attachment; filename="paper.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _one(request: Request, agreed: queries.Agreed, *, only: UUID | None = None) -> dict[str, Any]:
    shown = _what_is_allowed(agreed.consent.participant_id)
    shown["person"] = agreed.consent.participant
    [card] = sentences.cards_of([agreed], request.actor.zone, owns=shown["is_own"])
    named = [one.recipient for one in agreed.to if one.recipient.pk == only]
    return {
        **shown,
        "card": card,
        "only": next(iter(named), None),
        "text": sentences.text_of(agreed),
    }


def _what_is_allowed(participant_id: UUID) -> dict[str, Any]:
    """Whose page it is, and whether the viewer may sign and take back."""
    openings = queries.openings_of(participant_id)
    return {
        "is_own": openings.is_own,
        "may_sign": openings.relationship in ("own_record", "assigned"),
        "may_revoke": "consents" in openings.may_write,
    }


def _keys(said: Iterable[str]) -> list[UUID]:
    """The keys among what was sent; whatever is none is left out."""
    found = []
    for one in said:
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return found
