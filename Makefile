# The daily loop. `make` lists the targets; README.md describes them.
#
# Builds go to build/, downloads to ~/.cache/lambda_wasm (LAMBDA_WASM_CACHE names another folder).

FUNCTION ?= hello
PORT ?= 3000
events := examples/$(FUNCTION)/events
# If the handler is a JavaScript file (greeting), its events are in a folder named after the handler string.
HANDLER ?= $(or $(notdir $(patsubst %/,%,$(firstword $(wildcard $(events)/*.*/)))),index.handler)
# Events of another export, such as index.buy, are in a folder named after the export.
folder := $(events)$(if $(filter-out index.handler,$(HANDLER)),/$(HANDLER:index.%=%))
EVENT ?= $(firstword $(wildcard $(folder)/http_api.json) $(sort $(wildcard $(folder)/*.json)))

wasm := build/wasm
lambda := $(wasm)/lambda

# Passed to the shell as environment variables, so that they may hold any character. EVENT is passed as typed, even with a $.
run serve: export FUNCTION := $(FUNCTION)
run serve: export HANDLER := $(HANDLER)
run serve: export PORT := $(PORT)
run: override export EVENT := $(if $(filter file,$(origin EVENT)),$(EVENT),$(value EVENT))

.DEFAULT_GOAL := help
.PHONY: help run serve build test check fuzz bench docs clean

# Checks that FUNCTION names an example that can be built here.
define example_exists
test -d "examples/$$FUNCTION" || { echo "There is no example $$FUNCTION; there are: $(patsubst examples/%/main.cpp,%,$(wildcard examples/*/main.cpp))" >&2; exit 1; } && \
test -e "examples/$$FUNCTION/main.cpp" || { echo "examples/$$FUNCTION is a project of its own: its README.md says how to build and run it." >&2; exit 1; }
endef

# Downloads stb when thumbnail is built, and configures a folder again that was configured without it. If stb is not available, the
# example is left out.
define with_stb
if STB_INCLUDE=$$(cmake/toolchain/stb.sh); then export STB_INCLUDE; \
  if grep -qs '^STB_INCLUDE:.*-NOTFOUND$$' $(wasm)/CMakeCache.txt; then cmake $(wasm) >/dev/null; fi; \
else echo "The example thumbnail is left out." >&2; fi;
endef

define build_example
$(if $(filter thumbnail,$(FUNCTION)),$(with_stb)) cmake/toolchain/build.sh $(wasm) "$$FUNCTION"
endef

help: ## list the targets (this list)
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1  |\2/p' $(MAKEFILE_LIST) | awk -F '|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: ## build an example and invoke it once, as Lambda would: FUNCTION=echo EVENT=file.json HANDLER=index.handler
	@$(example_exists)
	@test -n "$$EVENT" || { echo "$(folder) holds no event: name one with EVENT=file.json" >&2; exit 1; }
	@$(build_example)
	@printf 'The reply to %s:\n' "$$EVENT" >&2
	@"$$(cmake/toolchain/node.sh any)" cmake/javascript/local/invoke.mjs "$(lambda)/$$FUNCTION" "$$EVENT" --handler "$$HANDLER"
	@printf '%s bytes to deploy: %s\n' "$$(wc -c <"$(lambda)/$$FUNCTION.zip")" "$(lambda)/$$FUNCTION.zip" >&2

serve: ## serve an example as its function URL would, and rebuild it when it changes: FUNCTION=echo PORT=3000
	@$(example_exists)
	@$(build_example)
	@cmake --build $(wasm) --target "$${FUNCTION}_serve"

build: ## build every example, to build/wasm/lambda/NAME/ and build/wasm/lambda/NAME.zip
	@$(with_stb) cmake/toolchain/build.sh $(wasm)
	@cd $(lambda) && wc -c *.zip

test: ## run every test; TEST=name runs the suites whose names contain it
	@tests/run.sh

check: ## run the tests that your changes can affect, in two minutes; it names the suites that it leaves out
	@tests/changed.sh

fuzz: ## fuzz one of tests/fuzz for longer than the tests do: TARGET=json TIME=3600
	@tests/fuzz/fuzz.sh $(or $(TARGET),json) $(or $(TIME),600)

bench: ## measure against JavaScript, stock embind, Rust and native C++: WORK=W1 for one work
	@tests/bench/run.sh$(if $(WORK), --work $(WORK))

docs: ## build the site of the documentation to build/docs, which a browser opens without a server
	@docs/site/build.sh

clean: ## delete what was built; what was fetched stays
	rm -rf build
