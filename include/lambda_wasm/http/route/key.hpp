#pragma once
/// @file
/// The keys of routes, such as `GET /notes/{id}`: the route keys of API Gateway's HTTP APIs.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm/http/route/method.hpp>
#include <lambda_wasm/http/route/path.hpp>

namespace lambda_wasm::detail {

/// The most parameters of a path.
inline constexpr std::size_t max_captures = 8;

/// Why a key is refused.
enum class KeyProblem : std::uint8_t {
  none,
  method,     ///< it does not begin with a method
  slash,      ///< its path does not begin with a slash
  brace,      ///< a brace without its other one, or within a segment
  name,       ///< a parameter without a name, or with other characters than letters, digits and `_`
  rest,       ///< `{name+}` is not the last segment
  same_name,  ///< two parameters of one name
  many,       ///< more than `max_captures` parameters
};

/// A segment of a key's path.
struct KeySegment {
  enum class Kind : std::uint8_t { literal, parameter, rest };
  Kind kind = Kind::literal;
  std::string_view text;  ///< the literal, or the parameter's name

  constexpr explicit KeySegment(std::string_view segment) : text(segment) {
    if (segment.size() < 2 || segment.front() != '{' || segment.back() != '}') return;
    const bool is_rest = segment[segment.size() - 2] == '+';
    kind = is_rest ? Kind::rest : Kind::parameter;
    text = segment.substr(1, segment.size() - (is_rest ? 3 : 2));
  }
};

/// Calls `take` with each KeySegment of a path, which begins with a slash or is empty.
constexpr void for_each_segment(std::string_view path, auto&& take) {
  while (!path.empty()) {
    std::size_t end = path.find('/', 1);
    if (end == std::string_view::npos) end = path.size();
    take(KeySegment(path.substr(1, end - 1)));
    path.remove_prefix(end);
  }
}

/// A key's method and path. The path of a route in a group may be empty.
struct RouteKey {
  Method::Bits method = 0;
  std::string_view path;

  constexpr explicit RouteKey(std::string_view key) {
    std::size_t end = key.find(' ');
    if (end == std::string_view::npos) end = key.size();
    const std::string_view name = key.substr(0, end);
    method = name == "ANY" ? Method::any : Method::bit(name);
    path = key.substr(end < key.size() ? end + 1 : end);
  }
};

constexpr KeyProblem problem_of_path(std::string_view path) {
  if (!path.empty() && path.front() != '/') return KeyProblem::slash;
  KeyProblem problem = KeyProblem::none;
  std::string_view names[max_captures]{};
  std::size_t count = 0;
  bool has_rest = false;
  const auto refuse = [&](bool is_wrong, KeyProblem why) {
    if (is_wrong && problem == KeyProblem::none) problem = why;
  };
  for_each_segment(path, [&](const KeySegment& segment) {
    refuse(has_rest, KeyProblem::rest);
    if (segment.kind == KeySegment::Kind::literal) {
      for (const char character : segment.text) {
        if (character == '{' || character == '}') refuse(true, KeyProblem::brace);
      }
      return;
    }
    has_rest = segment.kind == KeySegment::Kind::rest;
    refuse(segment.text.empty(), KeyProblem::name);
    for (const char character : segment.text) {
      refuse(character == '{' || character == '}', KeyProblem::brace);
      refuse(!unreserved.has(character) || character == '-' || character == '.' || character == '~', KeyProblem::name);
    }
    for (std::size_t i = 0; i != count; ++i) refuse(names[i] == segment.text, KeyProblem::same_name);
    refuse(count == max_captures, KeyProblem::many);
    if (count != max_captures) names[count++] = segment.text;
  });
  return problem;
}
constexpr KeyProblem problem_of_key(std::string_view key) {
  const RouteKey parsed(key);
  return parsed.method == 0 ? KeyProblem::method : problem_of_path(parsed.path);
}

constexpr std::size_t count_parameters(std::string_view path) {
  std::size_t count = 0;
  for_each_segment(path, [&](const KeySegment& segment) { count += segment.kind == KeySegment::Kind::literal ? 0 : 1; });
  return count;
}

}  // namespace lambda_wasm::detail
