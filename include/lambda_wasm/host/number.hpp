#pragma once

#include <cstddef>

namespace lambda_wasm::host {

/// Returns the double nearest to the number in `text`, ties to even. For numbers that `text/number.hpp` cannot read in a few
/// instructions.
///
/// Each edge defines it. `text` has `size` characters that match RFC 8259's number, and is not terminated. A number that is too
/// large becomes an infinity, one that is too small a zero, both with its sign.
double parse_double(const char* text, std::size_t size);

/// Writes `value` as ECMAScript's Number::toString does (ECMA-262 section 6.1.6.1.20), to at most 32 characters at `to`.
///
/// Each edge defines it. `value` must be finite.
/// @returns the number of characters written.
std::size_t print_double(double value, char* to);

}  // namespace lambda_wasm::host
