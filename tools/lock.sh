#!/bin/sh
# Lock the requirements with hashes and without an index address.
# setuptools is locked too: `pip install --no-build-isolation -e .` builds with it.
set -eu
for extra in "" dev; do
  echo "setuptools>=77" | uv pip compile --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-header --no-annotate --quiet ${extra:+--extra $extra} \
    pyproject.toml - --output-file "requirements${extra:+-$extra}.txt"
done
