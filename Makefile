# The verbs of the project. Each sets up .venv by itself; Python 3.11 or later and make are all it takes.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
WHEELS := .wheels/ready

# A wheel built twice is the same bytes twice; hatchling takes its time stamps from here.
export SOURCE_DATE_EPOCH ?= 1577836800
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The first interpreter that is new enough and can make environments; override with `make PYTHON=...`.
PYTHON ?= $(firstword $(foreach p,python3.11 python3.12 python3.13 python3 python,\
	$(shell $(p) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(p))))

.PHONY: help
help: ## Say what there is to do
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sort | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

.PHONY: facts
facts: $(READY) ## Build the tables from raw/ and curation/ and the metadata of them, then validate
	$(BIN)/python scripts/build.py
	$(BIN)/diplofacts metadata
	$(BIN)/python scripts/validate.py

.PHONY: test
test: $(READY) $(WHEELS) ## Run the tests and show what they cover
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --cov

.PHONY: lint
lint: $(READY) ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

.PHONY: bench
bench: $(READY) ## Measure time and memory
	$(BIN)/python scripts/benchmark.py
	$(BIN)/python scripts/benchmark_resolve.py
	$(BIN)/python scripts/benchmark_dates.py
	$(BIN)/python scripts/benchmark_load.py
	$(BIN)/python scripts/benchmark_validate.py

.PHONY: docs
docs: $(READY) ## Build the documentation site into site/
	$(BIN)/python scripts/document_rules.py
	$(BIN)/python scripts/document_reference.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

.PHONY: wheels
wheels: $(WHEELS) ## Put aside the wheels that the packaging test installs offline

.PHONY: clean
clean: ## Remove the environment, caches and whatever was put aside
	rm -rf $(VENV) .wheels __pycache__ dist build site .cache .coverage .coverage.* htmlcov
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

# Modules are compiled when they are first imported; compiling all of them now would cost more than it saves.
$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "diplofacts needs Python 3.11 or later with venv and ensurepip" \
		"(on Debian and Ubuntu: apt-get install python3-venv), or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --no-compile --constraint constraints.txt --editable '.[all,dev,docs]'
	$(BIN)/python -m pip install --quiet --no-compile --no-deps cffconvert==2.0.0 csvw==4.1.1
	@touch $@

$(WHEELS): $(READY)
	rm -rf $(@D)
	$(BIN)/python -m pip download --quiet --only-binary :all: --constraint constraints.txt --dest $(@D) attrs hatchling
	@touch $@
