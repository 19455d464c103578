import random
from itertools import islice

from walkwith.demo.people import MadePerson, cast_facts, made_people, texts
from walkwith.people.forms import RHYTHMS


def people(seed: int, count: int = 120) -> list[MadePerson]:
    return list(islice(made_people(random.Random(seed)), count))


def test_the_same_seed_makes_the_same_people() -> None:
    assert people(7) == people(7)
    assert people(7) != people(8)


def test_people_have_names_of_their_own() -> None:
    made = list(islice(made_people(random.Random(2026)), 120))
    assert len({person.full_name for person in made}) == 120
    assert all(person.full_name.startswith(f"{person.preferred_name} ") for person in made)


def test_a_house_speaks_two_languages() -> None:
    languages = [person.language for person in islice(made_people(random.Random(1)), 200)]
    assert 20 <= languages.count("es") <= 60


def test_reaching_says_only_what_the_words_say() -> None:
    for person in islice(made_people(random.Random(3)), 200):
        details = person.details()
        assert details["may_call"] is False or "Text only" not in details["safely"]
        assert details["may_call"] is True or not details["safely"].startswith(("Llam", "Llám"))
        assert details["phone"].split("-")[1:2] == ["555"]


def test_the_rhythm_is_one_that_the_form_offers() -> None:
    offered = {value for value, _words in RHYTHMS}
    made = list(islice(made_people(random.Random(4)), 60))
    assert {str(person.agreed_days) for person in made} <= offered
    assert {str(facts["agreed_days"]) for facts in cast_facts()} <= offered


def test_no_list_of_names_is_empty() -> None:
    for origin in texts("names")["peoples"]:
        assert origin["she"] and origin["he"] and origin["family"]
