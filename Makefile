# What a newcomer and the CI run. `make` alone tells the targets.
#
# One profile (release) serves the demo, the tests and the benches, so that RocksDB (C++, 10 to 15 minutes on two
# cores) is compiled once.

TARGET := $(if $(CARGO_TARGET_DIR),$(CARGO_TARGET_DIR),target)
CHANCERY := $(TARGET)/release/chancery
# Other people's RDF tools, and what they are given to read.
INTEROP := $(TARGET)/interop
VENV := $(INTEROP)/venv
STORE := demo.db
# How wide the demo's tables are where there is no terminal.
export COLUMNS ?= 150

# Installs Debian packages where that may be done without asking anybody; the caller says what for.
APT := $(if $(filter 0,$(shell id -u)),env DEBIAN_FRONTEND=noninteractive apt-get,sudo -n env DEBIAN_FRONTEND=noninteractive apt-get)

.PHONY: help demo test quick bench bench-graph bench-build bench-serve bench-peers spark deny fuzz build clippy clang interop interop-tools

help:
	@echo "make demo    build chancery, read the sample articles of tests/articles, answer three queries"
	@echo "make test    formatting, lints, all tests and doc tests, with the store on disk"
	@echo "make bench   megabytes a second of the tagger and of text to claims, start-up time and memory"
	@echo "make interop hands the export to other people's RDF tools and compares what they read and answer; ends with a matrix"
	@echo "make bench-build  megabytes, articles and quads a second from articles to graph (SIZE=1000: 1 GB)"
	@echo "make bench-serve  how soon a server answers pages and all shipped queries over a million quads, 16 clients at once"
	@echo "make bench-graph  memory and time of exports of a graph of five million quads"
	@echo "make bench-peers  spaCy, FlashText, pyahocorasick and Oxigraph's loader beside chancery on the same text and quads"
	@echo "make spark   extracts on Apache Spark, loads into Oxigraph and Virtuoso, compares with one process"
	@echo "make deny    licences, sources and known faults of the dependencies"
	@echo "make fuzz    every fuzz target in turn for MINUTES (1)"
	@echo "make quick   the same tests without RocksDB (minutes instead of a quarter of an hour the first time)"

demo: build
	rm -rf $(STORE)
	$(CHANCERY) build --store $(STORE) tests/articles
	@echo; echo "Who expelled whom"
	@$(CHANCERY) query --store $(STORE) -o table who-expelled-whom
	@echo; echo "Accusations with their denials"
	@$(CHANCERY) query --store $(STORE) -o table accusations-and-denials
	@echo; echo "Who hosts whom"
	@$(CHANCERY) query --store $(STORE) -o table who-hosts-whom
	@echo; echo "Ask more: $(CHANCERY) query --store $(STORE)   lists the queries."

build: clang
	cargo build --release --locked

test: clang interop-tools
	cargo fmt --check
	cargo clippy --release --locked --all-targets -- -D warnings
	cargo clippy --release --locked --no-default-features -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --release --locked --no-deps --quiet
	CHANCERY_PYTHON=$(abspath $(VENV))/bin/python CHANCERY_OXIGRAPH=$(abspath $(VENV))/bin/oxigraph \
	    cargo test --release --locked

quick:
	cargo fmt --check
	cargo clippy --locked --no-default-features --all-targets -- -D warnings
	cargo test --locked --no-default-features

bench: clang
	cargo bench --locked --bench tagging --bench extraction

bench-serve: clang
	cargo bench --locked --bench serve

bench-graph: clang
	cargo bench --locked --bench graph

SIZE ?= 20
bench-build: clang
	cargo bench --locked --bench building -- --size $(SIZE)

# Other people's taggers, and PyPI's `oxigraph` loading the same quads; they are installed by their package names.
PEERS := $(TARGET)/peers
bench-peers: clang
	@[ -x $(PEERS)/bin/python ] || python3 -m venv $(PEERS)
	@$(PEERS)/bin/pip install -q --disable-pip-version-check -r tests/bench/peers-requirements.txt || \
	    echo "Some peers can't be installed from here: they are skipped."
	cargo bench --locked --bench peers -- --tools $(abspath $(PEERS))

# Extraction on Apache Spark, compared with one process in Oxigraph and Virtuoso: tests/spark/README.md.
spark:
	@test -x $(CHANCERY) || cargo build --locked --no-default-features
	@chancery=$(CHANCERY); test -x $$chancery || chancery=$(TARGET)/debug/chancery; tests/spark/run $$chancery $(INTEROP)

# What may be among the dependencies: deny.toml. Known vulnerabilities are asked only where their list can be fetched.
deny:
	@command -v cargo-deny >/dev/null || cargo install cargo-deny --locked
	cargo deny check bans licenses sources
	@if cargo deny fetch db 2>/dev/null; then cargo deny check --disable-fetch advisories; else \
	    echo "SKIPPED: the list of known vulnerabilities (github.com/RustSec/advisory-db) can't be fetched from here."; fi

# Each fuzz target for so many minutes: tests/fuzz/README.md.
MINUTES ?= 1
fuzz:
	CARGO_TARGET_DIR=$(abspath $(TARGET))/fuzz tests/fuzz/run $(MINUTES)

# RocksDB's bindings are made by bindgen, which loads libclang and needs clang's own C headers.
clang:
	@command -v cargo >/dev/null || { echo "chancery needs a Rust toolchain (1.95 or newer): https://rustup.rs"; exit 1; }
	@found() { \
	    ls $${LIBCLANG_PATH:-/nowhere}/libclang*.so* /usr/lib/llvm-*/lib/libclang*.so* /usr/lib/*/libclang*.so* \
	       /usr/lib64/libclang*.so* /usr/local/lib/libclang*.so* 2>/dev/null | grep -q . && \
	    ls /usr/lib/llvm-*/lib/clang/*/include/stddef.h /usr/lib/clang/*/include/stddef.h \
	       /usr/local/lib/clang/*/include/stddef.h $${LIBCLANG_PATH:-/nowhere}/clang/*/include/stddef.h 2>/dev/null | grep -q . && \
	    command -v c++ >/dev/null; }; \
	found && exit 0; \
	echo "The store on disk needs libclang with its headers and a C++ compiler; installing libclang-dev and g++ ..."; \
	{ $(APT) update -qq && $(APT) install -y -qq --no-install-recommends libclang-dev g++ >/dev/null; } && found && exit 0; \
	echo "They can't be installed from here. Install them (Debian, Ubuntu: apt-get install libclang-dev g++;"; \
	echo "Fedora: dnf install clang-devel gcc-c++) and run make again, or build without them, with a store kept"; \
	echo "in memory and saved as one file: cargo build --release --no-default-features"; exit 1

# The export in other people's tools: tests/interop/README.md. They are installed by their package names into a folder of
# their own; what can't be installed is skipped, and what disagrees fails. Any build of chancery will do.
interop:
	@test -x $(CHANCERY) || cargo build --locked --no-default-features
	@tests/interop/install.sh $(INTEROP)
	@command -v chromium >/dev/null || { \
	    echo "Installing chromium for the test of the pages in a browser ..."; \
	    { $(APT) update -qq && $(APT) install -y -qq --no-install-recommends chromium >/dev/null; } || \
	    echo "chromium can't be installed from here: its test will be skipped."; }
	@chancery=$(CHANCERY); test -x $$chancery || chancery=$(TARGET)/debug/chancery; \
	    python3 tests/interop/run.py $$chancery $(INTEROP) $(INTEROP)/data

# Those of them that `make test` asks too. Where they can't be installed, the tests that need them say that they were skipped.
interop-tools:
	@python3 -c 'import venv, ensurepip' 2>/dev/null || \
	    { $(APT) update -qq && $(APT) install -y -qq --no-install-recommends python3-venv >/dev/null; } || true
	@tests/interop/install.sh $(INTEROP) python_packages
	@command -v rapper >/dev/null || { \
	    echo "Installing raptor2-utils for the test that rapper reads our Turtle ..."; \
	    { $(APT) update -qq && $(APT) install -y -qq --no-install-recommends raptor2-utils >/dev/null; } || \
	    echo "raptor2-utils can't be installed from here: its test will be skipped."; }
