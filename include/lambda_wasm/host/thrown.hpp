#pragma once

#include <cstdint>

namespace lambda_wasm::host {

/// Returns the handle of the JavaScript value in the C++ exception that is being handled, or 0 if it holds none. The invocation
/// then fails with that value. Each edge defines it.
std::uint32_t thrown_handle() noexcept;

}  // namespace lambda_wasm::host
