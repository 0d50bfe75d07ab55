# Two commands on a fresh machine with python3, make and the system's package manager:
#   make run [PORT=8000]     make test
# The rest is in docs/DEVELOPING.md.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2
ONLY ?=
export PYTHON

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
RUNTIME := .venv/.installed-runtime
DEV := .venv/.installed-dev

.PHONY: help setup run test test-sqlite test-postgres contracts lint format bench coverage \
        frontend migrate lock lock-update clean

help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## make setup      environment in .venv, front end, database; nothing is served
setup: $(DEV) frontend migrate

## make run        the demo on http://127.0.0.1:8000/ (PORT=8123 for another port)
run: $(RUNTIME) frontend migrate
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@$(MANAGE) demo --if-empty --accounts
	@echo; echo "Serving on http://$(HOST):$(PORT)/  (Ctrl-C stops; data stay in var/)"; echo
	@PYTHONPATH=src exec tools/serve.sh $(BIN)/python $(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) \
	  --workers $(WORKERS) --blocking-threads 2 --backpressure 64 --no-ws --log-level warning \
	  istc.config.wsgi:application

$(BIN)/python:
	@tools/prepare-venv.sh

$(RUNTIME): requirements.txt | $(BIN)/python
	@echo "Installing what the system runs on …"
	@tools/install.sh $<
	@touch $@

# The development lock contains the runtime's.
$(DEV): requirements-dev.txt | $(BIN)/python
	@echo "Installing the development environment …"
	@tools/install.sh $<
	@touch $@ $(RUNTIME)

frontend: | $(BIN)/python
	@$(BIN)/python tools/frontend.py

migrate: | $(RUNTIME)
	@$(MANAGE) migrate --noinput --verbosity 0

## make test       contracts, the suite on SQLite, database tests again on PostgreSQL
test: $(DEV) frontend
	@tools/prepare-tests.sh
	@$(MAKE) contracts
	@$(MAKE) test-sqlite
	@$(MAKE) test-postgres

PYTEST := $(BIN)/python -m pytest -q -n 2

test-sqlite: $(DEV) frontend
	@echo "== the whole suite on SQLite"
	@env -u DATABASE_URL $(PYTEST)

test-postgres: $(DEV) frontend
	@echo "== database tests on PostgreSQL"
	@tools/with-postgres.sh $(PYTEST) -m database

contracts: $(DEV)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@PYTHONPATH=src $(BIN)/lint-imports --no-logo

## make lint       ruff, mypy, import layers, typos, migrations, deployment check, questionnaire
lint: contracts
	@PYTHONPATH=src $(BIN)/mypy
	@$(BIN)/typos
	@$(MANAGE) makemigrations --check --dry-run
	@tools/deploy-check.sh
	@$(MANAGE) questionnaire lint 2020

format: $(DEV)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

## make bench      speed as ratios; ONLY=NAME for one
bench: $(DEV) frontend
	@tools/prepare-tests.sh
	@ONLY=$(ONLY) PYTHONPATH=src $(BIN)/python -m benchmarks

## make coverage   branch coverage: 100 % of the pure layers, 90 % of the rest
coverage: $(DEV) frontend
	@$(BIN)/coverage erase
	@$(PYTEST) --cov --cov-report=
	@$(BIN)/coverage report --fail-under 100 --include 'src/istc/definitions/*,src/istc/checks/*'
	@$(BIN)/coverage report --fail-under 90 --omit 'src/istc/definitions/*,src/istc/checks/*'

## make lock       compile the lock files from requirements*.in and package.json (developers; needs uv, npm)
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --only-binary :all: \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock:
	$(COMPILE) $(UPGRADE) requirements.in -o requirements.txt
	$(COMPILE) $(UPGRADE) requirements-dev.in -c requirements.txt -o requirements-dev.txt
	$(COMPILE) $(UPGRADE) requirements-node.in -o requirements-node.txt
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund
	python3 tools/strip_lock.py

lock-update:
	@$(MAKE) lock UPGRADE=--upgrade

## make clean      remove what make made, but for the data in var/
clean:
	rm -rf .venv node_modules src/istc/ui/static/vendor var/static .mypy_cache .ruff_cache .pytest_cache \
	  .import_linter_cache .hypothesis .coverage* htmlcov
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
