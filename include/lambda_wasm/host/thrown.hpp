#pragma once

#include <cstdint>

namespace lambda_wasm::host {

/// The host's handle of a value of its own that the C++ exception being handled holds, or 0: the invocation then fails with that value.
/// An edge defines it.
std::uint32_t thrown_handle() noexcept;

}  // namespace lambda_wasm::host
