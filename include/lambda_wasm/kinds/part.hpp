#pragma once
/// @file
/// The parts that every kind has. A kind is a class in a header of this folder with everything that the SDK knows of it; kinds.hpp
/// lists the kinds. Each part is a static member:
///
/// | part | meaning |
/// |---|---|
/// | `Example` | a type of this kind |
/// | `takes<T>` | whether T is of this kind |
/// | `letters` | the letters that its schemas begin with (schema.hpp) |
/// | `Parts<T>` | the types of the values within a T |
/// | `is_whole<T>` | whether T crosses whatever its parts are: they are checked by themselves |
/// | `is_referred<T>` | whether T's schema is a descriptor of its own, to which other schemas refer |
/// | `is_constrained<T>` | whether a T itself, or a field of it, has constraints (constraints.hpp) |
/// | `is_view<T>` | whether a T itself views the text that it was read from |
/// | `json_types<T>` | the types of JSON that a T is read from |
/// | `put_schema<T>(put)` | writes the schema's text, after a reference has been dealt with |
/// | `put_json_schema<T>(put)` | writes the keywords of its JSON Schema (json_schema/fragment.hpp) |
/// | `is_defined_alone<T>` | whether that schema has a name of its own; if missing, as `is_referred<T>` |
/// | `put_default(put, value)` | writes the keyword `default`; of small values only |
/// | `read(reader, value)`, `write(writer, value)` | from and to a message (wire/). Values within the value are read by `reader.read_at(index or key, value)`, which knows their place if it checks constraints |
/// | `check_value(checker, value)` | checks the constraints of the values within the value, by `checker.check_at(index or key, value)` |
/// | `expected<T>()` | what a mismatch says was expected |
/// | `most_text<T>` | the most characters of its JSON text, for values whose size has a small bound; else 0 |
/// | `parse(reader, at, value)`, `print(writer, to, value)` | from and to JSON text (json/) |
/// | `parse_schema(reader, schema)` | natively: reads what follows the letter |
/// | `put(putter, schema, value)`, `take(taker, schema)` | natively: from JSON to a message and back (edge/native/) |

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/detail/type_list.hpp>

namespace lambda_wasm {

/// @internal The kind of T: the first of kinds.hpp that takes it.
template <class T>
struct KindOf;
/// @internal
template <class T>
using Kind = typename KindOf<T>::type;

}  // namespace lambda_wasm

namespace lambda_wasm::kinds {

template <class... Types>
using TypeList = detail::TypeList<Types...>;

/// JSON text that the native edge has read from a message. Nothing is JavaScript's `undefined`: omitted from an object, null in an
/// array.
using Taken = std::optional<std::string>;

/// Types that contain themselves, and values that no type describes, may nest this many levels deep.
inline constexpr std::uint32_t max_depth = 256;

/// Types of JSON, as bits; `decimal` is a string of an integer, for kinds that a union tells from other strings.
namespace json_type {
inline constexpr std::uint32_t null = 1, boolean = 2, number = 4, string = 8, array = 16, object = 32, any = 63, decimal = 64;
}  // namespace json_type

/// Whether null is a value of a T. In a lenient struct, elements of other types are passed over if they are null.
template <class T>
constexpr bool takes_null() {
  return (Kind<T>::template json_types<T> & json_type::null) != 0;
}

/// The parts that most kinds have in common.
struct Common {
  template <class T>
  static constexpr bool is_referred = false;
  template <class T>
  static constexpr bool is_view = false;
  template <class T>
  static constexpr bool is_constrained = false;
  template <class T>
  static constexpr std::uint32_t most_text = 0;
};

/// The parts of a kind whose values hold no others.
struct Leaf : Common {
  template <class T>
  using Parts = TypeList<>;
  template <class T>
  static constexpr bool is_whole = true;
  static void check_value(auto& /*checker*/, const auto& /*value*/) {}
  static void parse_schema(auto& /*reader*/, auto& /*schema*/) {}
};

/// The parts of a kind whose values hold others.
struct Holder : Common {
  template <class T>
  static constexpr bool is_whole = false;
};

/// The parts of a kind whose values cross only in Wasm, and never as JSON text.
struct LaneOnly : Leaf {
  static const char* parse(auto& /*reader*/, const char* at, auto& /*value*/) { return at; }
  static char* print(auto& /*writer*/, char* to, const auto& /*value*/) { return to; }
  static bool put(auto& putter, const auto& /*schema*/, const auto* value) {
    return putter.wrong("value a native build takes", value);
  }
  static Taken take(auto& taker, const auto& /*schema*/) { return taker.nothing(); }
};

}  // namespace lambda_wasm::kinds
