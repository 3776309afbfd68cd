# The commands of the project. Each sets up what it needs, inside the checkout.

CACHE := $(CURDIR)/.cache
TOOLS := $(CACHE)/tools

export PATH := $(TOOLS)/bin:$(PATH)
export PIP_CACHE_DIR ?= $(CACHE)/pip
export PLAYWRIGHT_BROWSERS_PATH ?= $(CACHE)/browsers
export UV_CACHE_DIR ?= $(CACHE)/uv
# As pip does: a network's own certificate is in the system's store.
export UV_SYSTEM_CERTS ?= 1
# Each start of a tool would compile its modules anew.
unexport PYTHONDONTWRITEBYTECODE
export YARN_CACHE_FOLDER ?= $(CACHE)/yarn
export YARN_ENABLE_TELEMETRY := 0
export YARN_GLOBAL_FOLDER ?= $(CACHE)/yarn

SOURCES := $(shell find src schema style jupyterlab_api_token -type f \
	-not -path '*/labextension/*' -not -name '_version.py' -not -path '*/__pycache__/*' \
	-not -path '*/__tests__/*') \
	install.json package.json pyproject.toml tsconfig.json webpack.config.js yarn.lock \
	LICENSE README.md

EXAMPLE := examples/help-desk

NO_NPM := 'JavaScript packages could not be installed: see whether this machine reaches the npm registry, and run make again.'

.PHONY: help
help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 24

.PHONY: demo
demo: wheel ## start a JupyterHub with the extension, until Ctrl-C
	@python -m hosts demo hub

.PHONY: demo-lab
demo-lab: wheel ## start a plain JupyterLab with the extension, until Ctrl-C
	@python -m hosts demo lab

.PHONY: test
test: wheel example ui-tests/node_modules/.yarn-state.yml ## run every check and test (HOSTS="docker lab-newest …" for some hosts)
	@python scripts/bootstrap.py --browser
	@python scripts/test.py $(HOSTS)

.PHONY: screenshots
screenshots: wheel ui-tests/node_modules/.yarn-state.yml ## make the pictures of the docs again
	@python scripts/bootstrap.py --browser
	@cd ui-tests && npx playwright test --config screenshots.config.ts
	@python scripts/animation.py

# The page is made of what there is, and says what is missing and why.
.PHONY: contact-sheet
contact-sheet: wheel example ui-tests/node_modules/.yarn-state.yml ## picture the panel in all states, themes, widths and hosts
	@python scripts/bootstrap.py --browser
	@rm -rf $(CACHE)/contact-sheet
	@-cd ui-tests && npx playwright test --config contact-sheet.config.ts
	@cd ui-tests && npx tsx contact-sheet/makesheet.ts

.PHONY: bench
bench: wheel ui-tests/node_modules/.yarn-state.yml ## measure what it costs (PARTS="bytes start …" for some parts)
	@python scripts/bootstrap.py --browser
	@python scripts/bench.py $(PARTS)

.PHONY: catalogue
catalogue: $(TOOLS)/ready.txt ## extract the texts to translate into .cache/catalogue.pot
	@python -m hosts catalogue

.PHONY: api-docs
api-docs: node_modules/.yarn-state.yml ## write the API for other extensions as a web site into .cache/api
	@jlpm docs

.PHONY: format
format: node_modules/.yarn-state.yml ## bring all files into the project's form
	@python scripts/compatibility.py
	@jlpm lint
	@ruff check --quiet --fix
	@ruff format --quiet

.PHONY: wheel
wheel: dist/built.txt ## build the wheel into dist

.PHONY: example
example: $(EXAMPLE)/labextensions/built.txt ## build the example extension

.PHONY: dist
dist: wheel ## build all that is published: wheel, source distribution, npm package
	@uv build --quiet --sdist
	@npm pack --silent --pack-destination dist > /dev/null
	@twine check --strict dist/*.whl dist/*.tar.gz

.PHONY: conda-recipe
conda-recipe: dist ## write conda-forge's recipe of what is in dist
	@python scripts/conda_recipe.py

.PHONY: clean
clean: ## remove everything that was made here
	rm -rf .cache dist lib coverage node_modules ui-tests/node_modules jupyterlab_api_token/labextension
	rm -rf $(EXAMPLE)/lib $(EXAMPLE)/labextensions

$(TOOLS)/ready.txt: pyproject.toml scripts/bootstrap.py
	@python3 scripts/bootstrap.py

node_modules/.yarn-state.yml: package.json yarn.lock .yarnrc.yml $(TOOLS)/ready.txt
	@echo 'Installing JavaScript packages …'
	@jlpm install --immutable > $(CACHE)/jlpm.log || { cat $(CACHE)/jlpm.log; echo $(NO_NPM); exit 1; }
	@touch $@

ui-tests/node_modules/.yarn-state.yml: ui-tests/package.json ui-tests/yarn.lock $(TOOLS)/ready.txt
	@echo 'Installing the browser tests …'
	@cd ui-tests && jlpm install --immutable > $(CACHE)/jlpm-ui.log || { cat $(CACHE)/jlpm-ui.log; echo $(NO_NPM); exit 1; }
	@touch $@

dist/built.txt: $(SOURCES) node_modules/.yarn-state.yml
	@echo 'Building the wheel …'
	@rm -rf dist jupyterlab_api_token/labextension
	@mkdir -p $(CACHE)/tmp
	@TMPDIR=$(CACHE)/tmp uv build --quiet --wheel
	@touch $@

# After the wheel: with that come the declarations that the example is compiled against.
$(EXAMPLE)/labextensions/built.txt: $(wildcard $(EXAMPLE)/*.json $(EXAMPLE)/src/*) dist/built.txt
	@echo 'Building the example …'
	@cd $(EXAMPLE) && jlpm build > $(CACHE)/example.log 2>&1 || { cat $(CACHE)/example.log; exit 1; }
	@touch $@
