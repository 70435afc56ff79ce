#pragma once
/// @file
/// The binary interface: every number that C++ and JavaScript must agree on, from the compiler. JavaScript's source holds none of
/// them. It names them, as in `ABI.record.number`, and the build (cmake/javascript/build/abi.mjs) inserts the numbers that it
/// reads from the module.
/// Each file with a handler contains them as JSON text after a marker: `{"version":"0.1.0","record":{"size":13,…},…}`. The
/// version is that of the headers: the build refuses a file that was compiled with headers of another version than its own
/// JavaScript. The text is a data segment of its own, which is removed from the deployed module.
/// The text is a data segment of its own, which is removed from the deployed module.

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <utility>

#include <lambda_wasm/detail/enumerators.hpp>
#include <lambda_wasm/edge/http.hpp>
#include <lambda_wasm/edge/record.hpp>
#include <lambda_wasm/handler_form.hpp>
#include <lambda_wasm/host/batch.hpp>
#include <lambda_wasm/host/log.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/host/token.hpp>
#include <lambda_wasm/http/literal_header.hpp>
#include <lambda_wasm/http/sender.hpp>
#include <lambda_wasm/http/sender_traits.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/status.hpp>
#include <lambda_wasm/task/wait.hpp>
#include <lambda_wasm/version.hpp>
#include <lambda_wasm/wire/any.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::edge {

struct AbiNumber {
  std::string_view name;
  std::size_t value;
};

/// Writes one group of numbers, as `,"group":{"name":1,…}`.
template <class Put>
constexpr void put_numbers(Put& put, std::string_view group, std::initializer_list<AbiNumber> numbers) {
  const auto put_key = [&](std::string_view key) {
    put('"');
    detail::put_text(put, key);
    detail::put_text(put, "\":");
  };
  put(',');
  put_key(group);
  char separator = '{';
  for (const auto& [name, value] : numbers) {
    put(separator);
    put_key(name);
    detail::put_decimal(put, value);
    separator = ',';
  }
  put('}');
}

/// As above, for an enum: its enumerators, whose values are 0, 1, ….
template <class Enum, class Put>
constexpr void put_enumerators(Put& put, std::string_view group) {
  [&]<std::size_t... Values>(std::index_sequence<Values...>) {
    put_numbers(put, group, {{detail::name_of<static_cast<Enum>(Values)>(), Values}...});
  }(std::make_index_sequence<detail::enumerator_count<Enum>()>());
}

/// Sets of sender forms, as bits. The bit of a form is the sender's number, plus `has_lists` if its headers come as lists of
/// values.
struct SenderBits {
  std::size_t with_texts = 0;
  std::size_t with_lists = 0;
};

/// The senders that have a property.
consteval SenderBits senders_with(detail::Stated detail::SenderTraits::* property) {
  std::size_t bits = 0;
  for (const detail::SenderTraits& traits : detail::sender_traits) {
    if (traits.*property) bits |= std::size_t{1} << static_cast<std::size_t>(traits.sender);
  }
  return {bits, bits << detail::has_lists};
}
consteval std::size_t both_forms(detail::Stated detail::SenderTraits::* property) {
  const SenderBits bits = senders_with(property);
  return bits.with_texts | bits.with_lists;
}
static_assert(std::size(detail::sender_traits) <= detail::has_lists);  // `has_lists` is greater than every sender's number
static_assert(detail::is_problem % 32 == 0);                           // a shift by a sender's word uses only its lower 5 bits

// A Wait has base classes; clang supports offsetof for a member of a base.
consteval std::size_t generation_offset() {
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Winvalid-offsetof"
  return offsetof(detail::Wait, generation);
#pragma clang diagnostic pop
}

inline constexpr auto put_abi = [](auto& put) {
  using Traits = detail::SenderTraits;
  constexpr std::size_t word = sizeof(std::uint32_t);
  detail::put_text(put, "\x1flambda_wasm:abi:{\"version\":\"");
  detail::put_text(put, version);
  put('"');
  constexpr Record::Layout record = Record::layout();
  put_numbers(put, "record",
              {{"size", record.size / word},
               {"words", record.words / word},
               {"word_capacity", record.word_capacity / word},
               {"text", record.text / word},
               {"text_capacity", record.text_capacity / word},
               {"text_used", record.text_used / word},
               {"message_text", record.message_text / word},
               {"number", record.number / word},
               {"root", record.root / word},
               {"most_words", Record::most_words},
               {"most_bytes", Record::most_bytes}});
  put_numbers(put, "block",
              {{"size", sizeof(wire::Block) / word},
               {"words", offsetof(wire::Block, words) / word},
               {"word_capacity", offsetof(wire::Block, word_capacity) / word},
               {"text", offsetof(wire::Block, text) / word},
               {"text_capacity", offsetof(wire::Block, text_capacity) / word},
               {"text_size", offsetof(wire::Block, text_size) / word},
               {"is_wide", offsetof(wire::Block, is_wide) / word}});
  put_numbers(put, "literal_header", {{"marker", offsetof(detail::MarkedLiteralHeader<"">, name)}});
  put_numbers(put, "codec", {{"handle", detail::handle_codec}});
  put_numbers(put, "wait", {{"generation", generation_offset() / word}});
  put_numbers(put, "depth", {{"any", wire::max_any_depth}});
  put_enumerators<detail::Status>(put, "status");
  put_enumerators<detail::Pass>(put, "pass");
  put_enumerators<detail::Wait::State>(put, "state");
  put_enumerators<host::From>(put, "from");
  put_enumerators<host::LogLevel>(put, "log_level");
  put_enumerators<host::TokenOutcome>(put, "token");
  put_enumerators<host::RecordState>(put, "record_state");
  put_enumerators<host::FailedRecord::Fate>(put, "fate");
  put_enumerators<wire::AnyTag>(put, "any");
  put_enumerators<Sender>(put, "sender");
  put_numbers(put, "sender_word", {{"has_lists", detail::has_lists}, {"is_problem", detail::is_problem}});
  put_numbers(put, "status_word", {{"is_file", detail::RoutedReply::is_file}});
  put_numbers(put, "senders",
              {{"has_query_text", both_forms(&Traits::has_query_text)},
               {"has_encoded_query", both_forms(&Traits::has_encoded_query)},
               {"has_query_in_path", both_forms(&Traits::has_query_in_path)},
               {"has_mixed_values", both_forms(&Traits::has_mixed_values)},
               {"may_have_lists", both_forms(&Traits::may_have_lists)},
               {"may_spell_otherwise", both_forms(&Traits::keeps_header_case) | senders_with(&Traits::may_have_lists).with_lists},
               {"has_cookie_list", both_forms(&Traits::has_cookie_list)},
               {"is_api", both_forms(&Traits::is_api)},
               {"has_http_context", both_forms(&Traits::has_http_context)},
               {"has_rest_context", both_forms(&Traits::has_rest_context)},
               {"has_time_epoch", both_forms(&Traits::has_time_epoch)},
               {"has_microseconds", both_forms(&Traits::has_microseconds)},
               {"takes_lists", both_forms(&Traits::takes_lists) | senders_with(&Traits::takes_lists_as_sent).with_lists},
               {"takes_only_lists", senders_with(&Traits::takes_lists_as_sent).with_lists},
               {"takes_whole_reply", both_forms(&Traits::takes_whole_reply)}});
  detail::put_text(put, "}");
  put('\0');
};

/// The program does not read it; the attributes keep the compiler and the linker from removing it. Each file has its own: the
/// build compares them.
[[gnu::used, gnu::retain, gnu::section("lambda_wasm_abi")]] static constexpr auto abi_text =
    detail::collect_characters<detail::count_characters(put_abi)>(put_abi);

}  // namespace lambda_wasm::edge
