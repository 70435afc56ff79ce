#pragma once

#include <string_view>

namespace lambda_wasm::host {

/// Ends the running invocation with a function error of this type and message. How code without exceptions fails.
///
/// An edge defines it. It does not return and runs no destructor; both texts are read before it ends anything.
[[noreturn]] void fail(std::string_view type, std::string_view message);

}  // namespace lambda_wasm::host
