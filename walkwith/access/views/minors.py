from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from walkwith.access import commands, queries
from walkwith.access.forms import MinorRuleForm
from walkwith.access.policies import check_may_review_minor_rules
from walkwith.accounts.held import initial_words
from walkwith.foundation.forms import refusals_in, status_of, typed
from walkwith.foundation.requests import Request
from walkwith.ui.answers import done, page


@require_http_methods(["GET", "POST"])
def minor_rules(request: Request) -> HttpResponse:
    """From which age somebody signs alone, state by state, as the house looked it up."""
    check_may_review_minor_rules(request.actor)
    state = queries.state_of(queries.house_of(request.actor))
    form = MinorRuleForm(typed(request), initial={"state": state, **initial_words(request)})
    if form.is_valid():
        with refusals_in(form):
            commands.review_minor_rule(actor=request.actor, **form.said())
            return done(request, reverse("access:minor_rules"), _("Written down."))
    shown = {"form": form, "rules": queries.minor_rules(), "state": state}
    return page(request, "access/minor_rules.html", shown, status=status_of(form))
