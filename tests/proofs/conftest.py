from tests.proofs.world import world
from tests.setup.conftest import folder, kept

__all__ = ["folder", "kept", "world"]
