"""A question whose SQL is written once asks what the queryset would, of whoever acts."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from django.db.models import F, QuerySet

from tests.conftest import Cast
from walkwith.foundation.actor import acting_as
from walkwith.foundation.prepared import among, first, one_of, prepared
from walkwith.people.models import Participant


@prepared
def _called(*, name: Any, since: Any) -> QuerySet[Participant]:
    return (
        Participant.objects.filter(preferred_name=name, walking_since__gte=since)
        .select_related("contact_details")
        .annotate(called=F("preferred_name"))
        .order_by("id")[:5]
    )


@prepared
def _among(*, people: tuple[Any, ...]) -> QuerySet[Participant, Any]:
    return Participant.objects.filter(one_of("pk", people)).values("preferred_name")


LONG_AGO = dt.date(2000, 1, 1)


def test_rows_come_with_what_was_selected_beside_them(cast: Cast) -> None:
    with acting_as(cast.rosa):
        [dee] = _called(name="Dee", since=LONG_AGO)
        assert (dee, dee.called) == (cast.dee, "Dee")
        assert "contact_details" in dee._state.fields_cache


def test_each_asks_with_its_own_values(cast: Cast) -> None:
    with acting_as(cast.rosa):
        assert [one.pk for one in _called(name="Dee", since=LONG_AGO)] == [cast.dee.pk]
        assert _called(name="Nobody", since=LONG_AGO) == []
        assert _called(name="Dee", since=dt.date(3000, 1, 1)) == []
        assert first(_called(name="Dee", since=LONG_AGO)) == cast.dee
        assert first(_called(name="Nobody", since=LONG_AGO)) is None


def test_what_one_viewer_was_answered_is_nobody_elses(cast: Cast) -> None:
    for viewer, found in ((cast.rosa, 1), (cast.kit, 0), (cast.pat, 0), (cast.rosa, 1)):
        with acting_as(viewer):
            assert len(_called(name="Dee", since=LONG_AGO)) == found


def test_a_tuple_is_as_long_as_it_is(cast: Cast) -> None:
    nobody = UUID("00000000-0000-7000-8000-000000000000")
    with acting_as(cast.rosa):
        for people, found in (
            ((cast.dee.pk,), ["Dee"]),
            ((nobody, cast.dee.pk), ["Dee"]),
            ((nobody,), []),
            ((), ["Dee"]),
        ):
            assert [row["preferred_name"] for row in _among(people=people)] == found


def test_a_moment_cannot_stay_in_the_statement(cast: Cast) -> None:
    @prepared
    def forgetful() -> QuerySet[Participant]:
        return Participant.objects.filter(walking_since=LONG_AGO)

    with acting_as(cast.rosa), pytest.raises(TypeError, match="give it by name"):
        forgetful()


def test_a_list_of_keys_is_one_value(cast: Cast) -> None:
    @prepared
    def named(*, keys: Any) -> QuerySet[Participant]:
        return Participant.objects.filter(among("pk", keys)).order_by("preferred_name")

    with acting_as(cast.rosa):
        assert [one.pk for one in named(keys=[cast.dee.pk])] == [cast.dee.pk]
        assert named(keys=[]) == []
