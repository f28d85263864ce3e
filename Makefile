# Youcheng: `make run` sets everything up and serves; `make test` runs the tests. Python 3.11+ is all you must have.
PYTHON ?= python3
BIN := .venv/bin
FRONTEND := $(shell find src/youcheng/web/frontend -type f 2>/dev/null) package.json package-lock.json tsconfig.json
CATALOGUES := $(wildcard src/youcheng/*/locale/*/LC_MESSAGES/django.po)

.PHONY: run test lint bench docs lock clean help
help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

run: .venv/runtime.stamp .venv/frontend.stamp .venv/messages.stamp ## Set everything up and serve on http://127.0.0.1:8000
	@$(BIN)/python -m tools.gazetteer
	@$(BIN)/youcheng prepare
	@exec $(BIN)/youcheng serve

test: .venv/dev.stamp .venv/frontend.stamp .venv/messages.stamp ## Run the tests; says loudly what it had to skip
	@$(BIN)/python -m tools.gazetteer
	@$(BIN)/python -m tools.check tests

lint: .venv/dev.stamp ## Style, types, layers, templates, translations
	@$(BIN)/python -m tools.check lint

bench: .venv/dev.stamp .venv/frontend.stamp .venv/messages.stamp ## Run the benchmarks and print their tables
	@$(BIN)/python -m benchmarks

docs: .venv/dev.stamp ## Build the documentation into site/
	@$(BIN)/zensical build --clean

lock: .venv/dev.stamp ## Pin dependencies anew, with hashes
	@$(BIN)/python -m tools.lock

clean: ## Remove what was installed or built; your data in var/ stays
	rm -rf .venv node_modules site src/youcheng/web/static/build

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Youcheng needs Python 3.11 or newer; name one with: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv

.venv/runtime.stamp: requirements.txt | .venv/bin/python
	@echo "Installing what Youcheng runs on (about two minutes the first time)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/runtime.stamp
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.venv/frontend.stamp: $(FRONTEND) .venv/runtime.stamp
	@$(BIN)/python -m tools.frontend build
	@touch $@

.venv/messages.stamp: $(CATALOGUES) .venv/runtime.stamp
	@$(BIN)/python -m tools.messages compile
	@touch $@
