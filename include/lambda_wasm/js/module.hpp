#pragma once
/// @file
/// Modules of JavaScript: Node.js' own, and npm packages beside the function.
///
///     const val crypto = co_await js::import_module("node:crypto");
///     const auto id = crypto.call<std::string>("randomUUID");

#include <cstdint>
#include <string_view>

#include <lambda_wasm/js/promise.hpp>

extern "C" {
// The promise of it.
emscripten::EM_VAL lambda_wasm_import(const char* name, std::uint32_t size);
}

namespace lambda_wasm::js {

namespace detail {

[[nodiscard]] inline emscripten::val import(std::string_view name) {
  return emscripten::val::take_ownership(lambda_wasm_import(name.data(), static_cast<std::uint32_t>(name.size())));
}

}  // namespace detail

/// Loads a module, once in the process, and gives its namespace: what it exports, as members of a val.
///
/// @param name  as for `import()` in a file beside index.mjs: `node:crypto`, a package, or `./own.mjs`
/// @throws js::Error when there is no such module or it fails to load; and Cancelled
[[nodiscard]] inline detail::ThrowingAwaiter<emscripten::val> import_module(std::string_view name) {
  return promise(detail::import(name));
}
/// As `import_module`, and gives an Error in place of throwing it.
[[nodiscard]] inline detail::TryingAwaiter<emscripten::val> try_import_module(std::string_view name) {
  return try_promise(detail::import(name));
}

}  // namespace lambda_wasm::js
