// JSON text to types and back (lambda_wasm/json/json.hpp). The first byte selects the type; the rest is the text.

#include <string>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/edge/native.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/json/json.hpp>

#include "../fuzz.hpp"
#include "../oracle/fit.hpp"
#include "../oracle/json.hpp"
#include "../oracle/utf8.hpp"
#include "../types.hpp"

using namespace lambda_wasm;

namespace {

// Values that the writer rejects, and infinities, have no text to read back.
template <class T>
void check_written(const T& value, std::string_view text) {
  std::string written;
  try {
    written = to_json(value);
  } catch (const Error& error) {
    fuzz::check(error.type == error_type::invalid_result && !error.message.empty(), "to_json fails with a named error", text);
    return;
  }
  fuzz::check(oracle::is_json(written), "to_json writes JSON", written);
  Storage storage;
  const Result<T> again = try_from_json<T>(written, storage);
  // An infinity is written as null, which is not a number, and the alternative for other names as {}, which has none.
  if (!again && (written.find("null") != std::string::npos || written.find("{}") != std::string::npos)) return;
  fuzz::check(static_cast<bool>(again), "the text of to_json can be read back", written);
  fuzz::check(oracle::have_same_value<T>(to_json(*again), written), "a value is the same after writing and reading", written);
}

template <class T>
void check_refusal(const Error& error, const oracle::Tree& tree, const oracle::Misfits& misfits, std::string_view text) {
  fuzz::check(oracle::is_utf8(error.message) && !error.message.empty(), "an error has a message", text);
  const bool is_json = error.type == error_type::invalid_value;
  fuzz::check(is_json || error.type == error_type::invalid_json, "an error has one of two types", error.type);
  if (tree.verdict() == oracle::Verdict::unknown || misfits.is_unsure()) return;
  fuzz::check(is_json == (tree.verdict() == oracle::Verdict::json && !misfits.is_too_deep()),
              "the error type tells JSON from other text", text);
  if (!is_json) return;
  const auto& pointers = misfits.pointers();
  // After the first problems, a value of a wrong type may be counted again for its constraint.
  const bool is_counted = !oracle::has_rules<T> || pointers.size() <= max_mismatches;
  fuzz::check(error.count >= pointers.size(), "an error counts all wrong values", text);
  std::string made = is_counted ? std::to_string(error.count) : "", expected = is_counted ? std::to_string(pointers.size()) : "";
  for (const Mismatch& mismatch : error.mismatches) {
    made += " " + mismatch.pointer;
    fuzz::check(!mismatch.expected.empty() && !mismatch.found.empty() && oracle::is_utf8(mismatch.found),
                "a mismatch is not empty", text);
  }
  for (std::size_t i = 0; i != std::min(max_mismatches, pointers.size()); ++i) expected += " " + pointers[i];
  fuzz::check_same(made, expected, "an error lists the wrong values in order");
}

template <class T>
void check_text(std::string_view text) {
  const oracle::Tree tree(text);
  oracle::Misfits misfits;
  if (tree.verdict() == oracle::Verdict::json) misfits.look<T>(tree.root());
  Storage storage;
  const Result<T> read = try_from_json<T>(text, storage);
  if (!read) {
    check_refusal<T>(*read.error(), tree, misfits, text);
    return;
  }
  if (tree.verdict() != oracle::Verdict::unknown && !misfits.is_unsure()) {
    const bool fits = tree.verdict() == oracle::Verdict::json && misfits.pointers().empty() && !misfits.is_too_deep();
    fuzz::check(fits, "a text that does not fit is rejected", text);
    fuzz::check(oracle::is_read_as(*read, tree.root()), "the value equals the text's", text);
  }
  check_written(*read, text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t type = input.choice(std::tuple_size_v<fuzz::Types>);
  const Exact text(input.rest());
  fuzz::with_type(type, [&]<class T>() { check_text<T>(text); });
  return 0;
}
