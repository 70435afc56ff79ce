#pragma once

#include <cstddef>

namespace lambda_wasm::host {

/// The double nearest to the number that `text` holds, ties to even. What `text/number.hpp` cannot read in a few instructions.
///
/// An edge defines it. `text` is `size` characters that match RFC 8259's number, and is not terminated.
/// Too large reads as an infinity, too small as a zero, both signed.
double parse_double(const char* text, std::size_t size);

/// Writes `value` as ECMAScript's Number::toString does (ECMA-262 section 6.1.6.1.20), to at most 32 characters at `to`.
///
/// An edge defines it. `value` is finite.
/// @returns the number of characters written.
std::size_t print_double(double value, char* to);

}  // namespace lambda_wasm::host
