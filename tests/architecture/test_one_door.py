"""Nothing of somebody's record leaves but through disclose(), which writes down that it did.

What leaves is a file in an answer, or something sent elsewhere. A file is handed over by
access/handing.py, which takes a `Disclosed`; only `disclose` makes one. Whoever sends is listed.
"""

import ast
from collections.abc import Iterator

from tests.architecture.source import (
    ROOT,
    Source,
    assert_kept,
    calls_of,
    dotted,
    faults_of,
    files,
    imports_of,
    python_files,
    texts_of,
)

DOOR = "walkwith/access/commands/disclosing.py"
HANDS_OVER = "walkwith/access/handing.py"
TAKES_COPIES = "walkwith/feeds/copies/"
# File: what it answers that is no page, and why that is no disclosure.
ANSWERS_FILES = {
    HANDS_OVER: "takes a Disclosed",
    "walkwith/access/views/consents.py": "the paper that was signed, to who reads the consent; a"
    " look is noted, as for every page",
    "walkwith/directory/views/own_meetings.py": "the hours of a meeting; nobody is in them",
    "walkwith/feeds/out/answers.py": "the directory, which holds nobody's record",
    "walkwith/feeds/views/out.py": "the directory as tables; nobody's record is in it",
    "walkwith/referrals/views/unmet.py": "counts of what was not found; nobody is in them",
    "walkwith/library/views/help.py": "the script that keeps crisis help; nobody is in it",
}
# File: whom it calls, and why nothing of a record goes there.
CALLS_OUT = {
    "walkwith/cli.py": "looks for a free port of this machine",
    "walkwith/feeds/fetching.py": "fetches lists of meetings; sends nothing but their address",
}
WAYS_OUT = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "imaplib",
    "paramiko",
    "requests",
    "smtplib",
    "socket",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "websockets",
    "django.core.mail",
}
FILE_ANSWERS = {"FileResponse", "StreamingHttpResponse"}


def answers_with_files(source: Source) -> Iterator[str]:
    if source.path in ANSWERS_FILES:
        return
    cure = "hand a `Disclosed` to as_file() or as_page() of access/handing.py."
    for call in calls_of(source.tree):
        name = dotted(call.func).rsplit(".", 1)[-1]
        typed = any(keyword.arg == "content_type" for keyword in call.keywords)
        if name in FILE_ANSWERS or typed:
            yield source.fault(call, f"{name}() answers with something that is no page.", cure)
    for line, text in texts_of(source):
        if text.lower() in ("content-disposition", "content-type", "x-sendfile"):
            yield source.fault(line, f"writes {text} by hand.", cure)


def calls_out(source: Source) -> Iterator[str]:
    if source.path in CALLS_OUT:
        return
    for line, name in imports_of(source):
        if any(name == way or name.startswith(f"{way}.") for way in WAYS_OUT):
            yield source.fault(
                line,
                f"imports {name}, which can send something away.",
                "disclose() first, and list the file with a reason in CALLS_OUT of this law.",
            )


def doors_beside(source: Source) -> Iterator[str]:
    """What only the door makes, and what only a copy is made of."""
    if source.path == DOOR:
        return
    for call in calls_of(source.tree):
        made = dotted(call.func)
        if made.rsplit(".", 1)[-1] in {"Disclosed", "Disclosure", "Leaving"} or (
            made.startswith("Disclosure.objects.") and made.endswith("create")
        ):
            yield source.fault(call, f"{made}() beside the door.", "call disclose().")
    for line, text in texts_of(source):
        if text == "account_for" and source.path != "walkwith/access/acts.py":
            yield source.fault(line, "writes the account by itself.", "call disclose().")
    if not source.path.startswith(TAKES_COPIES):
        for line, name in imports_of(source):
            parts = name.split(".")
            inside = "copies" in parts[2:-1] or parts[-1] == "copies"
            if inside and parts[-1] != "take_copy" and source.package != parts[1]:
                yield source.fault(
                    line, f"imports {name}: a record in full.", "call take_copy() of feeds."
                )


def commands_that_hand_out(source: Source) -> Iterator[str]:
    """A function of the door that gives a Disclosed back has written the account before."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef) and node.name == "disclose":
            called = [dotted(call.func) for call in calls_of(node)]
            if "_account_for" not in called or "Disclosed" not in called:
                yield source.fault(node, "disclose() writes no account.", "call _account_for().")
            elif called.index("_account_for") > called.index("Disclosed"):
                yield source.fault(node, "disclose() gives before it writes.", "write first.")


def test_no_view_hands_out_a_file_by_itself() -> None:
    assert_kept(answers_with_files, python_files())


def test_nothing_is_sent_but_where_it_is_listed() -> None:
    assert_kept(calls_out, python_files())


def test_there_is_one_door() -> None:
    assert_kept(doors_beside, python_files())
    assert_kept(commands_that_hand_out, [Source(DOOR, (ROOT / DOOR).read_text())])


def test_the_account_is_written_in_one_place_of_the_database() -> None:
    writers = [
        source.path for source in files(".sql") if "INSERT INTO access_disclosure" in source.text
    ]
    assert writers == ["walkwith/access/disclosures.sql"]


def test_the_listed_still_do_it() -> None:
    """An exception that is not needed any more is taken out."""

    def faults_without(law: object, listed: dict[str, str]) -> set[str]:
        kept, found = dict(listed), set()
        listed.clear()
        try:
            for path in kept:
                source = Source(path, (ROOT / path).read_text())
                if list(law(source)):  # type: ignore[operator]
                    found.add(path)
        finally:
            listed.update(kept)
        return found

    assert faults_without(answers_with_files, ANSWERS_FILES) == set(ANSWERS_FILES)
    assert faults_without(calls_out, CALLS_OUT) == set(CALLS_OUT)


def test_the_laws_can_fail() -> None:
    for bad in (
        "FileResponse(notes)",
        "http.StreamingHttpResponse(rows)",
        "HttpResponse(pdf, content_type='application/pdf')",
        "response['Content-Disposition'] = 'attachment'",
        "response.headers['Content-Type'] = 'text/csv'",
    ):
        assert len(faults_of(answers_with_files, bad)) == 1, bad
    assert not faults_of(answers_with_files, "page(request, 'plans/plan.html', {})")
    for bad in (
        "import urllib3",
        "from django.core.mail import send_mail",
        "from urllib.request import urlopen",
        "import smtplib",
    ):
        assert len(faults_of(calls_out, bad, "walkwith/referrals/commands.py")) == 1, bad
    assert not faults_of(calls_out, "from urllib.parse import quote")
    for bad in (
        "Disclosed(content=b'')",
        "Disclosure.objects.bulk_create(lines)",
        "answer('account_for', line)",
        "from walkwith.contacts.copies import copy_of",
        "from walkwith.plans import copies",
        "from walkwith.feeds.copies.archive import archive",
    ):
        assert len(faults_of(doors_beside, bad, "walkwith/referrals/commands.py")) == 1, bad
    assert not faults_of(doors_beside, "from walkwith.feeds.copies import take_copy")
    early = "def disclose():\n    Disclosed()\n    _account_for(line)\n"
    assert len(faults_of(commands_that_hand_out, early)) == 1
    assert len(faults_of(commands_that_hand_out, "def disclose():\n    pass\n")) == 1
