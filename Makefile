# make run: open the app on the sample corpus. make test: pass the tests. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LIBRARY ?= library

.PHONY: setup run test test-all test-browser lint types docs clean

setup: $(VENV)/.installed

# torch first and pinned: anything that depends on it would otherwise bring several GB of CUDA.
$(VENV)/.installed: requirements.txt requirements-dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Clausebook needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet torch==2.13.0
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	touch $@

run: setup
	$(BIN)/clausebook --library $(LIBRARY) ingest corpus/sample
	$(BIN)/clausebook --library $(LIBRARY) serve

test: setup
	$(BIN)/python -m pytest -n 2

test-all: setup
	$(BIN)/python -m pytest -n 2 -m 'not browser'

test-browser: setup
	$(BIN)/python -m pytest -m browser

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

docs: setup
	$(BIN)/python -m docs.reference > docs/cli.md

clean:
	rm -rf $(VENV) build *.egg-info
