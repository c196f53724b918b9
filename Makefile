# Two commands do everything: `make demo` and `make test`. The rest is listed by `make help`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test format bench fuzz clean

help:
	@echo "make demo    install into $(VENV), judge the records in examples/, explain one verdict"
	@echo "make test    install what tests need, then format check, lint, types, import contracts, tests"
	@echo "make format  rewrite the Python and the rule files in their canonical form"
	@echo "make bench   measure and print a table"
	@echo "make fuzz    run the property tests with many more examples"
	@echo "make clean   remove $(VENV) and everything generated"

demo: $(BIN)/.demo-installed
	$(BIN)/asn-neutrality evaluate --rules daerah --format table examples/peristiwa.jsonl examples/peristiwa.csv
	$(BIN)/asn-neutrality explain --rules daerah examples/satu_peristiwa.json

test: $(BIN)/.test-installed
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/pytest --numprocesses auto --dist worksteal --cov --cov-report=term:skip-covered

format: $(BIN)/.test-installed
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	$(BIN)/asn-neutrality format --write src/asn_neutrality/packs/*.larangan

bench: $(BIN)/.test-installed
	$(BIN)/python -m benchmarks

fuzz: $(BIN)/.test-installed
	$(BIN)/pytest --hypothesis-profile=fuzz

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Installed again only when what they are made from changes. Editable, so that the checkout is what runs.
$(BIN)/.demo-installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt --editable ".[cli]"
	@touch $@

$(BIN)/.test-installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt --editable ".[test]"
	@touch $@ $(BIN)/.demo-installed

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; say PYTHON=... to name it" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
