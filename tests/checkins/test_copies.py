from tests.checkins.build import SPRING, a_look, a_milestone, a_question, a_win
from tests.conftest import Cast
from walkwith.checkins.copies import copy_of
from walkwith.foundation.actor import Actor, acting_as


def test_all_of_it_is_in_the_copy(cast: Cast, dee: Actor) -> None:
    a_milestone(dee, cast, day=SPRING, celebrate="Cake")
    a_win(dee, cast, "I got up")
    question = a_question(dee, cast)
    a_look(dee, cast, answers={"1": 5}, words="Ana came")
    a_look(dee, cast, questions="own", answers={str(question.pk): 2})
    with acting_as(dee):
        milestones, own, mirror = copy_of(cast.dee.pk, ["plan", "mirror"])
        assert not copy_of(cast.dee.pk, ["identity"])
    assert [one.title for one in milestones.entries] == ["My own key", "I got up"]
    assert [one.title for one in own.entries] == ["Did I sleep?"]
    told = [{one.key: one.words for one in entry.said} for entry in mirror.entries]
    assert told[0]["answers"] == (
        "There are more important things to me in life than using substances. 5"
    )
    assert told[0]["words"] == "Ana came"
    assert told[1]["answers"] == "Did I sleep? 2"
    assert [one.title for one in mirror.entries] == [
        "Ten lines about my life",
        "My own questions",
    ]
