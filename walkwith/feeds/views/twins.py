from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from walkwith.feeds import commands
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done

SAID = {"linked": "linked", "apart": "apart", "suspected": "suspected"}


@require_POST
def decide_duplicate(request: Request, duplicate_id: UUID) -> HttpResponse:
    """The same, not the same, or open again."""
    state = SAID.get(request.POST.get("state", ""), "suspected")
    commands.decide_duplicate(actor=request.actor, duplicate_id=duplicate_id, state=state)
    words = {
        "linked": _("They are linked now. A search shows one of them."),
        "apart": _("They are two. We will not ask again."),
        "suspected": _("Taken back. It waits here again."),
    }
    return done(request, reverse("directory:duplicates"), words[state])
