# The daily loop. `make` says what there is; README.md says more.
#
# Everything that is built goes to build/, everything that is fetched to ~/.cache/lambda_wasm (LAMBDA_WASM_CACHE names another place).

FUNCTION ?= hello
EVENT ?= $(firstword $(wildcard examples/$(FUNCTION)/events/http_api.json) $(sort $(wildcard examples/$(FUNCTION)/events/*.json)))
HANDLER ?= index.handler

wasm := build/wasm
lambda := $(wasm)/lambda

.DEFAULT_GOAL := help
.PHONY: help run build test bench clean

help: ## list the targets (this list)
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1  |\2/p' $(MAKEFILE_LIST) | awk -F '|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: ## build an example and run it as Lambda would: FUNCTION=echo EVENT=file.json HANDLER=index.handler
	@test -d "examples/$(FUNCTION)" || { echo "There is no example $(FUNCTION); there are: $(patsubst examples/%/main.cpp,%,$(wildcard examples/*/main.cpp))" >&2; exit 1; }
	@test -n "$(EVENT)" || { echo "examples/$(FUNCTION)/events holds no event: name one with EVENT=file.json" >&2; exit 1; }
	@cmake/toolchain/build.sh $(wasm) $(FUNCTION)
	@echo "The reply to $(EVENT):" >&2
	@"$$(cmake/toolchain/node.sh any)" cmake/javascript/invoke.mjs $(lambda)/$(FUNCTION) $(EVENT) --handler $(HANDLER)
	@printf '%s bytes to deploy: %s\n' "$$(wc -c <$(lambda)/$(FUNCTION).zip)" $(lambda)/$(FUNCTION).zip >&2

build: ## build every example, to build/wasm/lambda/NAME/ and build/wasm/lambda/NAME.zip
	@cmake/toolchain/build.sh $(wasm)
	@cd $(lambda) && wc -c *.zip

test: ## run every test; TEST=name runs the suites whose names contain it
	@tests/run.sh

bench: ## measure against a plain JavaScript handler and a stock embind one
	@if [ -x tests/bench/run.sh ]; then tests/bench/run.sh; else echo "tests/bench/run.sh does not exist yet." >&2; exit 1; fi

clean: ## delete what was built; what was fetched stays
	rm -rf build
