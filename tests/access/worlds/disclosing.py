"""Lines of the account: on each basis, by each relationship, each thing missing or another."""

from itertools import product
from typing import Any
from uuid import UUID

from tests.access.oracle.disclosures import BY_WHOM, DEMANDED, Line
from tests.access.oracle.facts import Block, Consent, Named, Recipient, Restriction
from tests.access.oracle.openings import NEAREST
from tests.access.worlds.parts import Scene
from tests.access.worlds.ways import SHARED, Way
from tests.access.worlds.world import World

BASES = (*BY_WHOM, "odd")
WANTED = ("identity", "plan")


def facts_of(basis: str) -> dict[str, str]:
    return dict.fromkeys(DEMANDED.get(basis, "").split(), "said")


def disclosing() -> World:
    world = World()
    _what_is_missing(world)
    for relationship in NEAREST:
        _by(world, relationship)
    _consented(world)
    _elsewhere(world)
    _restricted(world)
    _to_whom(world)
    _kept_out(world)
    return world


def _what_is_missing(world: World) -> None:
    for basis in BASES:
        whole = facts_of(basis)
        world.ask("missing_fact", None, None, basis, whole)
        world.ask("missing_fact", None, None, basis, {})
        for name in whole:
            world.ask("missing_fact", None, None, basis, {**whole, name: "  "})
            without = {key: value for key, value in whole.items() if key != name}
            world.ask("missing_fact", None, None, basis, without)


class Disclosing(Scene):
    """A person with a consent for one recipient, and a viewer who walks with them, or not."""

    def __init__(self, world: World, relationship: str = "assigned", **house: Any) -> None:
        role = {"own_record": "participant", "consented": "partner"}.get(relationship, "supervisor")
        super().__init__(world, role)
        own = self.viewer if relationship == "own_record" else None
        self.dee = self.way.to(relationship, world.person(self.here, own, **house))
        before = self.add(Recipient, organization=self.here, name="The school").id
        self.to = self.add(Recipient, organization=self.here, name="The clinic").id
        self.another = self.add(Recipient, organization=self.here, name="The court").id
        self.sign(revoked=-5, named={"revoked": -5})
        self.consent = self.sign(also={"recipient": self.another, "revoked": -5})
        named = {"organization": self.here, "person": self.dee, "consent": self.consent}
        self.add(Named, **named, recipient=before, revoked=-5)

    def sign(
        self,
        *,
        also: dict[str, Any] | None = None,
        named: dict[str, Any] | None = None,
        **said: Any,
    ) -> UUID:
        base = {"organization": self.here, "person": self.dee, **said}
        consent = self.add(Consent, **{"sections": SHARED, **base}).id
        to = {name: base[name] for name in ("organization", "person")}
        for one in (also, named or {}):
            if one is not None:
                self.add(Named, **{**to, "consent": consent, "recipient": self.to, **one})
        return consent

    def account(self, basis: str, viewer: UUID | None = None, **said: Any) -> None:
        made = {
            "participant_id": self.dee,
            "sections": WANTED,
            "recipient_id": None if basis == "own_request" else self.to,
            "basis": basis,
            "consent_id": self.consent,
            "basis_facts": facts_of(basis),
            **said,
        }
        line = Line(id=self.world.new_id(), **made)
        self.world.ask("account_for", viewer or self.viewer, self.here, line)


def _by(world: World, relationship: str) -> None:
    scene = Disclosing(world, relationship)
    stranger = scene.person()
    scene.sign(person=stranger)
    for basis in BASES:
        for whom in (scene.dee, stranger):
            asked = (whom, basis, "identity", "plan", "looks")
            world.ask("kept_back", scene.viewer, scene.here, *asked)
            world.ask("kept_back", scene.other, scene.here, *asked)
        scene.account(basis)
        scene.account(basis, scene.other)
    for home, whom in product((scene.here, scene.there), (scene.dee, stranger)):
        for wanted in (("plan",), WANTED, ("looks",)):
            world.ask("consent_for", scene.viewer, home, whom, scene.to, *wanted)


def _consented(world: World) -> None:
    scene = Disclosing(world)
    other_person, another = scene.person(), scene.another
    scene.way.to("assigned", other_person)
    scene.sign(person=other_person, sections=("looks",))
    several: tuple[dict[str, Any], ...] = (
        {"sections": ()},
        {"sections": None},
        {"sections": ("plan", "looks")},
        {"sections": ("plan", "contact_notes")},
        {"notice_digest": ""},
        {"notice_digest": None},
        {"content_digest": ""},
        {"content_digest": None},
        {"purpose": ""},
        {"purpose": "another purpose"},
        {"basis_facts": {}},
        {"participant_id": other_person},
        {"recipient_id": another},
        {"recipient_id": scene.add(Recipient, organization=scene.here).id},
        {"consent_id": None},
        {"consent_id": scene.sign(purpose="another")},
        {"consent_id": scene.sign(sections=("plan",))},
        {"consent_id": scene.sign(revoked=-5)},
        {"consent_id": scene.sign(revoked=60, named={"revoked": 60})},
        {"consent_id": scene.sign(organization=scene.there)},
    )
    for basis, said in product(BASES, several):
        scene.account(basis, **said)
    scene.account("consent", sections=("plan",))
    for wanted in (("plan",), WANTED, ("plan", "looks"), ("contact_notes",)):
        world.ask("consent_for", scene.viewer, scene.here, scene.dee, scene.to, *wanted)
        world.ask("consent_for", scene.viewer, scene.here, scene.dee, another, *wanted)
        world.ask("consent_for", scene.other, scene.here, scene.dee, scene.to, *wanted)


def _elsewhere(world: World) -> None:
    """Somebody of another house, with whom a worker of this one walks by a mistake."""
    scene = Disclosing(world)
    away = world.person(scene.there)
    scene.way.to("assigned", away)
    scene.to = scene.add(Recipient, organization=scene.there).id
    consent = scene.sign(person=away, organization=scene.there)
    world.ask("consent_for", scene.viewer, scene.here, away, scene.to, "plan")
    scene.account("consent", participant_id=away, consent_id=consent)


def _restricted(world: World) -> None:
    for said in Scene(world).dated():
        home = "there" if set(said) == {"organization"} else "here"
        _restrict(world, home, {name: said[name] for name in said if name != "organization"})
    for said in ({"sections": ("looks",)}, {"recipient": "this"}, {"recipient": "another"}):
        _restrict(world, "here", said)
    _restrict(world, "here", {"person": "another"})


def _restrict(world: World, home: str, said: dict[str, Any]) -> None:
    scene = Disclosing(world)
    named = {"this": scene.to, "another": scene.add(Recipient, organization=scene.here).id}
    if said.get("person"):
        named["another"] = scene.person()
    base = {"organization": getattr(scene, home), "person": scene.dee, "sections": ("plan",)}
    changed = {
        name: named.get(value, value) if isinstance(value, str) else value
        for name, value in said.items()
    }
    scene.add(Restriction, **{**base, **changed})
    for basis in BASES:
        scene.account(basis)


def _kept_out(world: World) -> None:
    """Nothing goes on any basis to an agency whose sign-in is kept out, or was its own once."""
    for whose in ("theirs", "former", "a stranger's", "elsewhere", "of another"):
        scene = Disclosing(world)
        sign_in = world.member(scene.here, "partner")
        scene.to = scene.add(Recipient, organization=scene.here, member=sign_in).id
        scene.consent = scene.sign(named={"recipient": scene.to})
        base = {"organization": scene.here, "person": scene.dee, "member": sign_in}
        former = {"member": world.member(scene.here, "partner", key=scene.to)}
        said = {
            "former": former,
            "a stranger's": {"member": world.member(scene.here, "partner")},
            "elsewhere": {"organization": scene.there},
            "of another": {"person": scene.person()},
        }
        scene.add(Block, **{**base, **said.get(whose, {})})
        for basis in BASES:
            scene.account(basis)
            for to in (scene.to, scene.another):
                world.ask("name_to_account", None, scene.here, scene.dee, to, basis)
        world.ask("consent_for", scene.viewer, scene.here, scene.dee, scene.to, "plan")


def _to_whom(world: World) -> None:
    scene = Disclosing(world)
    Way(world, scene.other, scene.here).to("assigned", scene.dee)
    made: list[dict[str, Any]] = [
        {},
        {"of": scene.dee},
        {"of": scene.person()},
        {"organization": scene.there},
        *({"closed": moment} for moment in (-5, 0, 5)),
    ]
    recipients = [scene.add(Recipient, **{"organization": scene.here, **said}).id for said in made]
    elsewhere = world.person(scene.there)
    for basis, to in product(("own_request", "audit"), (*recipients, None, world.new_id())):
        world.ask("name_to_account", None, scene.here, scene.dee, to, basis)
        world.ask("name_to_account", None, scene.here, elsewhere, to, basis)
        scene.account(basis, recipient_id=to)
    house = world.house(is_demo=True)
    viewer = world.member(house, "supervisor")
    person = Way(world, viewer, house).to("assigned", world.person(house))
    line = Line(
        id=world.new_id(),
        participant_id=person,
        basis="own_request",
        basis_facts=facts_of("own_request"),
    )
    world.ask("account_for", viewer, house, line)
