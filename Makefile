# Two commands do everything: `make demo` and `make test`. The rest is listed by `make help`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench
# Compiled when the library is installed; a checkout is installed again when they change.
LOOPS := hatch_build.py $(wildcard src/asn_neutrality/native/*.[ch])
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test coverage format bench fuzz sanitize manual clean

help:
	@echo "make demo    install into $(VENV), judge the records in examples/, explain one verdict"
	@echo "make test    install what tests need, then format check, lint, types, import contracts, tests"
	@echo "make coverage  the tests again, and which lines and branches they run"
	@echo "make format  rewrite the Python and the rule files in their canonical form"
	@echo "make bench   measure beside other engines, installed into $(BENCH), and write docs/performance.md; PART=one for a part"
	@echo "make fuzz    run the property tests with many more examples, other ones each time: hours"
	@echo "make sanitize  run the tests of the loops in C under the address and undefined-behaviour sanitizers of gcc"
	@echo "make manual  build the manual in both languages into build/manual/en and build/manual/id"
	@echo "make clean   remove $(VENV) and everything generated"

demo: $(BIN)/.demo-installed
	$(BIN)/asn-neutrality evaluate --rules daerah --format table examples/peristiwa.jsonl examples/peristiwa.csv
	$(BIN)/asn-neutrality explain --rules daerah examples/satu_peristiwa.json

test: $(BIN)/.test-installed
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/pytest --numprocesses auto --dist worksteal

# Apart from `test`: brute force under a tracer takes many times as long.
coverage: $(BIN)/.test-installed
	$(BIN)/pytest --numprocesses auto --dist worksteal --cov --cov-report=term:skip-covered

format: $(BIN)/.test-installed
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	$(BIN)/asn-neutrality format --write src/asn_neutrality/packs/*.larangan

# Engines to compare with may ask for other versions of what they share with the tests, so they live apart.
bench: $(BENCH)/.installed
	$(BENCH)/bin/python -m benchmarks $(PART)

fuzz: $(BIN)/.test-installed
	$(BIN)/pytest -m hypothesis --hypothesis-profile=fuzz --numprocesses auto --dist worksteal

# In a copy, whose loops are compiled for it.
SANITIZED := build/sanitized
SANITIZE := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
sanitize: $(BIN)/.test-installed
	rm -rf $(SANITIZED)
	mkdir -p $(SANITIZED)
	cp -r src grammar tests benchmarks hatch_build.py pyproject.toml $(SANITIZED)
	cd $(SANITIZED) && CFLAGS="$(SANITIZE)" LDFLAGS="$(SANITIZE)" $(CURDIR)/$(BIN)/python -c "import hatch_build as b, pathlib as p; \
	  b.put(b.compiled_loops(p.Path(), p.Path('made')), p.Path('src', b.LOOPS))"
	cd $(SANITIZED) && ASAN_OPTIONS=detect_leaks=0 PYTHONMALLOC=malloc PYTHONPATH=src \
	  LD_PRELOAD="$$(gcc -print-file-name=libasan.so) $$(gcc -print-file-name=libubsan.so)" \
	  $(CURDIR)/$(BIN)/python -m pytest -p no:cacheprovider tests/native tests/symbolic tests/engine tests/backends

# Every warning is an error. Each language is a site of its own, and links to the other beside it.
manual: $(BIN)/.docs-installed
	$(BIN)/sphinx-build -W --keep-going -q -E -D language=en -d build/manual/.en docs build/manual/en
	$(BIN)/sphinx-build -W --keep-going -q -E -D language=id -d build/manual/.id docs build/manual/id
	@echo "build/manual/en/index.html"
	@echo "build/manual/id/index.html"

clean:
	rm -rf $(VENV) $(BENCH) build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# Installed again only when what they are made from changes. Editable, so that the checkout is what runs.
$(BIN)/.demo-installed: pyproject.toml constraints.txt $(LOOPS) | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt --editable ".[cli]"
	@touch $@

$(BIN)/.test-installed: pyproject.toml constraints.txt $(LOOPS) | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt --editable ".[test]"
	@touch $@ $(BIN)/.demo-installed

$(BIN)/.docs-installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --quiet --constraint constraints.txt --editable ".[docs]"
	@touch $@ $(BIN)/.demo-installed

$(BENCH)/.installed: pyproject.toml benchmarks/constraints.txt $(LOOPS) | $(BIN)/python
	$(BIN)/python -m venv $(BENCH)
	$(BENCH)/bin/python -m pip --disable-pip-version-check install --quiet --constraint benchmarks/constraints.txt --editable ".[bench]"
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; say PYTHON=... to name it" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
