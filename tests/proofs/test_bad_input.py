"""Whatever is sent to an address, the answer is a page or a refusal in words; nothing is lost,
nothing is executed, nothing breaks."""

from http import HTTPStatus
from itertools import cycle, product
from uuid import uuid4

import pytest

from tests.proofs.addresses import addresses
from tests.proofs.forms import Form, parse
from tests.proofs.hostile import (
    PLANTED,
    SHARPEST,
    TEXTS,
    fault,
    fields_to_spoil,
    forms_at,
    kept_words,
    send,
    spoiled,
    undone,
)
from tests.proofs.world import EVERYBODY, Bold, World

ODD_METHODS = ("head", "options", "put", "patch", "delete", "trace")
# Signing in by hand costs half a second of hashing each time; these forms get a few texts only.
SLOW = ("/sign-in/",)
FEW = ("rosa", "dee", "nobody")
by_whom = pytest.mark.parametrize(
    "role", [*FEW, *(pytest.param(n, marks=pytest.mark.prove) for n in EVERYBODY if n not in FEW)]
)
by_whom_forms = pytest.mark.parametrize(
    "role", ["rosa", "dee", pytest.param("pat", marks=pytest.mark.prove)]
)
how_much = pytest.mark.parametrize(
    "everything", [False, pytest.param(True, marks=pytest.mark.prove)], ids=["some", "everything"]
)
BODIES = (
    ("multipart/form-data; boundary=x", b"--x\r\nno end"),
    ("multipart/form-data; boundary=", b"--\r\n"),
    ("multipart/form-data", b"nothing"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--\r\n",
    ),
    ("application/x-www-form-urlencoded", b"together=\xff\xfe&minutes=\xc3\x28"),
    ("application/x-www-form-urlencoded; charset=klingon", b"a=b"),
    ("application/x-www-form-urlencoded; charset=utf-16", b"\xff\xfea\x00"),
    ("application/x-www-form-urlencoded", b"minutes=1&minutes=2&day_day=1&day_day=x"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=b" % n for n in range(2000))),
    ("application/x-www-form-urlencoded", b"together=" + b"w" * 5_000_000),
    ("application/x-www-form-urlencoded", b"%%%&&&===;;;"),
    ("application/json", b'{"minutes": [1, {"a": null}]}'),
    ("text/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
    ("", b"\x00\x01\x02"),
)


def paths(world: World) -> list[str]:
    return [address.path(world.known) for address in addresses()]


def forms_of(world: World, role: str) -> list[tuple[str, Form]]:
    """Each form this person is shown anywhere, once."""
    found: dict[tuple[str, tuple[str, ...]], tuple[str, Form]] = {}
    for path in paths(world):
        for form in forms_at(world.clients[role], path):
            found.setdefault((form.action, tuple(form.fields)), (path, form))
    return list(found.values())


@by_whom
def test_every_address_by_every_method(world: World, role: str) -> None:
    client, faults = world.clients[role], []
    odd = ODD_METHODS if role == "rosa" else ()
    for address in addresses():
        real, senseless = address.path(world.known), address.path({})
        for method, path in [*product(("get", "post"), {real, senseless}), *product(odd, [real])]:
            with undone(client):
                response = getattr(client, method)(path)
            if wrong := fault(response):
                faults.append(f"{method.upper()} {path} {wrong}")
    assert faults == []


@by_whom
def test_every_address_with_a_senseless_question(world: World, role: str) -> None:
    """Every name a GET form uses, and the usual ones, with the sharpest texts."""
    client, faults = world.clients[role], []
    usual = {"q", "page", "next", "near", "zip", "when", "day", "time", "with", "meeting"}
    for path in paths(world):
        asked = {n for f in forms_at(client, path) if f.method == "get" for n in f.fields}
        for name in SHARPEST if asked else SHARPEST[:2]:
            values = dict.fromkeys(sorted(usual | asked), TEXTS[name])
            with undone(client):
                response = client.get(path, values)
            if wrong := fault(response):
                faults.append(f"GET {path} with {name} {wrong}")
    assert faults == []


@how_much
@by_whom
def test_every_form_with_one_text_in_every_field(world: World, role: str, everything: bool) -> None:
    faults = []
    for path, form in forms_of(world, role):
        few = form.action.startswith(SLOW) or not everything
        for name in (*SHARPEST, "a megabyte") if few else TEXTS:
            values = spoiled(form, fields_to_spoil(form), TEXTS[name])
            if wrong := fault(send(world.clients[role], form, values)):
                faults.append(f"{form.action} (on {path}) with {name} in all fields {wrong}")
    assert faults == []


@how_much
@by_whom_forms
def test_every_field_by_itself(world: World, role: str, everything: bool) -> None:
    """All texts in each field; the ordinary run gives each field one of the sharpest in turn."""
    faults, turns = [], cycle(SHARPEST)
    for path, form in forms_of(world, role):
        for field in [] if form.action.startswith(SLOW) else fields_to_spoil(form):
            for name in TEXTS if everything else (next(turns),):
                answer = send(world.clients[role], form, spoiled(form, [field], TEXTS[name]))
                if wrong := fault(answer):
                    faults.append(f"{form.action} (on {path}) with {name} in {field} {wrong}")
    assert faults == []


@by_whom_forms
def test_a_refused_form_keeps_every_word_typed(world: World, role: str) -> None:
    """Each typed field holds a sentence; everything chosen is senseless, so the form is refused."""
    faults, refused = [], 0
    for path, form in forms_of(world, role):
        kept = [n for n in form.typed() if form.fields[n].kind in {"text", "textarea", "search"}]
        if form.method == "get" or not kept:
            continue
        said = {name: f"{name} said in words" for name in kept}
        for name in [n for n in fields_to_spoil(form) if n not in said] or kept[:1]:
            values = {**form.values(**said), name: "\x00"}
            answer = send(world.clients[role], form, values)
            if answer.status_code != 422:
                continue
            refused += 1
            page = answer.content.decode()
            for typed, words in said.items():
                if typed != name and words not in kept_words(page, form.fields[typed]):
                    faults.append(f"{form.action} (on {path}) loses {typed} when {name} is wrong")
    assert faults == []
    assert refused, "no form refused anything: this proves nothing"


def test_markup_in_every_field_stays_words(world: World) -> None:
    """It is saved wherever a form takes it; then every page anybody may open is read."""
    planted = 0
    for role in ("rosa", "dee", "lorraine", "pat"):
        for path in paths(world):
            for form in forms_at(world.clients[role], path):
                if form.method == "get" or form.action.startswith(SLOW):
                    continue
                said = {name: _planted(form, name) for name in form.typed()}
                if not any(PLANTED in words for words in said.values()):
                    continue
                answer = world.clients[role].post(form.action, form.values(**said))
                assert fault(answer) == "", form.action
                _executes_nothing(answer.content.decode(), form.action)
                planted += answer.status_code in {302, 303, 204}
    assert planted >= 5, "hardly any form took it: this proves nothing"
    for role in EVERYBODY:
        for path in paths(world):
            response = world.clients[role].get(path)
            if "html" in response.headers.get("Content-Type", "") and not response.streaming:
                _executes_nothing(response.content.decode(), path)


def _planted(form: Form, name: str) -> str:
    field = form.fields[name]
    if field.kind in {"text", "textarea", "search"} and not (field.values[0] or "").isdigit():
        return PLANTED
    return field.values[0]


def _executes_nothing(html: str, path: str) -> None:
    for element in parse(html).iter():
        assert element.get("class") != "planted", f"markup came alive at {path}"
        assert element.tag != "script" or element.get("src"), f"a script came alive at {path}"
        assert not any(name.startswith("on") for name in element.attrib), path


@how_much
def test_bodies_no_browser_sends(world: World, everything: bool) -> None:
    faults = []
    turns = cycle(BODIES)
    for role, path in product(FEW if everything else FEW[:1], paths(world)):
        client = world.clients[role]
        if path.startswith(SLOW):
            continue
        with undone(client):
            if client.post(path).status_code == HTTPStatus.METHOD_NOT_ALLOWED:
                continue
        for kind, body in BODIES if everything else (next(turns),):
            with undone(client):
                answer = client.generic("POST", path, body, content_type=kind)
            if wrong := fault(answer):
                faults.append(f"{path} as {role} with {kind} {body[:40]!r} {wrong}")
    assert faults == []


def test_a_form_without_its_token_is_refused_in_words(world: World) -> None:
    forgetful = Bold(enforce_csrf_checks=True)
    forgetful.cookies = world.clients["rosa"].cookies
    answer = forgetful.post(f"/contacts/{world.known['participant_id']}/log/", {"together": "Hi"})
    assert answer.status_code == 403
    assert fault(answer) == ""


def test_senseless_sessions_and_cookies(world: World) -> None:
    for value in ("x" * 4000, "\x00", "../..", str(uuid4())):
        client = Bold()
        for name in ("walkwith", "csrftoken", "theme", "django_language"):
            client.cookies[name] = value
        for path in ("/", "/sign-in/", "/library/help/"):
            assert fault(client.get(path)) == ""
