"""What no form expects, and what an answer to it must be."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.test import Client

from tests.proofs.forms import Field, Form, forms_of, parse

PLANTED = '"><script>alert(1)</script><img src=x onerror=alert(1) class=planted>'
TURNED = "a\u202eb\u2066c\u200fd"
TEXTS = {
    "nothing": "",
    "spaces": " \t\n ",
    "a megabyte": "word " * 200_000,
    "NUL": "a\x00b",
    "control characters": "a\x01\x08\x0b\x1b[2Jb",
    "right to left": TURNED,
    "markup": PLANTED,
    "a template": "{{ request.user }}{% load x %}${7*7}",
    "SQL": "'; DROP TABLE people_participant; --",
    "a huge number": "9" * 400,
    "a number beyond the column": "99999999999",
    "below zero": "-1",
    "infinity": "1e309",
    "not a number": "NaN",
    "other digits": "\u0664\u0662\u00b2",
    "a broken key": "019a0000-zzzz-7000-8000-000000000000",
    "no such key": "019a0000-0000-7000-8000-000000000000",
    "no such day": "2026-02-31",
    "year zero": "0000-00-00",
    "the end of time": "9999-12-31",
    "no such hour": "25:61",
    "half a character": "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "characters outside the first plane": "\U0001f469\u200d\U0001f52c\U0001f30a",
    "another host": "https://example.com/",
    "a scheme": "javascript:alert(1)",
    "a path": "../../../../etc/passwd",
}
SHARPEST = ("NUL", "a huge number", "a broken key", "not a number", "markup", "the end of time")
GOOD = {200, 204, 302, 303, 304}
REFUSED = {400, 401, 403, 404, 405, 409, 413, 415, 422, 429}


def fault(response: Any) -> str:
    """What is wrong with an answer; empty when it is a page, or a refusal in words."""
    if not response.streaming and b"<img src=x onerror" in response.content:
        return "brings markup to life"
    if response.status_code in GOOD:
        return ""
    if response.status_code not in REFUSED:
        return f"answers {response.status_code}"
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("text/html") and response.request["REQUEST_METHOD"] != "HEAD":
        page = parse(response.content.decode())
        said = "".join(next(page.iter("main"), page).itertext()).split()
        if len(said) < 4:
            return f"refuses with {response.status_code} and without a sentence"
    if b"Traceback" in response.content:
        return "shows a traceback"
    return ""


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """Whatever is saved within is forgotten again; signed out, the client is signed in again."""
    cookies = SimpleCookie(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


def send(client: Client, form: Form, values: dict[str, Any]) -> Any:
    """Send `values` by the form, as a browser would; nothing of it stays."""
    with undone(client):
        if form.method == "get":
            return client.get(form.action, values)
        return client.post(form.action, values)


def forms_at(client: Client, path: str) -> list[Form]:
    """The forms of a page, less the ones every page has."""
    response = client.get(path)
    if response.status_code != 200 or "html" not in response.headers.get("Content-Type", ""):
        return []
    everywhere = ("/accounts/language/", "/ui/theme/")
    forms = forms_of(response.content.decode(), path)
    return [form for form in forms if not form.action.startswith(everywhere)]


def spoiled(form: Form, names: list[str], text: str) -> dict[str, object]:
    """The form's own values, but `text` in each of the fields named."""
    return form.values(**dict.fromkeys(names, text))


def fields_to_spoil(form: Form) -> list[str]:
    return [name for name in form.fields if name != "csrfmiddlewaretoken"]


def kept_words(page: str, field: Field) -> list[str]:
    """What a form that came back holds in a field."""
    again = [f.fields[field.name] for f in forms_of(page, "/") if field.name in f.fields]
    return [value for found in again for value in found.values]
