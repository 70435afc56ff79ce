#pragma once
/// @file
/// Checks that every kind of kinds.hpp has every part that part.hpp lists. Only the tests include this header: the check is not for
/// users' builds, which it would slow down.

#include <string_view>
#include <type_traits>

#include <lambda_wasm/kinds.hpp>

namespace lambda_wasm::kinds {

/// Stands for a reader, a writer, a schema and all else that the functions of a kind take.
struct Other {};

/// The name of a part that the kind lacks; empty if it has all. The functions are not instantiated, as their types are explicit.
template <class K>
consteval std::string_view missing_part() {
  if constexpr (!requires { typename K::Example; }) {
    return "Example";
  } else {
    using T = typename K::Example;
    if constexpr (!requires { requires K::template takes<T>; }) return "takes";
    if constexpr (!requires { std::string_view(K::letters); }) return "letters";
    if constexpr (!requires { typename K::template Parts<T>; }) return "Parts";
    if constexpr (!requires { static_cast<bool>(K::template is_whole<T>); }) return "is_whole";
    if constexpr (!requires { static_cast<bool>(K::template is_referred<T>); }) return "is_referred";
    if constexpr (!requires { static_cast<bool>(K::template is_view<T>); }) return "is_view";
    if constexpr (!requires { K::template json_types<T> + 0; }) return "json_types";
    if constexpr (!requires { K::template most_text<T> + 0; }) return "most_text";
    if constexpr (!requires { std::string_view(K::template expected<T>()); }) return "expected";
    if constexpr (!requires(Other& put) { K::template put_schema<T>(put); }) return "put_schema";
    if constexpr (!requires(Other& put) { K::template put_json_schema<T>(put); }) return "put_json_schema";
    if constexpr (!requires(Other& reader, T& value) { K::read(reader, value); }) return "read";
    if constexpr (!requires(Other& writer, const T& value) { K::write(writer, value); }) return "write";
    if constexpr (!requires(Other& reader, const char* at, T& value) { at = K::parse(reader, at, value); }) return "parse";
    if constexpr (!requires(Other& writer, char* to, const T& value) { to = K::print(writer, to, value); }) return "print";
    if constexpr (!requires(Other& reader, Other& schema) { K::parse_schema(reader, schema); }) return "parse_schema";
    if constexpr (!requires(Other& putter, const Other* value) { static_cast<bool>(K::put(putter, *value, value)); })
      return "put";
    if constexpr (!requires(Other& taker, const Other& schema) { Taken(K::take(taker, schema)); }) return "take";
    return {};
  }
}

/// Does not compile if the kind lacks a part, and names it.
template <class K>
consteval bool has_all_parts() {
  constexpr std::string_view missing = missing_part<K>();
  static_assert(missing != "Example", "lambda_wasm: a kind lacks its part `Example`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "takes", "lambda_wasm: a kind lacks its part `takes`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "letters", "lambda_wasm: a kind lacks its part `letters`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "Parts", "lambda_wasm: a kind lacks its part `Parts`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "is_whole", "lambda_wasm: a kind lacks its part `is_whole`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "is_referred",
                "lambda_wasm: a kind lacks its part `is_referred`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "is_view", "lambda_wasm: a kind lacks its part `is_view`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "json_types",
                "lambda_wasm: a kind lacks its part `json_types`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "most_text",
                "lambda_wasm: a kind lacks its part `most_text`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "expected", "lambda_wasm: a kind lacks its part `expected`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "put_schema",
                "lambda_wasm: a kind lacks its part `put_schema`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "put_json_schema",
                "lambda_wasm: a kind lacks its part `put_json_schema`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "read", "lambda_wasm: a kind lacks its part `read`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "write", "lambda_wasm: a kind lacks its part `write`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "parse", "lambda_wasm: a kind lacks its part `parse`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "print", "lambda_wasm: a kind lacks its part `print`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "parse_schema",
                "lambda_wasm: a kind lacks its part `parse_schema`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "put", "lambda_wasm: a kind lacks its part `put`: add it (kinds/part.hpp says what it is).");
  static_assert(missing != "take", "lambda_wasm: a kind lacks its part `take`: add it (kinds/part.hpp says what it is).");
  return true;
}

template <class... Kinds>
consteval bool have_all_parts(TypeList<Kinds...>) {
  return (has_all_parts<Kinds>() && ...);
}
inline constexpr bool is_complete = have_all_parts(All{});

}  // namespace lambda_wasm::kinds
