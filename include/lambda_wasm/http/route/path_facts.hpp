#pragma once
/// @file
/// What the compiler knows of the path of a route.

#include <array>
#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/http/route/key.hpp>
#include <lambda_wasm/http/route/table.hpp>

namespace lambda_wasm::detail {

/// The text that a lambda without captures writes, as a template argument. Not a base class: g++ warns of a base whose lambda has no name
/// outside its file.
template <class Write>
struct FixedBy {
  static constexpr std::size_t size = constant_text<Write>.size() + 1;
  struct Text {
    char characters[size]{};
  };
  static constexpr Text text = [] {
    Text copy;
    for (std::size_t i = 0; i + 1 != size; ++i) copy.characters[i] = constant_text<Write>[i];
    return copy;
  }();
};
template <class Write>
inline constexpr FixedText<FixedBy<Write>::size> fixed_text_of{FixedBy<Write>::text.characters};

/// The prefix of a group and the path within, as one text.
template <FixedText Prefix, FixedText Path>
inline constexpr auto joined_path = fixed_text_of<decltype([](auto& put) {
  put_text(put, Prefix.view());
  put_text(put, Path.view());
})>;
template <FixedText Key>
inline constexpr auto path_of_key = fixed_text_of<decltype([](auto& put) { put_text(put, RouteKey(Key.view()).path); })>;

/// A path with a slash at the end.
template <FixedText Path>
inline constexpr auto folder_path = fixed_text_of<decltype([](auto& put) {
  put_text(put, Path.view());
  if (!Path.view().ends_with('/')) put('/');
})>;

/// The key of a route in a group, with the whole path; for messages.
template <FixedText Prefix, FixedText Key>
inline constexpr auto full_key = fixed_text_of<decltype([](auto& put) {
  put_text(put, Key.view().substr(0, Key.view().size() - RouteKey(Key.view()).path.size()));
  put_text(put, Prefix.view());
  put_text(put, RouteKey(Key.view()).path);
})>;
template <FixedText Key>
struct KeyText {};

/// A path's shape, and the names of its parameters.
template <FixedText Path>
struct PathFacts {
  static constexpr std::string_view shape = constant_text<decltype([](auto& put) { put_shape(Path.view(), put); })>;

  static constexpr std::size_t parameters = count_parameters(Path.view());
  // The names one after another, each with a NUL.
  static constexpr auto write_names = [](auto& put) {
    for_each_segment(Path.view(), [&](const KeySegment& segment) {
      if (segment.kind == KeySegment::Kind::literal) return;
      for (const char character : segment.text) put(character);
      put('\0');
    });
  };
  static constexpr auto name_texts = collect_characters<count_characters(write_names)>(write_names);
  static constexpr std::array<const char*, parameters + 1> names = [] {
    std::array<const char*, parameters + 1> all{};
    const char* at = name_texts.data();
    for (std::size_t i = 0; i != parameters; ++i) {
      all[i] = at;
      while (*at++ != '\0') {
      }
    }
    return all;
  }();
};

}  // namespace lambda_wasm::detail
