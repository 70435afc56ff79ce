#pragma once
/// @file
/// Notes: what the OpenAPI document says of a route besides what its types say. They cost no byte of the deployed function.
///
///     lw::route<"GET /notes/{id}", show, lw::summary("One note."), lw::fails(404)>
///
/// Notes of `use` hold for every route of its list: `lw::use<authenticate, lw::bearer("JWT")>`.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <lambda_wasm/detail/fixed_text.hpp>

namespace lambda_wasm {

namespace detail {

/// The base of every note. A derived class has `put(put)`, which writes members of a JSON object.
struct Note {};
template <class T>
concept NoteKind = std::derived_from<T, Note>;

/// The notes that say one text.
enum class NoteText : std::uint8_t { summary, description, tag, operation_id, bearer };
inline constexpr std::string_view note_texts[] = {"summary", "description", "tag", "operationId", "bearer"};

template <NoteText kind, std::size_t Size>
struct TextNote : Note {
  FixedText<Size> text;
  constexpr void put(auto& put) const { put.member(note_texts[static_cast<std::size_t>(kind)], text.view()); }
};
template <std::size_t Size>
struct FailsNote : Note {
  int status;
  FixedText<Size> text;
  constexpr void put(auto& put) const {
    put.member("fails", static_cast<std::size_t>(status));
    if (!text.view().empty()) put.member("description", text.view());
  }
};
struct DeprecatedNote : Note {
  constexpr void put(auto& put) const {
    put.keyword("deprecated");
    put.word("true");
  }
};

constexpr bool has_status_of_error(const auto& note) {
  if constexpr (requires { note.status; }) {
    return note.status >= 400 && note.status <= 599;
  } else {
    return true;
  }
}
/// Whether these are notes of a route.
template <auto... notes>
constexpr bool are_notes() {
  constexpr bool are_all = (NoteKind<std::remove_const_t<decltype(notes)>> && ...);
  static_assert(
      are_all,
      "What follows a handler must be notes: lw::summary(\"…\"), lw::description(\"…\"), lw::tag(\"…\"), lw::fails(404), "
      "lw::deprecated, lw::operation_id(\"…\") or lw::bearer(\"…\").");
  static_assert((has_status_of_error(notes) && ...), "lw::fails takes the status of an error, from 400 to 599.");
  return are_all;
}
/// Notes as a type.
template <auto... notes>
struct NoteList {
  static_assert(are_notes<notes...>());
  /// Writes an object for each note, into an array.
  template <class Put>
  static constexpr void put(Put& put) {
    [[maybe_unused]] const auto put_note = [&put](const auto& note) {
      put.begin('{');
      note.put(put);
      put.end('}');
    };
    (put_note(notes), ...);
  }
};

}  // namespace detail

/// One line about a route.
template <std::size_t Size>
[[nodiscard]] consteval detail::TextNote<detail::NoteText::summary, Size> summary(const char (&text)[Size]) {
  return {{}, text};
}
/// More about a route. CommonMark.
template <std::size_t Size>
[[nodiscard]] consteval detail::TextNote<detail::NoteText::description, Size> description(const char (&text)[Size]) {
  return {{}, text};
}
/// A tag of a route, of several perhaps. A route without one has the last literal segment of its group's prefix.
template <std::size_t Size>
[[nodiscard]] consteval detail::TextNote<detail::NoteText::tag, Size> tag(const char (&text)[Size]) {
  return {{}, text};
}
/// The operationId of a route, instead of the name of its handler.
template <std::size_t Size>
[[nodiscard]] consteval detail::TextNote<detail::NoteText::operation_id, Size> operation_id(const char (&text)[Size]) {
  return {{}, text};
}
/// The request has a bearer token (RFC 6750) of this format, such as `JWT`; without one the reply is a 401.
template <std::size_t Size>
[[nodiscard]] consteval detail::TextNote<detail::NoteText::bearer, Size> bearer(const char (&text)[Size]) {
  return {{}, text};
}
/// The handler may fail with a problem of this status.
[[nodiscard]] consteval detail::FailsNote<1> fails(int status) { return {{}, status, ""}; }
/// As above, and says when.
template <std::size_t Size>
[[nodiscard]] consteval detail::FailsNote<Size> fails(int status, const char (&text)[Size]) {
  return {{}, status, text};
}
/// Callers should stop using the route.
[[maybe_unused]] inline constexpr detail::DeprecatedNote deprecated{};

/// The title and the version of an API: the first argument of `routes`.
template <detail::FixedText Title, detail::FixedText Version>
struct Info {};
/// The title and the version of an API: `lw::routes(lw::info<"Notes", "1.4.2">, …)`. Without it they are the function's name and 0.0.0.
template <detail::FixedText Title, detail::FixedText Version>
inline constexpr Info<Title, Version> info{};

}  // namespace lambda_wasm
