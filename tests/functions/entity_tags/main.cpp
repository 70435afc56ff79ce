// A handler with entity tags, and one of another kind beside it (tests/runtime/entity_tags.test.mjs).

#include <string>

#include <lambda_wasm.hpp>

namespace {

std::string note() { return "moss"; }
constexpr auto api = lambda_wasm::routes(lambda_wasm::etag, lambda_wasm::route<"GET /note", note>);

void forget() {}

}  // namespace

LAMBDA_WASM_HANDLER(api)
LAMBDA_WASM_EXPORT(forget, forget)
