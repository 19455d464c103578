from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from walkwith.accounts.held import initial_words
from walkwith.contacts import commands, pages, queries
from walkwith.contacts.forms import FindForm, IndirectForm, NoteForm, kept_words, key_of
from walkwith.contacts.policies import check_may_log_work
from walkwith.contacts.telling import advice_on
from walkwith.foundation.errors import NotFound
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page

FORM = require_http_methods(["GET", "POST"])


@require_GET
def log(request: Request) -> HttpResponse:
    """With whom? The likeliest first."""
    form = FindForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    people = queries.people_to_log(request.actor, words)
    shown = pages.people_context(request.actor, people, form=form, words=words)
    return page(request, "contacts/log.html", shown, part="people")


@require_POST
def coach(request: Request) -> HttpResponse:
    """What the word coach says to words somebody types. Nothing is kept."""
    if not request.htmx:
        raise NotFound
    shown = {"advice": advice_on(request.POST.get("words", ""))}
    return page(request, "contacts/coached.html", shown, part="coached")


@FORM
def log_with(request: Request, participant_id: UUID) -> HttpResponse:
    """The contact note."""
    if "keep" in request.POST:
        return draft(request, participant_id)
    opened = queries.form_to_log(request.actor, participant_id)
    form = NoteForm(typed(request), opened=opened, held=initial_words(request))
    if form.is_valid() and _is_saved(request, form):
        return done(request, _page_of(participant_id), pages.saved_words(opened))
    return page(request, "contacts/log_with.html", pages.form_context(form), status=status_of(form))


def _is_saved(request: Request, form: NoteForm) -> bool:
    """Save the note; sent before with other words, the form goes on as a correction of it."""
    with refusals_in(form):
        try:
            commands.save_note(
                actor=request.actor, participant_id=form.opened.participant.pk, **form.said()
            )
        except commands.SavedBefore as before:
            form.saved_before = before.note
            raise
    return not form.errors


@require_POST
def draft(request: Request, participant_id: UUID) -> HttpResponse:
    """Keep what is typed so far, and say what the word coach sees."""
    words = kept_words(request.POST)
    kept = commands.save_draft(
        actor=request.actor,
        participant_id=participant_id,
        note_id=key_of(request.POST),
        words=words,
    )
    if not request.htmx:
        said = _("Kept as a draft. Only you can read it.")
        return done(request, reverse("contacts:log_with", args=[participant_id]), said)
    return page(request, "contacts/kept.html", pages.kept_context(kept, words), part="kept")


@require_POST
def discard_draft(request: Request, participant_id: UUID) -> HttpResponse:
    commands.discard_draft(actor=request.actor, participant_id=participant_id)
    to = reverse("contacts:log_with", args=[participant_id])
    return done(request, to, _("The draft is gone. This is a new page."))


@FORM
def correct(request: Request, note_id: UUID) -> HttpResponse:
    """Put a note right, within a day."""
    opened = queries.form_to_correct(request.actor, note_id)
    form = NoteForm(typed(request), opened=opened, held=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.correct_note(
                actor=request.actor,
                note_id=note_id,
                note=form.note(),
                next_steps=form.next_steps(),
            )
            return done(request, reverse("contacts:note", args=[note_id]), _("Saved."))
    return page(request, "contacts/log_with.html", pages.form_context(form), status=status_of(form))


@FORM
def indirect(request: Request) -> HttpResponse:
    """Work without a participant."""
    check_may_log_work(request.actor)
    form = IndirectForm(typed(request), zone=request.actor.zone, held=initial_words(request))
    if form.is_valid():
        with refusals_in(form):
            commands.log_indirect_work(actor=request.actor, **form.said())
            return done(request, reverse("today:today"), _("Saved. Thank you for your work."))
    return page(request, "contacts/indirect.html", {"form": form}, status=status_of(form))


@require_GET
def notes(request: Request, participant_id: UUID) -> HttpResponse:
    """Their notes, newest first."""
    participant, found = queries.notes_of(participant_id, request.GET.get("page", "1"))
    return page(
        request, "contacts/notes.html", pages.notes_context(request.actor, participant, found)
    )


@require_GET
def note(request: Request, note_id: UUID) -> HttpResponse:
    """One note, on the screen and on paper."""
    found = queries.note(note_id)
    return page(request, "contacts/note.html", pages.note_context(request.actor, found))


def _page_of(participant_id: UUID) -> str:
    return reverse("today:participant", args=[participant_id])
