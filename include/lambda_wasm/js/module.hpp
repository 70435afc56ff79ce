#pragma once
/// @file
/// JavaScript modules: those of Node.js, and npm packages that are deployed with the function.
///
///     const val crypto = co_await js::import_module("node:crypto");
///     const auto id = crypto.call<std::string>("randomUUID");

#include <cstdint>
#include <string_view>

#include <lambda_wasm/js/promise.hpp>

extern "C" {
// Returns the promise of the module.
emscripten::EM_VAL lambda_wasm_import(const char* name, std::uint32_t size);
}

namespace lambda_wasm::js {

namespace detail {

[[nodiscard]] inline emscripten::val import(std::string_view name) {
  return emscripten::val::take_ownership(lambda_wasm_import(name.data(), static_cast<std::uint32_t>(name.size())));
}

}  // namespace detail

/// Loads a module and returns its namespace: a val whose members are the exports. A module is loaded once per process.
///
/// @param name  as for `import()` in a file next to index.mjs: `node:crypto`, a package, or `./own.mjs`
/// @throws js::Error if the module does not exist or fails to load; Cancelled
[[nodiscard]] inline detail::ThrowingAwaiter<emscripten::val> import_module(std::string_view name) {
  return promise(detail::import(name));
}
/// As `import_module`, but returns an Error instead of throwing it.
[[nodiscard]] inline detail::TryingAwaiter<emscripten::val> try_import_module(std::string_view name) {
  return try_promise(detail::import(name));
}

}  // namespace lambda_wasm::js
