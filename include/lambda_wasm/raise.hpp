#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/fail.hpp>

namespace lambda_wasm::detail {

/// Throws `error`. In builds without exceptions the invocation ends with it.
///
/// Never inlined: a throw takes many instructions, and each function that can fail should have only a call.
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

/// As above, for an Error without mismatches. The caller need not make a string: prefer it if you have both texts as views.
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise(std::string_view type, std::string_view message) {
#if LAMBDA_WASM_EXCEPTIONS
  throw Error(type, std::string(message));
#else
  host::fail(type, message);
#endif
}

}  // namespace lambda_wasm::detail
