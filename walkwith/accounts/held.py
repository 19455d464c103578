"""Words typed in a session that ended come back: `initial_words` for every form.

What happens: a POST of an ended session is refused, but its words are held for their owner for a
day (`SessionEnds`). Sign-in leads back to the page; there `request.held_words` has them and the
layout says so. A view hands them to its form in one line:

    form = NoteForm(request.POST or None, initial={**known, **initial_words(request)})

The next save on that page lets them go (`WordsComeBack`). A page without a form that takes them
shows the words themselves, to copy. Another account never gets them: the rows are protected.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.middleware import csrf
from django.utils.http import url_has_allowed_host_and_scheme

NEVER_HELD = {"csrfmiddlewaretoken", "login", "code", "credential", "next", "digits", "again"}
LONGEST_PATH = 400
DAY = ("month", "day", "year")
Initial = dict[str, str | list[str] | dict[str, str]]


def initial_words(request: HttpRequest) -> Initial:
    """What the viewer had typed on this page when their session ended, as `initial` of a form.

    A field said once is a string, one said several times a list, a day in three boxes a dict.
    Empty nearly always.
    """
    held: dict[str, list[str]] = getattr(request, "held_words", {})
    if held:
        request.words_are_filled_in = True  # type: ignore[attr-defined]
    words: Initial = {name: said[0] if len(said) == 1 else said for name, said in held.items()}
    for name in [name.removesuffix("_month") for name in held if name.endswith("_month")]:
        boxes = {part: held.get(f"{name}_{part}", [""])[0] for part in DAY}
        if any(boxes.values()):
            words[name] = boxes
    return words


def words_of(request: HttpRequest) -> dict[str, list[str]]:
    """What was typed, without secrets and without signs the database cannot keep."""
    return {
        name: [words.replace("\x00", "") for words in request.POST.getlist(name)]
        for name in request.POST
        if name not in NEVER_HELD and "password" not in name
    }


def page_of(request: HttpRequest) -> str:
    """The path of the page somebody was on when they sent `request`; its own when unknown."""
    here = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    ours = url_has_allowed_host_and_scheme(here, {request.get_host()})
    path = urlsplit(here).path if ours else ""
    return path if 0 < len(path) <= LONGEST_PATH else request.path[:LONGEST_PATH]


def is_from_earlier_page(request: HttpRequest) -> bool:
    """Is the form token that of the same account before its session ended and began anew?"""
    earlier = request.session.get("earlier_token")
    sent = request.headers.get("X-CSRFToken") or request.POST.get("csrfmiddlewaretoken") or ""
    try:
        csrf._check_token_format(sent)  # type: ignore[attr-defined]
    except csrf.InvalidTokenFormat:
        return False
    return bool(earlier) and csrf._does_token_match(sent, earlier)  # type: ignore[attr-defined]
