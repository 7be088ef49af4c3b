# make run    the dashboard on http://127.0.0.1:8501 with the bundled sample (PORT=… for another port)
# make demo   the made-up municipality of data/example on http://127.0.0.1:8502, in its own data folder var-demo
# make test   everything the whole suite needs, then the whole suite
# make check  style, types and the import contract
# make bench  the measurements of docs/performance.md
# make docs   the generated pages of docs/
# make clean  removes the environment and caches; published editions (var/, var-demo/) stay

WORKERS ?= 2
PY := .venv/bin/python
SERVE := -m streamlit run dashboard.py --server.address 127.0.0.1 --server.headless true --server.port
export PYTHON CHROMIUM

.DEFAULT_GOAL := run
.PHONY: run demo test check format bench docs environment clean

run:
	@tools/environment requirements.txt
	@echo "Starting the dashboard; Ctrl+C stops it"
	@exec $(PY) $(SERVE) $(or $(PORT),8501)

# Its own folder and its own catalogue, whatever dashboard.toml says of the real ones.
demo: export DASHBOARD_DATA_DIR := $(CURDIR)/var-demo
demo: export DASHBOARD_SAMPLE_DIR := $(CURDIR)/data/example
demo: export DASHBOARD_DATABASE_URL :=
demo:
	@tools/environment requirements.txt
	@$(PY) -m analytics.editions
	@echo "Starting the example; Ctrl+C stops it"
	@exec $(PY) $(SERVE) $(or $(PORT),8502)

environment:
	@tools/environment requirements-dev.txt

test: environment
	@chromium=$$(tools/browser) && { tools/provider || true; } && { office=$$(tools/office) || true; } && \
		CHROMIUM="$$chromium" PROVIDER=required OFFICE="$$office" $(PY) -m pytest -n $(WORKERS) $(TESTS)

check: environment
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports

format: environment
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: environment
	@chromium=$$(tools/browser) && for file in benchmarks/bench_*.py; do \
		name=$$(basename $$file .py); echo "== $$name"; CHROMIUM="$$chromium" $(PY) -m benchmarks.$$name || exit 1; done

docs: environment
	$(PY) -m analytics.intake.document
	$(PY) -m analytics.metrics.document
	$(PY) -m pages.web.document

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
