// A function for JavaScript to call: handler.mjs beside this file is the handler, and what is deployed is called handler.handler.

#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

std::string greet(std::string_view name) { return std::string("Hello, ").append(name).append("!"); }
LAMBDA_WASM_FUNCTION(greet)
