"""Find a Chromium for the journeys, or install one: Debian's when root, else Playwright's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def chromium() -> str | None:
    """The path of an installed Chromium, or None for Playwright's own."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return None


def install() -> None:
    """Install what is missing."""
    if chromium():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return
    cache = Path.home() / ".cache/ms-playwright"
    if not any(cache.glob("chromium*")):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    install()
