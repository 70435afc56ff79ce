#pragma once

#include <string_view>

namespace lambda_wasm::host {

/// Ends the running invocation with a function error of this type and message. Code without exceptions fails by this call.
///
/// Each edge defines it. It does not return and runs no destructors. It reads both texts before it ends the invocation.
[[noreturn]] void fail(std::string_view type, std::string_view message);

}  // namespace lambda_wasm::host
