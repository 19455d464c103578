"""English and Spanish are complete, and the compiled words are the written ones."""

import pytest

from tools import words


@pytest.mark.parametrize("package", words.packages())
def test_every_message_is_said_in_spanish(package: str) -> None:
    lacking = words.missing(package)
    assert not lacking, f"run `make words {package}` and translate in its .po: {lacking}"


@pytest.mark.parametrize("package", words.packages())
def test_the_compiled_words_are_the_written_ones(package: str) -> None:
    path = words.catalogue_path(package)
    if path.exists():
        assert path.with_suffix(".mo").read_bytes() == words.compiled(package), "run `make words`"
