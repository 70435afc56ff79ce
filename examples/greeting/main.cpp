// A function for JavaScript to call. The handler is handler.mjs in this folder; its handler string is handler.handler.

#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

std::string greet(std::string_view name) { return std::string("Hello, ").append(name).append("!"); }
LAMBDA_WASM_FUNCTION(greet)
