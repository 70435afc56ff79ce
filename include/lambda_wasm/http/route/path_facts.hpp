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

/// The prefix of a group and the path within, as one text.
template <FixedText Prefix, FixedText Path>
struct JoinedPath {
  static constexpr std::size_t prefix_size = Prefix.view().size(), size = prefix_size + Path.view().size() + 1;
  struct Text {
    char characters[size]{};
  };
  static constexpr Text text = [] {
    Text joined;
    std::size_t at = 0;
    for (const char character : Prefix.view()) joined.characters[at++] = character;
    for (const char character : Path.view()) joined.characters[at++] = character;
    return joined;
  }();
  static constexpr FixedText<size> fixed{text.characters};
};
template <FixedText Prefix, FixedText Path>
  requires(Prefix.view().empty())
struct JoinedPath<Prefix, Path> {
  static constexpr auto fixed = Path;
};
template <FixedText Key>
struct PathOfKey {
  static constexpr std::size_t size = RouteKey(Key.view()).path.size() + 1;
  struct Text {
    char characters[size]{};
  };
  static constexpr Text text = [] {
    Text path;
    std::size_t at = 0;
    for (const char character : RouteKey(Key.view()).path) path.characters[at++] = character;
    return path;
  }();
  static constexpr FixedText<size> fixed{text.characters};
};

/// The key of a route in a group, with the whole path; for messages.
template <FixedText Prefix, FixedText Key>
struct FullKey {
  static constexpr std::size_t method_size = Key.view().size() - RouteKey(Key.view()).path.size();
  static constexpr auto path = JoinedPath<Prefix, PathOfKey<Key>::fixed>::fixed;
  static constexpr std::size_t size = method_size + path.view().size() + 1;
  struct Text {
    char characters[size]{};
  };
  static constexpr Text text = [] {
    Text key;
    std::size_t at = 0;
    for (const char character : Key.view().substr(0, method_size)) key.characters[at++] = character;
    for (const char character : path.view()) key.characters[at++] = character;
    return key;
  }();
  static constexpr FixedText<size> fixed{text.characters};
};
template <FixedText Key>
struct KeyText {};

/// A path's shape, and the names of its parameters.
template <FixedText Path>
struct PathFacts {
  static constexpr auto write_shape = [](auto& put) { put_shape(Path.view(), put); };
  static constexpr auto shape_text = collect_characters<count_characters(write_shape)>(write_shape);
  static constexpr std::string_view shape{shape_text.data(), shape_text.size()};

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
