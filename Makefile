# Each command sets up what it needs, the first time and whenever the locks change.
export NO_MKDOCS_2_WARNING = 1
export DENO_DIR = $(CURDIR)/.cache/deno
export DENO_NO_UPDATE_CHECK = 1
PORT ?= 8000
bin = .venv/bin

.PHONY: serve site kill-worker ids test test-long bench check format lock clean lint types unit

serve: .venv/site.stamp  ## read and edit: http://127.0.0.1:8000, reloads when a file changes
	$(bin)/mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

site: .venv/site.stamp  ## the finished site in site/; a build that fails leaves the old one
	rm -rf build/site
	$(bin)/mkdocs build --quiet --strict --site-dir build/site
	rm -rf site && mv build/site site

kill-worker: .venv/site.stamp  ## in an emergency, after make site: take the service worker from readers' browsers
	$(bin)/python -m generator kill-worker site

check: .venv/site.stamp  ## read the YAML and list every mistake
	$(bin)/python -m generator check

ids: .venv/site.stamp  ## add new ids to worksheets/published-ids.txt, before readers use them
	$(bin)/python -m generator publish-ids

test: .venv/test.stamp .venv/chromium.stamp  ## every test
	$(bin)/python -m generator bundle
	$(MAKE) --no-print-directory --output-sync --jobs 2 lint types unit
	$(bin)/pytest -q -n 2 --dist loadfile --ignore tests/durability/test_survival.py
	$(bin)/pytest -q tests/durability/test_survival.py

lint types unit: .venv/test.stamp

lint:  # the layout and the habits of both languages
	$(bin)/ruff check --quiet . && $(bin)/ruff format --check --quiet .
	$(bin)/deno fmt --quiet --check && $(bin)/deno lint --quiet

types:
	$(bin)/mypy
	$(bin)/deno check --quiet --frozen templates/runtime

unit:  # what the scripts compute, without a browser
	$(bin)/deno test --quiet --frozen --allow-read --allow-env --reporter dot

test-long: .venv/test.stamp .venv/chromium.stamp  ## the long suite: every case of the safety tests (about 20 minutes)
	$(bin)/pytest -q --long tests

bench: .venv/test.stamp .venv/chromium.stamp  ## measure the budgets, or PARTS=years of them; the machine should do nothing else
	$(bin)/python -m tests.bench $(PARTS)

format: .venv/test.stamp  ## fix layout and imports
	$(bin)/ruff check --fix . ; $(bin)/ruff format . ; $(bin)/deno fmt

lock:  ## new versions into requirements/ (needs uv)
	uv pip compile pyproject.toml --extra install --universal --generate-hashes --python-version 3.11 --upgrade --custom-compile-command "make lock" --output-file requirements/site.txt
	uv pip compile pyproject.toml --extra install --extra test --universal --generate-hashes --python-version 3.11 --upgrade --custom-compile-command "make lock" --output-file requirements/test.txt

clean:  ## everything that was generated
	rm -rf site build .venv .cache node_modules .mypy_cache .pytest_cache .ruff_cache

# The test packages contain the site's: installing the smaller lock never takes anything away.
.venv/site.stamp: requirements/site.txt requirements/install pyproject.toml
	requirements/install site
	touch $@

.venv/test.stamp: requirements/test.txt requirements/install pyproject.toml
	requirements/install test
	touch $@ .venv/site.stamp

.venv/chromium.stamp: .venv/test.stamp tests/support/chromium.py
	$(bin)/python tests/support/chromium.py
	touch $@
