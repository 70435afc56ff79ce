#pragma once
/// @file
/// Asking for what has not crossed yet: parts of the event and of the invocation's context come when they are read.

#include <cstdint>
#include <optional>
#include <string_view>

namespace lambda_wasm {
class Storage;
}

namespace lambda_wasm::host {

/// A message on the wire (the table in schema.hpp): its words, and its text in one piece without separators.
struct Message {
  const std::uint32_t* words = nullptr;  ///< aligned to 8 bytes; gone with the next message
  const char* text = nullptr;            ///< stays until the invocation's result is delivered
  bool fits = true;                      ///< false: a mismatch, as three strings: pointer, expected, found
};

/// What can be asked for.
enum class Part : std::uint32_t {
  event,    ///< the whole event, as it came
  context,  ///< what the runtime tells of the invocation
};

/// The part, shaped as the schema in `codec` says (a `detail::codec_text`: its address is what names it). An edge defines it.
Message pull(Part part, const char* codec);

/// Whether a name is written in the program, at an address that always holds it: such names cross once.
enum class Name { literal, dynamic };

/// The first value of a map of strings, or of arrays of strings, which is a member of the event: of `member` the key that is
/// `key`, else the first that equals it when letter case is ignored. A value of another type counts as absent. An edge defines it.
///
/// @param member  a literal, NUL-terminated
/// @param key  in lower case
std::optional<std::string_view> find(const char* member, std::string_view key, Name name);

/// Milliseconds until the platform ends the invocation; never negative. An edge defines it.
double remaining_milliseconds();

/// Memory of the running invocation: freed when its result has been delivered. An edge defines it.
Storage& storage();

}  // namespace lambda_wasm::host
