#!/bin/sh
# Lock the requirements with hashes and without an index address.
set -eu
for extra in "" dev; do
  uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
    --no-annotate --quiet ${extra:+--extra $extra} pyproject.toml \
    --output-file "requirements${extra:+-$extra}.txt"
done
