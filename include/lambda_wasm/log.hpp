#pragma once
/// @file
/// Logging:
///
///     log::info("charged {} cents", amount);
///     log::error("the payment failed: {}", reason, log::field("order", order.id), log::field("attempt", attempt));
///
/// On Lambda an entry is logged through the runtime's console, so that the function's log format and log level apply. It has the
/// id of the invocation that logs, also when several run concurrently: the runtime keeps the id in the asynchronous context of
/// each invocation, and a task runs in the context of its own invocation. In the JSON format an entry without fields is
/// `"message": "charged 250 cents"`, and one with fields `"message": {"message": "the payment failed: …", "order": 17, …}`. In
/// the text format the fields follow the message as JSON. An entry of several lines stays one entry.
///
/// In a native build an entry is a line on standard error; control characters in it are escaped as in JSON:
/// `ERROR the payment failed: … {"order":17,"attempt":2}`.
///
/// An entry appears after everything that the program printed before it. Logging also works outside of invocations.

#include <cmath>
#include <concepts>
#include <cstddef>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/format.hpp>
#include <lambda_wasm/formattable.hpp>
#include <lambda_wasm/host/log.hpp>
#include <lambda_wasm/json/buffer.hpp>
#include <lambda_wasm/json/escape.hpp>
#include <lambda_wasm/json/writer.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm::log {

/// The level of an entry, as in Lambda's runtimes: `trace`, `debug`, `info`, `warn`, `error` or `fatal`, in this order.
using Level = host::LogLevel;

/// Whether entries of `level` are logged, by the function's log level. An entry of another level costs a few instructions and is
/// not formatted, but its arguments are evaluated: call this before computing expensive ones.
[[nodiscard]] inline bool is_logged(Level level) { return host::is_logged(level); }

/// The result of `field`: a reference to a `name` and a `value`.
template <Formattable T>
struct Field {
  std::string_view name;
  const T& value;
};

/// A named value of an entry, by which the log can be searched: `log::field("order", order.id)`.
///
/// Numbers, bool, and the structs, vectors and maps that cross are written as JSON; every other `Formattable` becomes a string.
/// An infinity, a NaN, an empty `std::optional` and a null `const char*` become `null`. Bytes of a string that are not UTF-8
/// become U+FFFD. If two fields have the same name, the last one counts. The name `message` is reserved for the entry.
///
/// The result refers to both arguments: use it only as an argument of a logging call.
template <class T>
[[nodiscard]] auto field(std::string_view name, const T& value) {
  static_assert(Formattable<T>,
                "lambda_wasm: A log field cannot have this type: use a type that a format can write; describe an enum with "
                "LAMBDA_WASM_DESCRIBE_ENUM and a struct with LAMBDA_WASM_DESCRIBE.");
  if constexpr (Formattable<T>) {
    return Field<T>{name, value};
  } else {
    static const int nothing = 0;
    return Field<int>{name, nothing};
  }
}

namespace detail {

using json_text::Buffer;
using lambda_wasm::detail::Argument;

template <class T>
inline constexpr bool is_field = false;
template <class T>
inline constexpr bool is_field<Field<T>> = true;

/// A function, because a variable template would be deduced from a literal, and fail, in clang 22 and later
/// ([temp.deduct.type]/5).
template <class... Arguments>
consteval std::size_t count_values() {
  return (std::size_t{0} + ... + (is_field<Arguments> ? 0 : 1));
}

template <class... Arguments>
consteval bool fields_are_last() {
  const bool fields[] = {is_field<Arguments>..., true};
  for (std::size_t i = 0; i != sizeof...(Arguments); ++i) {
    if (fields[i] && !fields[i + 1]) return false;
  }
  return true;
}

/// Writes a JSON string. Bytes that are not UTF-8 stay, because the edge replaces them in the whole entry: this function is a
/// fifth of the size of Writer::string.
[[gnu::noinline]] inline char* write_quoted(Buffer& buffer, char* to, std::string_view text) {
  constexpr std::size_t most = 6;  // the longest escape of a character; enough for the closing quote too
  to = buffer.reserve(to, text.size() + 2);
  *to++ = '"';
  std::size_t left = text.size();
  for (const char character : text) {
    to = buffer.reserve(to, left-- + most);
    json_text::put_escaped(character, [&to](char part) { *to++ = part; });
  }
  *to++ = '"';
  return to;
}

/// Writes a value as the JSON of a field.
template <class T>
char* write_json(Buffer& buffer, char* to, const T& value) {
  namespace kinds = lambda_wasm::detail;
  if constexpr (kinds::OptionalKind<T>) {
    return value ? write_json(buffer, to, *value) : kinds::write_characters(buffer, to, "null");
  } else if constexpr (kinds::CharacterPointerKind<T>) {
    const char* const text = value;
    return text == nullptr ? kinds::write_characters(buffer, to, "null") : write_quoted(buffer, to, text);
  } else if constexpr (std::same_as<T, char>) {
    return write_quoted(buffer, to, {&value, 1});
  } else if constexpr (DescribedEnum<T>) {
    const std::string_view name = lambda_wasm::kinds::Enumerator::name_of(value);
    return name.data() == nullptr ? kinds::write_text(buffer, to, value) : write_quoted(buffer, to, name);
  } else if constexpr (kinds::RealKind<T>) {
    return std::isfinite(value) ? kinds::write_text(buffer, to, value) : kinds::write_characters(buffer, to, "null");
  } else if constexpr (kinds::BooleanKind<T> || kinds::IntegerKind<T>) {
    return kinds::write_text(buffer, to, value);
  } else if constexpr (kinds::DurationKind<T> || kinds::TimeKind<T> || kinds::DateKind<T>) {
    to = kinds::write_text(buffer, kinds::write_characters(buffer, to, "\""), value);
    return kinds::write_characters(buffer, to, "\"");
  } else if constexpr (Crossing<T> && !kinds::TextKind<T>) {
    return json_text::Writer(buffer).write(to, value);
  } else {
    return write_quoted(buffer, to, value);
  }
}

template <class T>
Argument argument(const T& value) {
  return lambda_wasm::detail::argument(value);
}
template <class T>
Argument argument(const Field<T>& field) {
  return {&field, [](Buffer& buffer, char* to, const void* at) {
            const auto& [name, value] = *static_cast<const Field<T>*>(at);
            to = buffer.reserve(write_quoted(buffer, to, name), 1);
            *to++ = ':';
            return write_json(buffer, to, value);
          }};
}

/// Formats and logs an entry, unless the level is off. `fields` ends at `end`.
[[gnu::noinline]] inline void write_entry(Level level, std::string_view format, const Argument* values, const Argument* fields,
                                          const Argument* end) {
  if (!host::is_logged(level)) return;
  Buffer buffer;
  char* to = lambda_wasm::detail::write_format(buffer, buffer.end(), format, values);
  const auto message_size = static_cast<std::size_t>(to - buffer.begin());
  for (const Argument* field = fields; field != end; ++field) {
    to = buffer.reserve(to, 1);
    *to++ = field == fields ? '{' : ',';
    to = buffer.reserve(field->write(buffer, to, field->value), 1);
    if (field + 1 == end) *to++ = '}';
  }
  buffer.set_end(to);
  host::log(level, buffer.view().substr(0, message_size), buffer.view().substr(message_size));
}

template <class... Arguments>
void write(Level level, std::string_view format, const Arguments&... arguments) {
  static_assert(fields_are_last<Arguments...>(),
                "lambda_wasm: The fields of a log entry must come after the values of its format.");
  const Argument all[] = {argument(arguments)..., {}};
  write_entry(level, format, all, all + count_values<Arguments...>(), all + sizeof...(arguments));
}

}  // namespace detail

/// Logs an entry of level `trace`. Takes a format as `lambda_wasm::format` does, one value for each `{}`, then any number of
/// fields.
///
///     log::info("{} of {} sent", sent, total, log::field("order", order.id));
///
/// An entry below the function's log level is not formatted. Bytes that are not UTF-8 become U+FFFD.
template <class... Arguments>
void trace(Format<detail::count_values<Arguments...>()> format, const Arguments&... arguments) {
  detail::write(Level::trace, format.text(), arguments...);
}
/// As `trace`, for details that help to find a bug.
template <class... Arguments>
void debug(Format<detail::count_values<Arguments...>()> format, const Arguments&... arguments) {
  detail::write(Level::debug, format.text(), arguments...);
}
/// As `trace`, for normal operation.
template <class... Arguments>
void info(Format<detail::count_values<Arguments...>()> format, const Arguments&... arguments) {
  detail::write(Level::info, format.text(), arguments...);
}
/// As `trace`, for an unexpected situation that the function handled.
template <class... Arguments>
void warn(Format<detail::count_values<Arguments...>()> format, const Arguments&... arguments) {
  detail::write(Level::warn, format.text(), arguments...);
}
/// As `trace`, for a failure.
template <class... Arguments>
void error(Format<detail::count_values<Arguments...>()> format, const Arguments&... arguments) {
  detail::write(Level::error, format.text(), arguments...);
}
/// As `trace`, for a failure that ends the program. It does not end the program itself.
template <class... Arguments>
void fatal(Format<detail::count_values<Arguments...>()> format, const Arguments&... arguments) {
  detail::write(Level::fatal, format.text(), arguments...);
}

}  // namespace lambda_wasm::log
