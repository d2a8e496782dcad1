# The front door. `make` alone tells what there is.
#
# Programs land in build/release/bin. Everything a machine needs comes through tools/setup, which
# does nothing where nothing is missing.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

JOBS ?= $(shell nproc)
RELEASE := build/release
BIN := $(RELEASE)/bin
# tools/setup puts a Node.js here where the machine's own is too old.
export PATH := $(CURDIR)/build/node/bin:$(PATH)
# Clones in other folders share what ccache keeps.
export CCACHE_BASEDIR := $(CURDIR)
export CCACHE_NOHASHDIR := true

.PHONY: help demo build web test check fmt tidy bench fuzz crash docs package clean setup-% release

help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

##
## 焕新 Huanxin: a district's renewal programme on one record
##
## make demo          build, then serve the programme of 2024 and say where to look
## make build         build the programs into build/release/bin
## make test          build and run every test; LABEL=unit runs only those so labelled
## make check         exactly what CI runs
##
## make fmt           format C++ and the interface
## make tidy          the house rules, clang-tidy and every header alone
## make bench         every benchmark; make bench-NAME runs one; results in build/bench
## make fuzz          fuzz every parser for SECONDS (default 300) each
## make crash         kill -9 under load, CYCLES (default 1000) times
## make docs          write the generated documents anew, run the examples in all
## make package       a Debian package in build/package
## make clean         remove what was built; fetched packages stay
##
demo: build
	@$(BIN)/huanxin demo

build: setup-build web
	@test -f $(RELEASE)/CMakeCache.txt || cmake --preset release -DHX_TESTS=OFF
	@cmake --build $(RELEASE) --target programs -j $(JOBS)
	@echo "Built: $$(cd $(BIN) && ls huanxin merkle_vectors 2>/dev/null | xargs echo) in $(BIN)"

# The interface is built again when one of its sources is newer than the last build.
WEB_SOURCES := $(shell find web -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' \
                 -not -path 'web/e2e/*' 2>/dev/null)
web: setup-build web/dist/index.html
web/dist/index.html: $(WEB_SOURCES) $(wildcard src/api/openapi.yaml)
	cd web && npm run build
	@touch $@

release: setup-test web
	@cmake --preset release -DHX_TESTS=ON
	@cmake --build $(RELEASE) -j $(JOBS)

test: release
	@ctest --preset release -j $(JOBS) $(if $(LABEL),-L '$(LABEL)')

check:
	@bash .ci/run

fmt: setup-check
	@tools/fmt

tidy: setup-check release
	@tools/tidy
	@tools/clang-tidy $(RELEASE)
	@tools/headers-alone

bench: setup-bench web
	@tools/bench all
bench-%: setup-bench web
	@tools/bench $*

fuzz: setup-test
	@tools/fuzz build
	@tools/fuzz all $(or $(SECONDS),300)

crash: build setup-test
	@HX_BIN=$(CURDIR)/$(BIN)/huanxin tests/crash/run $(or $(CYCLES),1000)

docs: build
	@tools/errors
	@tools/docs-run --bin $(BIN)

package: build setup-package
	@tools/package

clean:
	rm -rf build web/dist

setup-%:
	@tools/setup $*
