# Needs python3 (3.11 or newer) and make, nothing else. `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PAGE := build/brief.html
CHECKED := src tests benchmarks

.DEFAULT_GOAL := help
.PHONY: help environment demo test lint bench format docs site-docs lock clean

help:
	@echo "make environment   make .venv with everything that politeia needs"
	@echo "make demo          write a brief on Kazakhstan's constitutional reform of 2022 to $(PAGE)"
	@echo "make test          check format, style, types and imports, then run the tests"
	@echo "make lint          the checks of 'make test' without the tests"
	@echo "make bench         time the commands that a reader waits for, and the engines beside spin and Storm"
	@echo "make format        format the Python code"
	@echo "make docs          write what is made from the program: messages, reference, commands, the editors' grammars"
	@echo "make site-docs     build the documentation as pages in build/documentation"
	@echo "make lock          renew requirements.lock from pyproject.toml"
	@echo "make clean         remove the environment, caches and built files"

environment: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "politeia needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: environment
	@mkdir -p $(dir $(PAGE))
	$(BIN)/politeia brief kazakhstan 2022-06-01 2023-04-01 --html $(PAGE)
	@echo "The brief is in $(CURDIR)/$(PAGE): open it in a browser."

lint: environment
	$(BIN)/ruff format --check $(wildcard $(CHECKED))
	$(BIN)/ruff check $(wildcard $(CHECKED))
	$(BIN)/mypy
	$(BIN)/mypy benchmarks/run.py benchmarks/engines.py benchmarks/throughput.py benchmarks/verdicts.py
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m pytest -n 2 -q

bench: environment
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/engines.py

format: environment
	$(BIN)/ruff check --fix $(wildcard $(CHECKED))
	$(BIN)/ruff format $(wildcard $(CHECKED))

docs: environment
	$(BIN)/python -m tests.messages.catalogue
	$(BIN)/python -m politeia.lsp.textmate editors/vscode/syntaxes
	$(BIN)/python -m tests.documentation.reference

site-docs: docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	@echo "The documentation is in $(CURDIR)/build/documentation: open index.html in a browser."

# One lock serves Python 3.11 to 3.13 on Linux and macOS: uv resolves for all of them at once.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet uv
	build/lock/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-config --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  --quiet --output-file requirements.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
