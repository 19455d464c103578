"""What holds now: begun and not ended, by the clock of the database, as reach.sql decides it."""

from django.db.models import DateTimeField, Func, Q


def holds_now(of: str = "") -> Q:
    """For rows with `starts_at` and `ends_at`; `of` leads to them: "worker__"."""
    now = Func(function="statement_timestamp", output_field=DateTimeField())
    return Q(**{f"{of}starts_at__lte": now}) & (
        Q(**{f"{of}ends_at": None}) | Q(**{f"{of}ends_at__gt": now})
    )


def has_ended(of: str = "") -> Q:
    """Its end is set and has come; what has not begun yet has not ended."""
    now = Func(function="statement_timestamp", output_field=DateTimeField())
    return Q(**{f"{of}ends_at__isnull": False, f"{of}ends_at__lte": now})
