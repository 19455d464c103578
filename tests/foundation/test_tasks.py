"""A job whose worker was killed is begun again; jobs long done leave no trace."""

import asyncio
from types import SimpleNamespace
from typing import Any

from walkwith.foundation.tasks import begin_again, forget_jobs


class Jobs:
    """A job manager that remembers what was asked of it."""

    def __init__(self, stalled: list[str]) -> None:
        self.stalled = stalled
        self.asked: list[tuple[Any, ...]] = []

    async def get_stalled_jobs(self) -> list[str]:
        return self.stalled

    async def retry_job(self, job: str) -> None:
        self.asked.append(("retry", job))

    async def delete_old_jobs(self, *, nb_hours: int) -> None:
        self.asked.append(("delete", nb_hours))


def context(jobs: Jobs) -> Any:
    return SimpleNamespace(app=SimpleNamespace(job_manager=jobs))


def test_stalled_jobs_are_begun_again() -> None:
    jobs = Jobs(["one", "other"])
    asyncio.run(begin_again.func(context(jobs), 0))
    assert jobs.asked == [("retry", "one"), ("retry", "other")]


def test_jobs_long_done_are_forgotten() -> None:
    jobs = Jobs([])
    asyncio.run(forget_jobs.func(context(jobs), 0))
    assert jobs.asked == [("delete", 168)]
