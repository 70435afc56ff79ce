#pragma once
/// @file
/// The records of an event, each of which knows its place, for errors that name it.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/raise.hpp>
#include <lambda_wasm/result.hpp>

namespace lambda_wasm::events {

/// The index of a record that was not read as one of an event's.
inline constexpr std::uint32_t no_index = 0xffff'ffff;

/// A vector that sets the member `index` of the records that are read into it.
template <class Record>
class Records : public std::vector<Record> {
  using Base = std::vector<Record>;

 public:
  using Base::Base;
  Records(std::initializer_list<Record> records) : Base(records) { number(); }

  void resize(std::size_t size) {
    Base::resize(size);
    number();
  }
  Record& emplace_back() {
    Record& record = Base::emplace_back();
    record.index = static_cast<std::uint32_t>(Base::size() - 1);
    return record;
  }

 private:
  void number() noexcept {
    std::uint32_t index = 0;
    for (Record& record : *this) record.index = index++;
  }
};

}  // namespace lambda_wasm::events

namespace lambda_wasm::detail {

/// The place of a text in an event.
struct TextPlace {
  std::string list;         ///< the pointer to the list of records
  std::uint32_t index;      ///< of the record in it
  std::string id;           ///< of the record, for one without an index
  std::string_view member;  ///< the pointer from the record to the text
};

/// The failure to read a text of an event as JSON, with pointers from the root of the event. If the record has no index, they begin
/// at the record, and the message names it.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline Failure placed(const Failure& failure, const TextPlace& place) {
  using json_text::put;
  Error error = *failure.error();
  std::string pointer;
  if (place.index != events::no_index) {
    put(pointer, place.list);
    put(pointer, "/");
    json_text::put_decimal(pointer, place.index);
  }
  put(pointer, place.member);
  for (Mismatch& mismatch : error.mismatches) mismatch.pointer.insert(0, pointer);
  std::string message;
  if (place.index == events::no_index) {
    put(message, "In the record ");
    put(message, place.id);
    put(message, ": ");
  }
  if (error.mismatches.empty()) {
    constexpr std::string_view beginning = "The text";  // of every message of not_json
    put(message, "The text at ");
    put(message, pointer);
    put(message, std::string_view(error.message).substr(beginning.size()));
  } else {
    json_text::describe_misfit(message, error.mismatches.front(), error.count);
  }
  error.message = std::move(message);
  return error;
}

/// Reads a text of an event. Views in the value are valid until the result is delivered. `place` returns its TextPlace.
template <Crossing T>
[[nodiscard]] Result<T> try_json_at(std::string_view text, const auto& place) {
  Result<T> result = try_from_json<T>(text, host::storage());
  if (!result) [[unlikely]]
    return placed(result.failure(), place());
  return result;
}
/// As above, but throws the Error.
template <Crossing T>
[[nodiscard]] T json_at(std::string_view text, const auto& place) {
  static_assert(LAMBDA_WASM_EXCEPTIONS || !std::same_as<T, T>,
                "lambda_wasm: json<T>() of an event throws, but this function is built with EXCEPTIONS none: use try_json<T>()");
  Result<T> result = try_json_at<T>(text, place);
  if (!result) [[unlikely]]
    raise(result.failure());
  return *std::move(result);
}

}  // namespace lambda_wasm::detail
