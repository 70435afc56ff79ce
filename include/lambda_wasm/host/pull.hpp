#pragma once
/// @file
/// Asking for what has not crossed yet: parts of the event and of the invocation's context come when they are read.

#include <cstdint>

namespace lambda_wasm {
class Storage;
}

namespace lambda_wasm::host {

/// A message on the wire (the table in schema.hpp): its words, and its text in one piece without separators.
struct Message {
  const std::uint32_t* words = nullptr;  ///< aligned to 8 bytes; gone with the next message
  const char* text = nullptr;            ///< stays until the invocation's result is delivered
  bool fits = true;                      ///< false: a mismatch, as strings: a type and a sentence, the pointer, expected, found
};

/// What can be asked for.
enum class Part : std::uint32_t {
  event,    ///< the whole event, as it came
  context,  ///< what the runtime tells of the invocation
};

/// The part, shaped as the schema in `codec` says (a `detail::codec_text`: its address is what names it). An edge defines it.
Message pull(Part part, const char* codec);

/// Milliseconds until the platform ends the invocation; never negative. An edge defines it.
double remaining_milliseconds();

/// Memory of the running invocation: freed when its result has been delivered. An edge defines it.
Storage& storage();

}  // namespace lambda_wasm::host
