#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/fail.hpp>

namespace lambda_wasm::detail {

/// Fails with `error`: thrown where there are exceptions, else the invocation ends there with it.
///
/// Never inlined: a throw is many instructions, and code that fails should hold one call.
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise(Error error) {
#if LAMBDA_WASM_EXCEPTIONS
  throw error;
#else
  host::fail(error.type, error.message);
#endif
}

[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise(HttpError error) {
#if LAMBDA_WASM_EXCEPTIONS
  throw error;
#else
  host::fail(error_type::http_error, error.detail);
#endif
}

/// The same for an Error without mismatches. Costs the caller no string: prefer it where both texts are at hand.
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise(std::string_view type, std::string_view message) {
#if LAMBDA_WASM_EXCEPTIONS
  throw Error(type, std::string(message));
#else
  host::fail(type, message);
#endif
}

}  // namespace lambda_wasm::detail
