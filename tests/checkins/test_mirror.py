"""The mirror: answered by them, drawn for them, shown part by part; no number is judged."""

import datetime as dt
import re
from http import HTTPStatus

import pytest
from django.utils.translation import override

from tests.checkins.build import SPRING, SUMMER, a_look, a_question, house_questions, show
from tests.conftest import Cast, sit_beside
from tests.today.build import Browse, statements
from walkwith.access.models import Version
from walkwith.checkins import commands, queries
from walkwith.checkins.barc10 import STATEMENTS
from walkwith.checkins.models import MirrorEntry, OwnQuestion
from walkwith.foundation import clock
from walkwith.foundation.actor import Actor, acting_as
from walkwith.foundation.errors import NotAllowed, NotFound, Refused

# As the PhenX Toolkit prints them (protocol 590502), from Vilsaint and others, 2017.
AS_PUBLISHED = [
    "There are more important things to me in life than using substances.",
    "In general I am happy with my life.",
    "I have enough energy to complete the tasks I set myself.",
    "I am proud of the community I live in and feel part of it.",
    "I get lots of support from friends.",
    "I regard my life as challenging and fulfilling without the need for using drugs or alcohol.",
    "My living space has helped to drive my recovery journey.",
    "I take full responsibility for my actions.",
    "I am happy dealing with a range of professional people.",
    "I am making good progress on my recovery journey.",
]


def page_of(cast: Cast, code: str = "") -> str:
    return f"/checkins/{cast.dee.pk}/mirror/" + (f"{code}/" if code else "")


def answer_page(cast: Cast, code: str = "barc10") -> str:
    return f"/checkins/{cast.dee.pk}/answer/{code}/"


def read(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1]).split())


def test_the_ten_are_word_for_word() -> None:
    with override("en"):
        assert [str(one) for one in STATEMENTS] == AS_PUBLISHED


def test_it_is_answered_and_any_may_be_passed_over(cast: Cast, dee: Actor, browse: Browse) -> None:
    client = browse(dee)
    html = client.get(answer_page(cast)).content.decode()
    assert html.count('type="radio" name="q_1"') == 7
    assert "Vilsaint" in html and "Strongly disagree" in html
    typed = {"q_1": "6", "q_2": "", "q_10": "2", "words": "Ana came", "day": "2026-03-03"}
    answer = client.post(answer_page(cast), typed)
    assert answer["Location"] == page_of(cast, "barc10")
    with acting_as(dee):
        entry = MirrorEntry.objects.get()
    assert (entry.answers, entry.words, entry.day) == ({"1": 6, "10": 2}, "Ana came", SPRING)


def test_what_cannot_be_kept_is_refused(cast: Cast, dee: Actor, browse: Browse) -> None:
    tomorrow = clock.today(dee.zone) + dt.timedelta(days=1)
    with pytest.raises(Refused):
        a_look(dee, cast, answers={"11": 3, "2": 9})
    for said, field in (({"day": tomorrow}, "day"), ({"words": "x" * 301}, "words")):
        with pytest.raises(Refused) as refused:
            a_look(dee, cast, **said)
        assert refused.value.field == field
    for code in ("nothing", "0198c0de-0000-7000-8000-000000000001"):
        with pytest.raises(NotFound):
            a_look(dee, cast, questions=code)
    answer = browse(dee).post(answer_page(cast), {"q_1": "7", "day": "2026-03-03"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    answer = browse(dee).post(answer_page(cast), {"day": "2026-03-03"})
    assert "All are passed over" in answer.content.decode()


def test_a_note_alone_is_enough(cast: Cast, dee: Actor) -> None:
    assert a_look(dee, cast, answers={}, words="A hard week").answers == {}


def test_it_is_drawn_with_their_notes_and_told_in_numbers(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    a_look(dee, cast, answers={"1": 2, "2": 5}, words="Before the move")
    a_look(dee, cast, answers={"1": 4}, day=SUMMER)
    html = browse(dee).get(page_of(cast, "barc10")).content.decode()
    assert html.count('class="drawn"') == 3  # all of a day, and a line for each answered
    assert 'aria-label="There are more important things' in html
    assert "March 3: 2, June 1: 4" in html
    assert "Before the move" in html
    assert re.search(r"<td>2</td>\s*<td>4</td>", html)
    assert re.search(r"<td>5</td>\s*<td>–</td>", html)


def test_a_sum_is_folded_and_for_them_alone(cast: Cast, dee: Actor, browse: Browse) -> None:
    every = {str(number): 4 for number in range(1, 11)}
    a_look(dee, cast, answers=every)
    a_look(dee, cast, answers={"1": 4}, day=SUMMER)
    show(dee, cast, "mirror:barc10", cast.lorraine)
    mine = browse(dee).get(page_of(cast, "barc10")).content.decode()
    inside = mine.split("Added up, if you want to know", 1)
    assert mine.count("<b>40</b>") == 1 and "<b>40</b>" in inside[1]
    assert "Some were passed over" in inside[1]
    sit_beside(cast.rosa, cast.dee.pk)
    for other in (cast.rosa, cast.lorraine):
        html = browse(other).get(page_of(cast, "barc10")).content.decode()
        assert "There are more important things" in html
        assert "<b>40</b>" not in html and "Added up" not in html


def test_no_number_is_judged(cast: Cast, dee: Actor, browse: Browse) -> None:
    a_look(dee, cast, answers={str(number): 1 for number in range(1, 11)})
    html = browse(dee).get(page_of(cast, "barc10")).content.decode()
    assert not re.search(r"\b(low|poor|risk|red|47|cut-off|below|average)\b", read(html))
    drawn = "".join(re.findall(r'<svg class="drawn".*?</svg>', html))
    assert set(re.findall(r'class="([^"]+)"', drawn)) == {"drawn", "rule", "way", "dot"}


def test_it_is_private_until_shown(cast: Cast, dee: Actor, browse: Browse) -> None:
    entry = a_look(dee, cast, words="For me")
    for other in (cast.rosa, cast.lorraine):
        html = browse(other).get(page_of(cast)).content.decode()
        assert "This is Dee’s own" in html and "Ten lines" not in html
        assert browse(other).get(page_of(cast, "barc10")).status_code == HTTPStatus.FORBIDDEN
        with pytest.raises(NotFound):
            commands.edit_mirror_entry(
                actor=other, mirror_entry_id=entry.pk, answers={"1": 1}, day=SPRING
            )
    show(dee, cast, "mirror:barc10", cast.lorraine)
    html = browse(cast.lorraine).get(page_of(cast)).content.decode()
    assert "Ten lines about my life" in html and "My own questions" not in html
    assert "For me" in browse(cast.lorraine).get(page_of(cast, "barc10")).content.decode()
    assert browse(cast.lorraine).get(page_of(cast, "own")).status_code == HTTPStatus.FORBIDDEN
    assert browse(cast.rosa).get(page_of(cast, "barc10")).status_code == HTTPStatus.FORBIDDEN
    assert "Lorraine can see this until" in browse(dee).get(page_of(cast)).content.decode()


def test_nobody_answers_for_them_alone(cast: Cast, dee: Actor, browse: Browse) -> None:
    show(dee, cast, "mirror:barc10", cast.rosa)
    with pytest.raises(NotAllowed):
        a_look(cast.rosa, cast)
    assert browse(cast.rosa).get(answer_page(cast)).status_code == HTTPStatus.FORBIDDEN
    for stranger in cast.strangers():
        assert browse(stranger).get(page_of(cast)).status_code == HTTPStatus.NOT_FOUND
        with pytest.raises(NotFound):
            a_look(stranger, cast)
    sit_beside(cast.rosa, cast.dee.pk)
    entry = a_look(cast.rosa, cast)
    with acting_as(dee):
        assert Version.objects.get(line_id=entry.pk).ground == "side_by_side"


def test_an_answer_can_change_and_be_let_go(cast: Cast, dee: Actor, browse: Browse) -> None:
    entry, client = a_look(dee, cast, answers={"1": 2, "3": 3}), browse(dee)
    address = f"/checkins/mirror-entries/{entry.pk}/edit/"
    html = client.get(address).content.decode()
    assert re.search(r'name="q_1" value="2"[^>]*checked', html)
    client.post(address, {"q_1": "5", "q_3": "", "day": "2026-06-01", "words": "Later seen"})
    with acting_as(dee):
        entry.refresh_from_db()
        assert (entry.answers, entry.day) == ({"1": 5}, SUMMER)
        assert Version.objects.filter(line_id=entry.pk).count() == 2
    here = page_of(cast, "barc10")
    client.post(f"/plans/lines/mirrorentry/{entry.pk}/let-go/", {"next": here})
    html = client.get(here).content.decode()
    assert 'class="drawn"' not in html and "Take it up again" in html


def test_own_questions_keep_their_own_lines(cast: Cast, dee: Actor, browse: Browse) -> None:
    client = browse(dee)
    client.post(f"/checkins/{cast.dee.pk}/add-question/", {"words": "Did I sing?"})
    with acting_as(dee):
        sing = OwnQuestion.objects.get()
    sleep = a_question(dee, cast)
    client.post(answer_page(cast, "own"), {f"q_{sing.pk}": "6", "day": "2026-03-03"})
    client.post(f"/checkins/own-questions/{sing.pk}/edit/", {"words": "Did I sing today?"})
    here = page_of(cast, "own")
    client.post(f"/plans/lines/ownquestion/{sing.pk}/let-go/", {"next": here})
    html = client.get(here).content.decode()
    assert "Did I sing today?" in html and html.count('class="drawn"') == 2
    html = client.get(answer_page(cast, "own")).content.decode()
    assert f"q_{sleep.pk}" in html and f"q_{sing.pk}" not in html


def test_without_a_question_of_their_own_the_page_invites(
    cast: Cast, dee: Actor, browse: Browse
) -> None:
    html = browse(dee).get(answer_page(cast, "own")).content.decode()
    assert "There is no question of yours yet." in html and "add-question" in html
    with pytest.raises(Refused):
        a_question(dee, cast, "x" * 201)


def test_the_questions_of_the_house(cast: Cast, dee: Actor, browse: Browse) -> None:
    asked = house_questions(cast)
    client = browse(dee)
    assert "The week" in client.get(page_of(cast)).content.decode()
    client.post(answer_page(cast, str(asked.pk)), {"q_2": "3", "day": "2026-03-03"})
    show(dee, cast, f"mirror:{asked.pk}", cast.rosa)
    html = browse(cast.rosa).get(page_of(cast, str(asked.pk))).content.decode()
    assert "Did I eat?" in html and "Did I sleep?" in html
    commands.end_house_questions(actor=cast.pat, house_questions_id=asked.pk)
    assert "The week" in client.get(page_of(cast)).content.decode()


def test_statements_are_constant(cast: Cast, dee: Actor, browse: Browse) -> None:
    counts = []
    for more in (1, 2):
        for number in range(more):
            a_look(dee, cast, words=f"{more} {number}", day=SPRING + dt.timedelta(number))
        addresses = (page_of(cast), page_of(cast, "barc10"))
        counts.append([statements(browse(dee), address) for address in addresses])
    assert counts[0] == counts[1]


def test_queries_answer_what_is_open(cast: Cast, dee: Actor) -> None:
    a_look(dee, cast)
    with acting_as(dee):
        mine = queries.mirror_of(dee, cast.dee.pk)
    assert [(one.questions.code, one.times) for one in mine.parts] == [("barc10", 1), ("own", 0)]
    with acting_as(cast.rosa):
        hers = queries.mirror_of(cast.rosa, cast.dee.pk)
    assert (list(hers.parts), hers.may_sit_beside) == ([], True)
