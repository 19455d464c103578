"""What the README and CONTRIBUTING tell people to type exists, and does what it says."""

import argparse
import re
import subprocess
from pathlib import Path

import pytest

from walkwith.cli import _parser

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
PLAIN_BLOCK = re.compile(r"^```(?:sh|shell|bash|console)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
IN_A_SENTENCE = re.compile(r"`((?:[A-Z_]+=\S+ )*(?:make|walkwith) [^`]+)`")
VARIABLES = re.compile(r"^(?:[A-Z_]+=\S+ +)+")


def commands(page: str) -> list[str]:
    """Each line of a shell block, and each command named within a sentence."""
    text = (ROOT / page).read_text()
    blocks = "\n".join(PLAIN_BLOCK.findall(text)).replace("\\\n", " ").splitlines()
    lines = [line.split(" #")[0].removeprefix("$ ").strip() for line in blocks]
    said = [VARIABLES.sub("", line) for line in [*lines, *IN_A_SENTENCE.findall(text)]]
    return list(dict.fromkeys(line for line in said if line))


def of(program: str) -> list[tuple[str, list[str]]]:
    """(page, words after the program's name) of every command of `program` on any page."""
    return [
        (page, line.split()[1:])
        for page in NAMES
        for line in commands(page)
        if line.split()[0] == program
    ]


def subcommands() -> dict[str, argparse.ArgumentParser]:
    chosen = next(a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(chosen.choices)


def test_the_readme_leads_with_the_two_commands() -> None:
    assert commands("README.md")[:2] == ["make run", "make test"]


@pytest.mark.parametrize(("page", "words"), of("make"))
def test_every_make_target_named_exists(page: str, words: list[str]) -> None:
    target = words[0]
    asked = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, f"{page} says `make {target}`: {asked.stderr}"


@pytest.mark.parametrize(("page", "words"), of("walkwith"))
def test_every_command_named_exists_with_its_options(page: str, words: list[str]) -> None:
    if words[0].startswith("-"):
        words = ["run", *words]
    known = subcommands()
    assert words[0] in known, f"{page} says `walkwith {words[0]}`"
    options = {word.split("=")[0] for word in words[1:] if word.startswith("--")}
    offered = set(known[words[0]]._option_string_actions)
    assert options <= offered, f"{page} says `walkwith {' '.join(words)}`"


def test_help_lists_what_the_makefile_offers() -> None:
    asked = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in ("run", "test", "bench", "pictures", "prove"):
        assert f"make {target} " in asked.stdout


def test_the_command_line_tells_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        _parser().parse_args(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for name in ("run", "demo", "import-list", "where", "bench"):
        assert re.search(rf"^ +{name}\s+\S", said, re.MULTILINE), f"`walkwith --help` lists {name}"


@pytest.mark.parametrize("page", NAMES)
def test_every_file_a_page_leads_to_is_there(page: str) -> None:
    text = (ROOT / page).read_text()
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text)
    named = re.findall(r"`((?:docs|walkwith|tests|tools)/[\w./-]+)`", text)
    here = (ROOT / page).parent
    lacking = [link for link in links if not (here / link).exists()]
    lacking += [name for name in named if not (ROOT / name).exists()]
    assert lacking == []
