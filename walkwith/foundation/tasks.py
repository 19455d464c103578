"""The background work of the house itself: a job whose worker was killed is begun again."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

EVERY_FEW_MINUTES = "*/5 * * * *"
A_WEEK_IN_HOURS = 7 * 24
EVERY_NIGHT = "40 3 * * *"


@app.periodic(cron=EVERY_FEW_MINUTES)
@app.task(
    name="walkwith.foundation.tasks.begin_again", queueing_lock="begin_again", pass_context=True
)
async def begin_again(context: JobContext, timestamp: int) -> None:
    """Those whose worker gave no sign of life any more."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        await jobs.retry_job(job)


@app.periodic(cron=EVERY_NIGHT)
@app.task(
    name="walkwith.foundation.tasks.forget_jobs", queueing_lock="forget_jobs", pass_context=True
)
async def forget_jobs(context: JobContext, timestamp: int) -> None:
    """Jobs that were done a week ago leave no trace."""
    await context.app.job_manager.delete_old_jobs(nb_hours=A_WEEK_IN_HOURS)
