#pragma once

#include <string_view>

/// The SDK's version by semantic versioning (https://semver.org). The build also reads these three lines.
#define LAMBDA_WASM_VERSION_MAJOR 0
/// Incremented for additions, and before 1.0 for breaking changes.
#define LAMBDA_WASM_VERSION_MINOR 1
/// Incremented for fixes.
#define LAMBDA_WASM_VERSION_PATCH 0

#define LAMBDA_WASM_DETAIL_QUOTE(text) #text
#define LAMBDA_WASM_DETAIL_VERSION(major, minor, patch) \
  LAMBDA_WASM_DETAIL_QUOTE(major) "." LAMBDA_WASM_DETAIL_QUOTE(minor) "." LAMBDA_WASM_DETAIL_QUOTE(patch)

namespace lambda_wasm {

/// The version as text, `major.minor.patch`.
inline constexpr std::string_view version =
    LAMBDA_WASM_DETAIL_VERSION(LAMBDA_WASM_VERSION_MAJOR, LAMBDA_WASM_VERSION_MINOR, LAMBDA_WASM_VERSION_PATCH);

}  // namespace lambda_wasm

#undef LAMBDA_WASM_DETAIL_VERSION
#undef LAMBDA_WASM_DETAIL_QUOTE
