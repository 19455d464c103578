"""What each kind of file may know: rules know no Django, views no models, queries change nothing.

Which package may import which is held by import-linter (pyproject.toml).
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
    imports_of,
    python_files,
    texts_of,
)

CHANGES = {
    "save",
    "create",
    "update",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "asave",
    "adelete",
}
CHANGING_SQL = ("INSERT INTO", "UPDATE ", "DELETE FROM", "TRUNCATE")
CLOCK = "walkwith/foundation/clock.py"
READS_THE_TIME = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "timezone": {"now", "localtime", "localdate"},
    "time": {"time", "localtime", "gmtime"},
}
RAW_SQL = {
    "walkwith/foundation/actor.py": "sets the viewer",
    "walkwith/foundation/clock.py": "asks the clock of the database",
    "walkwith/foundation/server.py": "makes the database and the role, before Django is there",
    "walkwith/access/acts.py": "calls the functions of the .sql files",
    "walkwith/access/queries/lines.py": "what stands beside lines of any kind, in one statement",
    "walkwith/referrals/commands/unmet.py": "adds one to a count, or begins it, in one statement",
    "walkwith/access/verification.py": "reads the log of looks as the owner, in one stream",
    "walkwith/foundation/prepared.py": "asks again what the ORM wrote once",
    "walkwith/access/protection.py": "installs the policies",
    "walkwith/access/management/commands/migrate.py": "migrates as the owner",
    "walkwith/accounts/cards.py": "calls use_card(), before anybody is signed in",
    "walkwith/accounts/queries.py": "calls enter()",
    "walkwith/demo/bulk/copying.py": "fills the big demo with COPY",
    "walkwith/demo/bulk/loading.py": "fills the big demo as the owner of the tables",
    "walkwith/directory/near.py": "finds meetings in one statement; no participant is in it",
    "walkwith/directory/candidates.py": "two of the same meet in a block, in one statement each",
    "walkwith/directory/uses.py": "one more use of a listing, in one statement",
    "walkwith/directory/near_services.py": "finds services in one statement, from their offers",
    "walkwith/directory/said.py": "counts the words of all listings in one statement",
    "walkwith/feeds/progress.py": "a connection of its own, so that progress is seen at once",
    "walkwith/feeds/staging.py": "compares a feed with the directory by COPY and set",
    "walkwith/feeds/services_merging.py": "takes a feed of services over set by set",
    "walkwith/feeds/services_staging.py": "compares a feed of services by COPY and set",
    "walkwith/feeds/services_report.py": "what a run would change, against the incoming tables",
    "walkwith/feeds/hsds/hiding.py": "hides places in the incoming tables, before they are ours",
    "walkwith/feeds/hsds/hiding_known.py": "hides them in what we had, set by set",
    "walkwith/feeds/hsds/hiding_elsewhere.py": "asks where services are that a list must hide now",
    "walkwith/directory/secret_places.py": "holds the places of a house, and keeps their marks",
    "walkwith/feeds/hsds/known_again.py": "knows secret places again in the incoming tables",
    "walkwith/feeds/hsds/packages.py": "puts tables of a package together, for the time of a run",
    "walkwith/directory/offers.py": "makes what a search touches anew, by COPY",
    "walkwith/people/keeping_out.py": "calls keep_out_known()",
    "walkwith/people/looks.py": "calls log_looks()",
    "walkwith/people/reach.py": "calls openings() of one person",
    "walkwith/supervision/queries/unusual.py": "looks beside notes and visits, in steps",
    "walkwith/today/queries/load.py": "sums of a week for each worker, in one statement",
    "walkwith/today/queries/people.py": "one page of people with lateral joins; policies apply",
    "walkwith/contacts/queries/drifting.py": "one newest note of each, by LATERAL",
    "walkwith/contacts/queries/notes.py": "one newest note of each, by LATERAL",
    "walkwith/contacts/queries/people.py": "one newest note and visit of each, by LATERAL",
}
KNOWS_THE_VIEWER = {
    "walkwith/foundation/actor.py": "the door",
    "walkwith/feeds/progress.py": "a second connection, for the same actor",
}


def rules_with_django(source: Source) -> Iterator[str]:
    for line, name in imports_of(source):
        if chain := way_to_django(name):
            yield source.fault(
                line, f"imports Django ({' > '.join(chain)}).", "take plain values as arguments."
            )
        if name.startswith("walkwith.foundation.clock"):
            yield source.fault(line, "reads a clock.", "take the moment as an argument.")


def way_to_django(name: str, seen: frozenset[str] = frozenset()) -> list[str]:
    """The chain of imports from a module of ours to Django; empty when there is none."""
    if name.split(".")[0] == "django":
        return [name]
    module = _module_of(name)
    if module is None or module.path in seen:
        return []
    for _, imported in imports_of(module):
        if chain := way_to_django(imported, seen | {module.path}):
            return [name, *chain]
    return []


def _module_of(name: str) -> Source | None:
    if not name.startswith("walkwith."):
        return None
    parts = name.split(".")
    for end in (len(parts), len(parts) - 1):
        stem = ROOT.joinpath(*parts[:end])
        for file in (stem.with_suffix(".py"), stem / "__init__.py"):
            if file.exists():
                return Source(str(file.relative_to(ROOT)), file.read_text())
    return None


def views_with_models(source: Source) -> Iterator[str]:
    for line, name in imports_of(source):
        if "models" in name.split("."):
            yield source.fault(line, f"imports {name}.", "ask a query of queries.py for it.")


def queries_that_change(source: Source) -> Iterator[str]:
    for call in calls_of(source.tree):
        if isinstance(call.func, ast.Attribute) and call.func.attr in CHANGES:
            yield source.fault(
                call,
                f".{call.func.attr}() in a query.",
                "make it a command (for a dict or a set write `|=`).",
            )
    for line, text in texts_of(source):
        if any(word in text for word in CHANGING_SQL):
            yield source.fault(line, "SQL that changes rows in a query.", "make it a command.")


def raw_sql(source: Source) -> Iterator[str]:
    if source.path in RAW_SQL:
        return
    cure = "use the ORM, or add the file with a reason to RAW_SQL of this law."
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr == "_base_manager":
            yield source.fault(node, "._base_manager goes round the ORM.", cure)
        elif isinstance(node, ast.Call) and _goes_round(node.func):
            yield source.fault(node, f"{dotted(node.func)}() goes round the ORM.", cure)
        elif isinstance(node, ast.Attribute) and node.attr in {"cursor", "copy"}:
            if "connection" in dotted(node.value):
                yield source.fault(node, f"a raw .{node.attr}.", cure)
        elif isinstance(node, ast.Name) and node.id in {"RawSQL", "connections", "psycopg"}:
            yield source.fault(node, f"{node.id} in here.", cure)


def _goes_round(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and called.attr in {"raw", "extra"}


def clocks(source: Source) -> Iterator[str]:
    if source.path == CLOCK:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute):
            owner = dotted(node.value).rsplit(".", 1)[-1]
            if node.attr in READS_THE_TIME.get(owner, set()):
                yield source.fault(
                    node,
                    f"{owner}.{node.attr} is a clock of its own.",
                    "use `clock.now()` or `clock.today(zone)` of foundation.clock.",
                )


def sets_the_viewer(source: Source) -> Iterator[str]:
    if source.path in KNOWS_THE_VIEWER:
        return
    for line, text in texts_of(source):
        if "walkwith.viewer" in text or "walkwith.organization'" in text:
            yield source.fault(line, "touches the viewer.", "use `acting_as(actor)`.")


def test_rules_know_no_django_and_no_clock() -> None:
    rules = python_files(named="rules")
    for source in rules:
        assert_kept(rules_with_django, [source])


def test_views_know_no_models() -> None:
    assert_kept(views_with_models, python_files(named="views"))


def test_queries_change_nothing() -> None:
    assert_kept(queries_that_change, python_files(named="queries"))


def test_no_sql_by_hand_but_where_it_is_listed() -> None:
    assert_kept(raw_sql, python_files())


def test_the_listed_files_still_exist() -> None:
    assert all((ROOT / path).exists() for path in {*RAW_SQL, *KNOWS_THE_VIEWER, CLOCK})


def test_one_clock() -> None:
    assert_kept(clocks, python_files())


def test_one_door_to_the_viewer() -> None:
    assert_kept(sets_the_viewer, python_files())


def test_the_laws_can_fail() -> None:
    assert len(faults_of(rules_with_django, "from django.db import models")) == 1
    [hidden] = faults_of(rules_with_django, "from walkwith.plans.models import Step")
    assert "walkwith.plans.models.base.Line > django.db.models" in hidden
    assert len(faults_of(rules_with_django, "from walkwith.foundation.clock import now")) == 2
    assert not faults_of(rules_with_django, "import datetime as dt")
    assert len(faults_of(views_with_models, "from walkwith.plans.models import Step")) == 1
    assert len(faults_of(views_with_models, "from walkwith.plans import models")) == 1
    assert len(faults_of(queries_that_change, "Step.objects.filter(pk=1).update(words='')")) == 1
    assert len(faults_of(queries_that_change, "x = 'DELETE FROM plans_step'")) == 1
    assert not faults_of(queries_that_change, "Step.objects.filter(pk=1)")
    assert len(faults_of(raw_sql, "Step._base_manager.all()")) == 1
    assert len(faults_of(raw_sql, "Step.objects.raw('SELECT 1')")) == 1
    assert len(faults_of(raw_sql, "with connection.cursor() as c: pass")) == 1
    assert len(faults_of(raw_sql, "connections['owner']")) == 1
    for text in ("dt.datetime.now(dt.UTC)", "date.today()", "timezone.now()", "f(timezone.now)"):
        assert len(faults_of(clocks, text)) == 1, text
    assert not faults_of(clocks, "clock.now()")
    assert len(faults_of(sets_the_viewer, "x = \"set_config('walkwith.viewer', '', true)\"")) == 1
