#pragma once

#include <cstdint>
#include <type_traits>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/raise.hpp>

namespace lambda_wasm::detail {

/// Whether a T may contain values of its own type (kind.hpp).
template <class T>
constexpr bool is_recursive();
/// Whether a value within a T may.
template <class T>
constexpr bool holds_recursive();

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// How deep the value that is written nests. It is one number for all writers of a thread, so that values that cannot nest do not
/// pay for it.
inline constinit thread_local std::uint32_t written_depth = 0;

/// Throws the error of a value that nests too deep to be written.
[[noreturn, LAMBDA_WASM_DETAIL_COLD]] inline void raise_too_deep() {
  detail::raise(error_type::invalid_result, "The value nests deeper than 256 levels.");
}

/// A level of nesting while a value is written: an object in the function that writes it.
class Level {
 public:
  /// @throws Error if the value nests too deep
  Level() {
    if (written_depth == max_depth) raise_too_deep();
    ++written_depth;
  }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  ~Level() { --written_depth; }
};

/// Whether levels of nesting are counted in a T: if it may contain itself, and has a descriptor of its own. A plain variant has none.
template <class T>
constexpr bool counts_levels() {
  if constexpr (Kind<T>::template is_referred<T>) {
    return detail::is_recursive<T>();
  } else {
    return false;
  }
}

/// Of other types no levels are counted.
struct NoLevel {
  ~NoLevel() {}  // NOLINT(modernize-use-equals-default): not trivial, so that an unused one is no warning
};

/// Counts a level of nesting as long as the returned object exists, if levels are counted in a T.
template <class T>
[[nodiscard]] auto level() {
  return std::conditional_t<counts_levels<T>(), Level, NoLevel>();
}

/// Calls `parse(at)`, which reads JSON text, within a level of nesting, if levels are counted in a T.
template <class T, class Parse>
[[gnu::always_inline]] inline const char* parse_level(auto& reader, const char* at, Parse parse) {
  if constexpr (counts_levels<T>()) {
    if (!reader.enter()) return reader.too_deep(at);
    at = parse(at);
    reader.leave();
    return at;
  } else {
    return parse(at);
  }
}

/// Begins a message. Without exceptions, the levels of one that failed have not ended.
template <class T>
void begin_levels() {
  if constexpr (!LAMBDA_WASM_EXCEPTIONS && detail::holds_recursive<T>()) written_depth = 0;
}

}  // namespace lambda_wasm::kinds
