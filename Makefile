.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SPHINX := $(BIN)/sphinx-build $(shell cat docs/sphinx.options) -d build/doctrees

# What is given on the command line reaches a command as words, whatever characters it has: it is read
# unexpanded and quoted for the shell. A line break in it would start a command of its own.
unexport KIND ID DAYS EDITION OPTIONS N SEED
MAKEOVERRIDES :=
# Python keeps what it has compiled, or each command would compile the whole package again.
unexport PYTHONDONTWRITEBYTECODE
define LINE_BREAK


endef
quoted = $(if $(findstring $(LINE_BREAK),$(1)),$(error a value on the command line is one line),'$(subst ','\'',$(1))')
given = $(if $(value $(1)),$(call quoted,$(value $(1))))
words_given = $(foreach word,$(value $(1)),$(call quoted,$(word)))

## help: show what can be made
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST) | awk -F ': ' '{ printf "  %-8s %s\n", $$1, $$2 }'

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[data,docs,pdf,test,dev]'
	@touch $@

## html: check the data and build the site into build/html
html: $(READY)
	@$(BIN)/python scripts/build_html.py

## epub: build the handbook as build/epub/kratom-handbook.epub
epub: check
	@$(SPHINX) --quiet -b epub docs build/epub-parts
	@$(BIN)/python scripts/epub.py build/epub-parts/kratom-handbook.epub build/epub/kratom-handbook.epub

## pdf: print the whole handbook to build/pdf/kratom-handbook.pdf
pdf: check
	@$(BIN)/python scripts/pdf.py

## handouts: print a sheet for each situation, condition and place into build/handouts
handouts: check
	@$(BIN)/python scripts/handouts.py

## check: check the records: schema and rules, all problems at once
check: $(READY)
	@$(BIN)/python scripts/check.py

## data: write the data release into build/data
data: $(READY)
	@$(BIN)/python scripts/data.py

## test: run every test
test: $(READY)
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

## lint: check the code with ruff and mypy
lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

## format: write the records in canonical layout and format the code
format: $(READY)
	@$(BIN)/python scripts/format.py
	@$(BIN)/ruff format --quiet .

## new: start a record: make new KIND=risk ID=liver-injury
new: $(READY)
	@$(BIN)/python scripts/new.py $(call given,KIND) $(call given,ID)

## live: build the site again and reload it on every save
live: $(READY)
	@$(BIN)/sphinx-autobuild --watch handbook_data --watch docs --re-ignore '/docs/(?!guide|index|conf|_)' -d build/doctrees docs build/html

## bench: time checking and building, on these records and on generated ones
bench: $(READY)
	@$(BIN)/python scripts/bench.py

## read: begin a second reading of claims: make read ID=liver-injury/cases
read: $(READY)
	@$(BIN)/python scripts/read.py $(call words_given,ID)

## draw: draw claims to hold against their sources: make draw N=40 SEED=7 KIND=health
draw: $(READY)
	@$(BIN)/python scripts/draw.py $(call given,N) $(call given,SEED) $(call given,KIND)

## due: list what is due for review, and what nobody has read twice: make due DAYS=31
due: $(READY)
	@$(BIN)/python scripts/due.py --within=$(or $(call given,DAYS),31)

## origins: count origins, interests and facts without a source; list claims that rest on one origin
origins: $(READY)
	@$(BIN)/python scripts/origins.py

## release: cut an edition: make release EDITION=2026.11 OPTIONS=--announce-due
release: $(READY)
	@$(BIN)/python scripts/release.py $(call given,EDITION) $(call words_given,OPTIONS)

## versions: build every edition from its own tag into build/site
versions: $(READY)
	@$(BIN)/python scripts/versions.py $(call words_given,OPTIONS)

## links: follow every link to other sites, and list those that fail
links: check
	@rm -rf build/linkcheck && mkdir -p build
	@-$(SPHINX) --quiet -b linkcheck docs build/linkcheck > build/linkcheck.log 2>&1
	@$(BIN)/python scripts/links.py build/linkcheck/output.json

## attach: put the outputs at an edition on GitHub: make attach EDITION=2026.11
attach:
	@tar -C build -czf build/kratom-handbook-html.tar.gz html
	@tar -C build -czf build/kratom-handbook-data.tar.gz data
	@gh release create $(call given,EDITION) --verify-tag --title "Edition "$(call given,EDITION) --notes "What changed: CHANGELOG.md" \
		build/pdf/kratom-handbook.pdf build/epub/kratom-handbook.epub build/kratom-handbook-*.tar.gz

## clean: remove everything that was built
clean:
	@rm -rf build

.PHONY: help html epub pdf handouts data check read draw due origins test lint format new live bench release versions links attach clean
