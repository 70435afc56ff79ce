#pragma once
/// @file
/// Pulls values that have not crossed yet: values of the event and of the context cross when they are read.

#include <cstdint>

namespace lambda_wasm {
class Storage;
}

namespace lambda_wasm::host {

/// A message on the wire (the table in schema.hpp): its words, and its text in one piece without separators.
struct Message {
  const std::uint32_t* words = nullptr;  ///< aligned to 8 bytes; valid until the next message
  const char* text = nullptr;            ///< valid until the invocation's result is delivered
  bool fits = true;                      ///< false for a mismatch, which is strings: type, message, pointer, expected, found
};

/// The source of a pulled value.
enum class From : std::uint32_t {
  event,    ///< the raw event
  context,  ///< the runtime's information about the invocation
};

/// Pulls the whole of it, in the shape of the schema in `codec`. `codec` is a `detail::codec_text`: JavaScript identifies it by
/// its address. Each edge defines it.
Message pull(From from, const char* codec);

/// The milliseconds until the platform ends the invocation; never negative. Each edge defines it.
double remaining_milliseconds();

/// Memory of the running invocation: freed when its result has been delivered. Each edge defines it.
Storage& storage();

}  // namespace lambda_wasm::host
