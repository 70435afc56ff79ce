#pragma once
/// @file
/// Asks for what has not crossed yet: values of the event and of the context cross when they are read.

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

/// What a value is asked for from.
enum class From : std::uint32_t {
  event,    ///< the whole event, as it came
  context,  ///< what the runtime tells of the invocation
};

/// The whole of it, in the shape that the schema in `codec` states. `codec` is a `detail::codec_text`: JavaScript knows it by its address.
/// An edge defines it.
Message pull(From from, const char* codec);

/// Milliseconds until the platform ends the invocation; never negative. An edge defines it.
double remaining_milliseconds();

/// Memory of the running invocation: freed when its result has been delivered. An edge defines it.
Storage& storage();

}  // namespace lambda_wasm::host
