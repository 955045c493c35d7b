# The two commands of this project are `make site` and `make test`.
# Both need Python 3.11 or newer; everything else is installed from the hashed lists in requirements/.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
HASHED := install --quiet --require-hashes --no-deps
LOCK := $(VENV)/lock/bin/uv pip compile --quiet --no-emit-index-url --no-emit-find-links \
	--generate-hashes --no-header --no-annotate --universal --python-version 3.11
TOOLS := tests/tools

.PHONY: help
help:
	@echo 'make site   build the sample site into public/'
	@echo 'make test   format check, lint, types, layers, all tests'
	@echo 'make lock   write requirements/*.txt anew from pyproject.toml'
	@echo 'make bench  time briefgen beside Hugo, Pelican and Eleventy (see docs/benchmark.md)'
	@echo 'make bench-large  the same with 100,000 briefs, without the slow ones'
	@echo 'make bench-serve  time the preview beside the server of Hugo, in a browser'
	@echo 'make clean  remove what the other targets made, the environment too'

.PHONY: site
site: $(VENV)/.installed
	$(BIN)/briefgen build

.PHONY: test
test: $(VENV)/.installed-test $(TOOLS)/node_modules/.installed
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term-missing:skip-covered --cov-fail-under=95

.PHONY: lock
lock: $(VENV)/.installed-lock
	$(LOCK) pyproject.toml requirements/build.in -o requirements/site.txt
	$(LOCK) --group test -c requirements/site.txt -o requirements/test.txt
	$(LOCK) requirements/lock.in -o requirements/lock.txt

.PHONY: bench
bench: $(VENV)/.installed
	$(BIN)/python -m bench.run

.PHONY: bench-large
bench-large: $(VENV)/.installed
	$(BIN)/python -m bench.run --sizes 100000

.PHONY: bench-serve
bench-serve: $(VENV)/.installed-test
	$(TOOLS)/require browser npm
	$(BIN)/python -m bench.serve.run

.PHONY: clean
clean:
	rm -rf $(VENV) $(TOOLS)/node_modules bench/.peers public .briefgen dist \
		.coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is younger than what it was made from; a second run finds nothing to do.

$(VENV)/.created:
	@if [ -z '$(PYTHON)' ]; then echo 'briefgen needs Python 3.11 or newer; install it or set PYTHON' >&2; exit 3; fi
	@tests/tools/require venv '$(PYTHON)'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed-site: requirements/site.txt $(VENV)/.created
	$(PIP) $(HASHED) -r $<
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.installed-site
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-test: requirements/test.txt $(VENV)/.installed
	$(PIP) $(HASHED) -r $<
	@touch $@

$(VENV)/.installed-lock: requirements/lock.txt $(VENV)/.created
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip --disable-pip-version-check $(HASHED) -r $<
	@touch $@

$(TOOLS)/node_modules/.installed: $(TOOLS)/package-lock.json $(TOOLS)/require
	$(TOOLS)/require browser java npm git sshd nginx
	cd $(TOOLS) && npm ci --no-progress
	@touch $@
