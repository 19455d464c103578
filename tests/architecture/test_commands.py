"""Every change goes through a command: as somebody, asked of a policy, kept in the history."""

from collections.abc import Iterator

from tests.architecture.source import (
    Function,
    Source,
    assert_kept,
    calls_of,
    dotted,
    faults_of,
    names_called,
    python_files,
    reaches,
    top_functions,
)

NOT_AS_SOMEBODY = {
    "accounts.found_organization": "nobody is there yet who could act",
    "accounts.hold_words": "the session of the person has just ended; it is their own words",
    "accounts.give_back_words": "the words of the person to the person, as they sign in again",
}
ASKS_NOBODY: dict[str, str] = {}
RECORDS_NOTHING: dict[str, str] = {
    "directory.ask_for_check": "asked without a name: the history would keep one",
    "referrals.count_unmet": "a count of nobody: an entry would say who looked, and when",
}
# Beside `record` itself: the functions of plans/lines.py and referrals/steps.py that end with it,
# commands of a layer below that another one goes round, and those of feeds/secrecy.py.
RECORDS = {
    "record",
    "lines.write",
    "lines.change",
    "lines.put",
    "lines.let_go",
    "lines.take_up_again",
    "lines.accept",
    "lines.bring_back",
    "lines.decline",
    "steps.put",
    "directory.add_own_service",
    "directory.edit_service",
    "secrecy.hide",
    "secrecy.tell",
}


def careless_commands(source: Source) -> Iterator[str]:
    functions = top_functions(source)
    for name, function in functions.items():
        full_name = f"{source.package}.{name}"
        if not name.startswith("_") and full_name not in NOT_AS_SOMEBODY:
            yield from _of_one(source, function, functions, full_name)


def _of_one(
    source: Source, function: Function, others: dict[str, Function], full_name: str
) -> Iterator[str]:
    name = function.name
    if "command" not in {dotted(decorator) for decorator in function.decorator_list}:
        yield source.fault(function, f"{name}() is no @command.", "decorate it, or name it _so.")
    if function.args.args or function.args.posonlyargs or function.args.vararg:
        yield source.fault(function, f"{name}() takes arguments by place.", "begin with `*`.")
    named = [argument.arg for argument in function.args.kwonlyargs]
    if named[:1] != ["actor"]:
        yield source.fault(function, f"{name}() does not say who acts.", "`actor: Actor` first.")
    parts = reaches(function, others)
    called = {name for part in parts for name in names_called(part)}
    through = {dotted(call.func) for part in parts for call in calls_of(part)}
    if full_name not in ASKS_NOBODY and not any(n.startswith("check_may_") for n in called):
        yield source.fault(
            function, f"{name}() asks no policy.", "call a `check_may_...` of policies.py."
        )
    if full_name not in RECORDS_NOTHING and not through & RECORDS:
        yield source.fault(
            function,
            f"{name}() leaves no trace in the history.",
            "call `record(actor=..., event=..., about=...)` with an event of events.py.",
        )


def commands() -> list[Source]:
    return [
        source
        for source in python_files(named="commands")
        if source.package not in {"foundation", "cli"}
    ]


def test_commands_are_careful() -> None:
    assert_kept(careless_commands, commands())


def test_the_exempt_still_exist() -> None:
    there = {f"{source.package}.{name}" for source in commands() for name in top_functions(source)}
    assert {*NOT_AS_SOMEBODY, *ASKS_NOBODY, *RECORDS_NOTHING} <= there


GOOD = """
@command
def add_step(*, actor: Actor, words: str) -> None:
    check_may_add_step(actor)
    _save(actor)

def _save(actor):
    record(actor=actor, event=1, about=2)
"""


def test_the_law_can_fail() -> None:
    path = "walkwith/plans/commands.py"
    assert not faults_of(careless_commands, GOOD, path)

    def said(text: str) -> list[str]:
        return [fault.split(": ", 1)[1] for fault in faults_of(careless_commands, text, path)]

    assert said(GOOD.replace("@command", "@other")) == [
        "add_step() is no @command. Cure: decorate it, or name it _so."
    ]
    assert said(GOOD.replace("*, actor: Actor, ", "actor: Actor, *, ")) == [
        "add_step() takes arguments by place. Cure: begin with `*`.",
        "add_step() does not say who acts. Cure: `actor: Actor` first.",
    ]
    assert said(GOOD.replace("check_may_add_step(actor)", "pass")) == [
        "add_step() asks no policy. Cure: call a `check_may_...` of policies.py."
    ]
    assert len(said(GOOD.replace("    record(actor=actor, event=1, about=2)", "    pass"))) == 1
