import csv

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from walkwith.foundation.requests import Request
from walkwith.referrals import queries
from walkwith.ui.answers import page


@require_GET
def unmet(request: Request) -> HttpResponse:
    """What people looked for and did not find: by need, area and week, and of nobody."""
    shown = queries.unmet_page(request.actor, request.GET.get("by", ""))
    found = shown.page(request.GET.get("page"))
    return page(request, "referrals/unmet.html", {"shown": shown, "found": found})


@require_GET
def unmet_table(request: Request) -> HttpResponse:
    """The same as a table to take along (CSV)."""
    shown = queries.unmet_page(request.actor)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="not-found-in-town.csv"'
    answer["Cache-Control"] = "no-store"
    table = csv.writer(answer)
    table.writerow(["week", "area", "need", "words", "times"])
    for one in shown.lines:
        table.writerow([one.week.isoformat(), one.area, one.need, one.words, one.times])
    return answer
