"""What the templates of this package are given."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _

from walkwith.access.queries.lines import said_beside
from walkwith.contacts.forms import FindForm, NoteForm
from walkwith.contacts.models import ContactNote, Draft
from walkwith.contacts.queries import LogForm, ToLog
from walkwith.contacts.rules import may_still_correct
from walkwith.contacts.telling import Advice, advice_on, told, told_all, with_whom
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor
from walkwith.people.models import Participant
from walkwith.plans.queries import current_want
from walkwith.plans.telling import told_steps

COACHED = ("goal", "together")  # what it was like is in their own words


def people_context(
    actor: Actor, people: Sequence[ToLog], *, form: FindForm, words: str
) -> dict[str, Any]:
    return {
        "form": form,
        "words": words,
        "people": with_whom(people, clock.today(actor.zone)),
    }


def form_context(form: NoteForm) -> dict[str, Any]:
    """The note form. A note that was saved before is corrected instead."""
    opened = form.opened
    corrected = opened.correcting or form.saved_before
    return {
        "form": form,
        "opened": opened,
        "name": opened.participant.preferred_name,
        "corrected": corrected,
        "action": reverse("contacts:correct", args=[corrected.pk]) if corrected else "",
        "draft_at": opened.draft.at if opened.draft and not form.is_bound else None,
        "coach": {name: advice_on(str(form[name].value() or "")) for name in COACHED},
        "plan": {
            "want": current_want(opened.participant.pk, page="log") if opened.sees_plan else None,
            "steps": told_steps(opened.steps, clock.today(opened.zone)),
            "waiting": told_steps(opened.waiting, clock.today(opened.zone)),
        },
    }


def saved_words(opened: LogForm) -> str:
    """Who reads the note from now on. Who stood in does not: all notes are closed to them."""
    values = {"name": opened.participant.preferred_name, "away": opened.away}
    if opened.away:
        return _(
            "Saved. %(name)s and %(away)s read it now. To you it is closed, like all notes."
        ) % (values)
    return _("Saved. %(name)s can read it now.") % values


def kept_context(draft: Draft | None, words: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    coach: dict[str, list[Advice]] = {
        name: advice_on(" ".join(words.get(name, ()))) for name in COACHED
    }
    return {"draft": draft, "coach": coach}


def notes_context(
    actor: Actor, participant: Participant, found: Page[ContactNote]
) -> dict[str, Any]:
    is_own = participant.membership_id == actor.id
    return {
        "participant": participant,
        "is_own": is_own,
        "page": found,
        "notes": told_all(found.object_list, clock.today(actor.zone), is_own=is_own),
        "answers": said_beside([note.pk for note in found.object_list], page="notes"),
    }


def note_context(actor: Actor, note: ContactNote) -> dict[str, Any]:
    is_own = note.participant.membership_id == actor.id
    return {
        "told": told(note, clock.today(actor.zone), is_own=is_own),
        "answers": said_beside([note.pk], page="note"),
        "participant": note.participant,
        "is_own": is_own,
        "may_correct": note.author_id == actor.id
        and may_still_correct(note.made_at, now=clock.now()),
    }
