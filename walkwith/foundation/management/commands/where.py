"""`walkwith where /plans/.../add-step/`: the code, the templates and the tests of an address."""

import importlib
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import Resolver404, resolve

HOUSE = Path(__file__).parents[3]
ANY_ID = str(UUID(int=0))


class Command(BaseCommand):
    help = "Prints where the page of an address is made; write ... for an id."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")

    def handle(self, *args: Any, **options: Any) -> None:
        for what, where in places_of(options["address"]):
            self.stdout.write(f"{what:<10} {where}")


def places_of(address: str) -> Iterator[tuple[str, str]]:
    """View, command, templates and test of an address: what there is of them."""
    path = "/" + address.strip("/").replace("...", ANY_ID).replace("…", ANY_ID)
    view = _view(path if path == "/" else f"{path}/")
    yield "view", _line(view)
    package = view.__module__.removeprefix("walkwith.").split(".")[0]
    if not (HOUSE / package).is_dir():
        return
    if command := _command(package, view.__name__):
        yield "command", _line(command)
    templates = HOUSE / package / "templates" / package
    if templates.is_dir():
        yield "templates", f"{_shown(templates)}/"
    for test in _tests(package, view.__name__):
        yield "test", test


def _view(path: str) -> Callable[..., Any]:
    try:
        view = resolve(path).func
    except Resolver404 as unknown:
        raise CommandError(
            f"There is no page at {path}. Is an id missing? Write ... for it."
        ) from unknown
    found: Callable[..., Any] = getattr(view, "view_class", inspect.unwrap(view))
    return found


def _command(package: str, name: str) -> Callable[..., Any] | None:
    try:
        commands = importlib.import_module(f"walkwith.{package}.commands")
    except ModuleNotFoundError:
        return None
    found = getattr(commands, name, None)
    return inspect.unwrap(found) if found else None


def _tests(package: str, name: str) -> Iterator[str]:
    """The tests called like the view, or else the lines that first speak of it."""
    files = sorted((HOUSE.parent / "tests" / package).rglob("test_*.py"))
    if called := [file for file in files if file.stem.startswith(f"test_{name}")]:
        yield from map(_shown, called)
        return
    for file in files:
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if name in line or name.replace("_", "-") in line:
                yield f"{_shown(file)}:{number}"
                break


def _line(code: Callable[..., Any]) -> str:
    file, (_, line) = inspect.getsourcefile(code), inspect.getsourcelines(code)
    return f"{_shown(Path(file or ''))}:{line}"


def _shown(path: Path) -> str:
    """From the root of the project, when it lies there."""
    root = HOUSE.parent
    return str(path.relative_to(root) if path.is_relative_to(root) else path)
