#pragma once
/// @file
/// The schema of a type: its kinds as text, which the compiler writes into the module's data. The build reads it there and
/// generates the JavaScript codecs from it; the native edge reads it at run time.
///
/// | text | kind | words on the wire |
/// |---|---|---|
/// | `n` | nothing (a handler without input, or of `void`) | none |
/// | `s` | string | its length in bytes; the bytes are in the text block |
/// | `b` | bool | 0 or 1 |
/// | `c` `C` `h` `H` `i` `I` | signed and unsigned integer of 8, 16, 32 bits | the value |
/// | `l` `L` | signed and unsigned integer of 64 bits | low word, high word |
/// | `d` | double; float as the double whose shortest text is the float's (text/float.hpp) | at an even index: the two words of the IEEE 754 binary64 |
/// | `y` | bytes (base64 in JSON, RFC 4648 section 4) | as `s` |
/// | `t0` `t3` `t6` `t9` | time (RFC 3339 in JSON, this many digits of the second; `t9` from 1677-09-21 to 2262-04-11) | seconds since the epoch as `l`, nanoseconds |
/// | `e` names `)` | enum | index of the name |
/// | `?K` | optional, or a defaulted field; an empty one is omitted from objects, and null in arrays | 0 for empty; 1, then K |
/// | `[K` | vector | count, then each K |
/// | `*K` | one value or an array of them | as `[` |
/// | `#N:K` | array of N (decimal) | each K |
/// | `{K` | map with string keys, in the order of JavaScript's objects (wire/any.hpp) | count, then each key as `s` and its K |
/// | `(` fields `)` | described struct | each field's kind, in order |
/// | `a` | anything | a tag (see wire/any.hpp), then the value |
/// | `v` | JavaScript value | its handle in embind |
/// | `qK` | parts of an HTTP request, which cmake/javascript/runtime/http_request.mjs makes from the event; in Wasm only | as K |
/// | `k` | the last of these parts: headers that the program names (edge/http.hpp) | count, then the address and the value as `s` of each |
/// | `r` | HTTP reply, for cmake/javascript/runtime/http_reply.mjs; in Wasm only | see edge/http.hpp |
///
/// Values that JavaScript code passes and receives during an invocation may have a Uint8Array for bytes, a Date for times, and a
/// BigInt for integers of 64 bits (also inside anything). Values that the SDK makes for JavaScript have these types too, but a
/// BigInt only for integers beyond 2^53 - 1.
///
/// A name is its length in bytes (decimal), a colon, and the name in UTF-8; a field is a name and its kind: `(3:skus5:count?i)`.
/// In the module's data a schema follows a marker and ends with a NUL. The marker `codec` precedes the schema of a value that
/// crosses into C++, `value` that of a value that is made in JavaScript (js/value.hpp). After `handler` and `function` there are
/// a name, the schema of the input and the schema of the result. A function's input is the struct of its arguments, whose fields
/// are named `0`, `1`, ….

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>
#include <type_traits>

#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/text/time.hpp>

namespace lambda_wasm::detail {

inline constexpr std::string_view header_marker = "\x1flambda_wasm:header:";
inline constexpr std::string_view codec_marker = "\x1flambda_wasm:codec:";
inline constexpr std::string_view value_marker = "\x1flambda_wasm:value:";

/// The input of a plain function: its arguments.
template <class... Types>
struct Arguments {
  std::tuple<Types...> values;
};

/// The number of digits of a second's fraction that a time is written with. A duration that cannot represent all times of that
/// form does not compile, so that reading a time cannot overflow.
template <TimeKind T>
constexpr text::FractionDigits fraction_digits() {
  using Number = typename T::duration::rep;
  using Period = typename T::duration::period;
  using enum text::FractionDigits;
  constexpr text::FractionDigits digits = Period::den == 1           ? none
                                          : Period::den <= 1'000     ? milliseconds
                                          : Period::den <= 1'000'000 ? microseconds
                                                                     : nanoseconds;
  // Seconds from the epoch: the range of 64 bits of nanoseconds, or the end of the year 9999 plus a day for offsets.
  constexpr std::int64_t most = digits == nanoseconds ? 9'223'372'036 : 253'402'387'200;
  constexpr bool counts_all =
      std::is_floating_point_v<Number> ||
      (std::is_signed_v<Number> && Period::den <= 1'000'000'000 &&
       static_cast<std::int64_t>((std::numeric_limits<Number>::max)()) / Period::den >= most / Period::num);
  static_assert(counts_all,
                "lambda_wasm: the duration of this std::chrono::sys_time cannot count the years 0000 to 9999 (in nanoseconds: 64 "
                "bits): use sys_seconds, or sys_time of std::chrono's milliseconds, microseconds or nanoseconds.");
  return digits;
}

/// The time, rounded down to nanoseconds. A time beyond 64 bits of seconds becomes the first or the last second of that range.
///
/// With integer arithmetic only: the difference in std::chrono between the earliest time and the second before it overflows the
/// duration.
template <TimeKind T>
constexpr text::Timestamp timestamp_of(const T& time) {
  using Period = typename T::duration::period;
  constexpr auto least = (std::numeric_limits<std::int64_t>::min)(), most = (std::numeric_limits<std::int64_t>::max)();
  const auto count = time.time_since_epoch().count();
  if constexpr (std::is_floating_point_v<decltype(count)>) {
    const auto in_seconds = static_cast<double>(count) * Period::num / Period::den;
    if (!(in_seconds > -9e18 && in_seconds < 9e18)) return {count < 0 ? least : most, 0};
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    const auto after = std::chrono::duration_cast<std::chrono::nanoseconds>(time - second);
    return {std::int64_t{second.time_since_epoch().count()}, static_cast<std::uint32_t>(after.count())};
  } else {
    if constexpr (Period::num != 1) {
      if (count > most / Period::num || count < least / Period::num) return {count < 0 ? least : most, 0};
    }
    const std::int64_t parts = std::int64_t{count} * Period::num;
    const std::int64_t rest = parts % Period::den;  // has the sign of `parts`
    const std::int64_t after = rest < 0 ? rest + Period::den : rest;
    return {parts / Period::den - (rest < 0 ? 1 : 0), static_cast<std::uint32_t>(after * 1'000'000'000 / Period::den)};
  }
}

// Refuses a type that does not cross. A template of its own, so that the error appears once.
template <class T>
constexpr void refuse() {
  static_assert(Described<T>,
                "A field's type is not supported: use a string, bool, integer, double, enum with LAMBDA_WASM_DESCRIBE_ENUM, "
                "optional, vector, array, map with string keys, sys_time, Bytes, a struct with LAMBDA_WASM_DESCRIBE, or include "
                "<lambda_wasm/json/nlohmann.hpp> for nlohmann::json and the types that it converts.");
}

// Calls `put` with each piece of text: once to count, once to write.
template <class T, class Put>
constexpr void put_schema(Put& put);

template <class Put>
constexpr void put_decimal(Put& put, std::size_t value) {
  if (value >= 10) put_decimal(put, value / 10);
  put(static_cast<char>('0' + value % 10));
}
template <class Put>
constexpr void put_text(Put& put, std::string_view text) {
  for (char character : text) put(character);
}
template <class Put>
constexpr void put_name(Put& put, std::string_view name) {
  put_decimal(put, name.size());
  put(':');
  put_text(put, name);
}

template <IntegerKind T>
constexpr char integer_letter() {
  constexpr char letters[] = "cChHiIlL";
  constexpr int width = sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 2 : sizeof(T) == 4 ? 4 : 6;
  return letters[width + (std::is_unsigned_v<T> ? 1 : 0)];
}

template <class T, class Put>
constexpr void put_schema(Put& put) {
  if constexpr (std::same_as<T, Nothing> || std::is_void_v<T>) {
    put('n');
  } else if constexpr (EdgeKind<T>) {
    EdgeCodec<T>::put_schema(put);
  } else if constexpr (TextKind<T>) {
    put('s');
  } else if constexpr (BooleanKind<T>) {
    put('b');
  } else if constexpr (IntegerKind<T>) {
    put(integer_letter<T>());
  } else if constexpr (RealKind<T>) {
    put('d');
  } else if constexpr (BytesKind<T>) {
    put('y');
  } else if constexpr (TimeKind<T>) {
    put('t');
    put_decimal(put, static_cast<std::size_t>(fraction_digits<T>()));
  } else if constexpr (DescribedEnum<T>) {
    put('e');
    for_each_enumerator(Description<T>{}, [&]<class Value>() { put_name(put, Value::name); });
    put(')');
  } else if constexpr (AnyKind<T>) {
    put('a');
  } else if constexpr (HandleKind<T>) {
    put('v');
  } else if constexpr (OptionalKind<T>) {
    put('?');
    put_schema<typename T::value_type>(put);
  } else if constexpr (OneOrManyKind<T>) {
    put('*');
    put_schema<typename T::value_type>(put);
  } else if constexpr (VectorKind<T>) {
    put('[');
    put_schema<typename T::value_type>(put);
  } else if constexpr (ArrayKind<T>) {
    put('#');
    put_decimal(put, std::tuple_size_v<T>);
    put(':');
    put_schema<typename T::value_type>(put);
  } else if constexpr (MapKind<T>) {
    put('{');
    put_schema<typename MappedType<T>::type>(put);
  } else if constexpr (is_specialization_of<T, Arguments>) {
    put('(');
    std::size_t index = 0;
    const auto put_argument = [&]<class Argument>(const Argument*) {
      put_decimal(put, index < 10 ? 1 : 2);
      put(':');
      put_decimal(put, index++);
      put_schema<Argument>(put);
    };
    [&]<class... Types>(const Arguments<Types...>*) {
      (put_argument(static_cast<const Types*>(nullptr)), ...);
    }(static_cast<const T*>(nullptr));
    put(')');
  } else if constexpr (Described<T>) {
    put('(');
    for_each_field(Description<T>{}, [&]<class Field, bool is_defaulted>() {
      using Member = FieldType<T, Field>;
      put_name(put, Field::name);
      if (is_defaulted && !OptionalKind<Member>) put('?');
      put_schema<Member>(put);
    });
    put(')');
  } else {
    refuse<T>();
  }
}

template <class Write>
constexpr std::size_t count_characters(Write write) {
  std::size_t count = 0;
  auto put = [&](char) { ++count; };
  write(put);
  return count;
}

template <std::size_t Size, class Write>
constexpr std::array<char, Size> collect_characters(Write write) {
  std::array<char, Size> text{};
  std::size_t at = 0;
  auto put = [&](char character) { text[at++] = character; };
  write(put);
  return text;
}

enum class Way { in, out };

template <class T, Way Direction>
struct CodecText {
  static constexpr auto write = [](auto& put) {
    put_text(put, Direction == Way::in ? codec_marker : value_marker);
    put_schema<T>(put);
    put('\0');
  };
  static constexpr auto text = collect_characters<count_characters(write)>(write);
};

/// The descriptor of T, NUL-terminated. Its address identifies the codec to JavaScript.
template <class T>
inline constexpr auto codec_text = CodecText<T, Way::in>::text;
/// As above, for values that cross to JavaScript, other than results.
template <class T>
inline constexpr auto value_text = CodecText<T, Way::out>::text;

/// Instead of such an address: the value crosses as its embind handle.
inline constexpr std::uintptr_t handle_codec = 1;

/// The kinds of entries of a module: a handler of events; a function that JavaScript calls, which returns its result (`function`)
/// or a promise of it (`task`); or a handler that streams its reply (`stream`).
enum class Entry { handler, function, task, stream };
inline constexpr std::string_view entry_markers[] = {
    "\x1flambda_wasm:handler:", "\x1flambda_wasm:function:", "\x1flambda_wasm:task:", "\x1flambda_wasm:stream:"};

template <Entry Kind, FixedText Name, class Input, class Result>
struct EntryText {
  static constexpr auto write = [](auto& put) {
    put_text(put, entry_markers[static_cast<std::size_t>(Kind)]);
    put_name(put, Name.view());
    put_schema<Input>(put);
    put_schema<Result>(put);
    put('\0');
  };
  static constexpr auto text = collect_characters<count_characters(write)>(write);
};

/// The descriptor of an entry, NUL-terminated. Its address identifies the entry to JavaScript.
template <Entry Kind, FixedText Name, class Input, class Result>
inline constexpr auto entry_text = EntryText<Kind, Name, Input, Result>::text;
template <FixedText Name, class Input, class Result>
inline constexpr const auto& handler_text = entry_text<Entry::handler, Name, Input, Result>;

}  // namespace lambda_wasm::detail
