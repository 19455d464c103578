# `make run` and `make test` are all a newcomer needs; `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test cover check prove bench pictures words styles lock install install-dev clean

help: ## what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /|/' | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

.venv/made:
	$(PYTHON) -m venv .venv && touch $@

.venv/run: .venv/made requirements.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/made requirements-dev.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ .venv/run

install: .venv/run
install-dev: .venv/dev

run: .venv/run ## start everything on http://localhost:8000 (PORT changes it)
	@$(BIN)/walkwith run

check: .venv/dev ## lint, types, import contracts, sizes, migrations: what every commit passes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint walkwith --lint --quiet
	$(BIN)/python -m pytest --quiet --no-header tests/architecture/test_sizes.py
	$(BIN)/walkwith manage makemigrations --check --dry-run

test: .venv/dev browser check ## everything: check, tests, browser journeys
	$(BIN)/python -m pytest --numprocesses=auto -m "not prove"

cover: .venv/dev browser ## the same tests, with the branches nobody walks; takes half as long again
	$(BIN)/python -m pytest --numprocesses=auto --cov --cov-report=term:skip-covered -m "not prove"

prove: .venv/dev browser ## the slow proofs
	$(BIN)/python -m pytest --numprocesses=auto -m prove

browser: .venv/dev
	@$(BIN)/python -m tools.browser

bench: .venv/dev ## measure speed and size, side by side in one run
	$(BIN)/python -m bench

pictures: .venv/dev browser ## take the screenshots of the README and the manual
	$(BIN)/python -m tools.pictures

words: .venv/dev ## gather the words of the pages and compile the Spanish ones
	$(BIN)/python -m tools.words

styles: ## compile the styles (for maintainers: needs npm)
	tools/styles.sh

lock: ## write the lock files anew (for maintainers: needs uv)
	tools/lock.sh
