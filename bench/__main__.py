"""`make bench`: build or reuse the organizations, measure them, print them beside the budgets."""

import argparse
import json
import os
import subprocess
import sys

from bench import importing, looking, starts
from bench.budgets import BIG, PAGES, SMALL, TINY, Size
from bench.houses import ROOT, bench_folder, house
from bench.table import as_markdown, as_text
from walkwith.foundation.server import embedded, make_app_role


def main() -> None:
    asked = _parser().parse_args()
    folder = bench_folder()
    os.environ["WALKWITH_DATA"] = str(folder)
    with embedded(folder) as server:
        make_app_role(server)
        if asked.explain:
            size = TINY if asked.small else BIG
            print(_measure(house(size, server), "explain", asked.explain))
            return
        sizes = (TINY,) if asked.small else (SMALL, BIG)
        for size in sizes:
            _report(size, house(size, server), asked)
        print("\nWhat reach adds to a statement\n")
        print(_measure(house(sizes[-1], server), "reach"))
        print("Finding, beside a scan in memory\n")
        print(_measure(house(sizes[-1], server), "finding"))
        print("Looks of one organization\n")
        looks = looking.rates(house(sizes[-1], server), 1 if asked.small else 10)
        print(looking.as_text(looks), flush=True)
        print("\nFirst load of a page, compressed\n")
        print(_measure(house(sizes[0], server), "weights"))
        print("Lists brought in\n")
        print(importing.as_text(importing.imports(server, _lists(asked))), flush=True)
    if not asked.small:
        print("\nFrom `walkwith run` to the first page\n")
        print(starts.as_text(starts.starts()), flush=True)


def _lists(asked: argparse.Namespace) -> list[importing.Feed]:
    if asked.small:
        return importing.feeds_of(meetings=(500,), services=(300,))
    return importing.feeds_of(meetings=(20_000, 200_000), services=(10_000, 50_000))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--small", action="store_true", help="only a tiny house: does it run?")
    parser.add_argument("--rounds", type=int, default=0, help="how often each page is asked for")
    parser.add_argument("--markdown", action="store_true", help="tables for docs/benchmarks.md")
    parser.add_argument(
        "--explain",
        choices=[page.name for page in PAGES],
        metavar="PAGE",
        help="the plan of the slowest statement of a page of the big organization",
    )
    return parser


def _report(size: Size, url: str, asked: argparse.Namespace) -> None:
    rounds = asked.rounds or (3 if asked.small else 60)
    rows = json.loads(_measure(url, str(rounds)).splitlines()[-1])
    print(f"\n{size.name} ({size.meetings:,} meetings), milliseconds, {rounds} rounds\n")
    print(as_markdown(rows, size) if asked.markdown else as_text(rows, size), flush=True)


def _measure(url: str, *arguments: str) -> str:
    """Run `bench.measure` on one organization; answers what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.measure", *arguments],
        env=os.environ | {"DATABASE_URL": url},
        cwd=ROOT,
        check=True,
        text=True,
        stdout=subprocess.PIPE,
    )
    return done.stdout


if __name__ == "__main__":
    main()
