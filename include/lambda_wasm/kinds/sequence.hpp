#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/kinds/map.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm::dynamodb {

template <class T>
struct Set;

}  // namespace lambda_wasm::dynamodb

namespace lambda_wasm::detail {

/// Whether a list is a set in items of DynamoDB.
template <class T>
inline constexpr bool is_attribute_set = false;
template <class T>
inline constexpr bool is_attribute_set<dynamodb::Set<T>> = true;

template <class T>
inline constexpr bool is_vector = false;
template <class T, class Allocator>
inline constexpr bool is_vector<std::vector<T, Allocator>> = true;

// How an element gets into a container: made at its end, put at its end, or put wherever the container has it.
template <class T>
concept Emplacing = requires(T& container) {
  { container.emplace_back() } -> std::same_as<typename T::value_type&>;
};
template <class T>
concept Appending = requires(T& container, typename T::value_type& value) { container.push_back(std::move(value)); };
template <class T>
concept Inserting = requires(T& container, typename T::value_type& value) { container.insert(std::move(value)); };

/// Containers of elements: with their interface, not by name. Maps, strings and described types are none.
template <class T>
concept SequenceKind = std::is_class_v<T> && !PairsKind<T> && requires(T& container, const T& constant) {
  typename T::value_type;
  requires !std::same_as<T, typename T::value_type>;
  container.clear();
  constant.size();
  constant.end();
  static_cast<const typename T::value_type&>(*constant.begin());
} && (Emplacing<T> || Appending<T> || Inserting<T>) && !requires { typename T::mapped_type; } && !requires {
  typename T::traits_type;
} && !Described<T>;

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// What sequences and one-or-many values have in common: any number of elements.
struct Elements : Holder {
  template <class T>
  using Parts = TypeList<typename T::value_type>;

  /// Writes the schema of a T: `letter`, or the one of lists whose null elements are passed over.
  template <class T>
  static constexpr void put_letter_and_element(auto& put, char letter, char lenient) {
    put(put.is_lenient() && !takes_null<typename T::value_type>() ? lenient : letter);
    put.template schema<typename T::value_type>();
  }
  template <class Element>
  static constexpr void put_array_schema(auto& put) {
    put.member("type", "array");
    put.keyword("items");
    if (put.is_lenient() && !takes_null<Element>()) {
      put.begin('{');
      put.template property<Element, true>(put.keywords_of_each());
      put.end('}');
    } else {
      put.template element_schema<Element>();
    }
  }

  template <class T>
  static void read(auto& reader, T& value) {
    const std::uint32_t count = reader.word();
    if constexpr (requires { value.resize(count); } && detail::Emplacing<T>) {
      value.clear();  // an element that is there already would keep what the message leaves out
      value.resize(count);
      std::size_t index = 0;
      for (auto& element : value) reader.read_at(index++, element);
    } else {
      value.clear();
      for (std::uint32_t i = 0; i < count; ++i) {
        typename T::value_type element{};
        reader.read_at(i, element);
        add(value, std::move(element));
      }
    }
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.word(static_cast<std::uint32_t>(value.size()));
    for (const auto& element : value) writer.write(static_cast<const typename T::value_type&>(element));
  }

  template <class T>
  static void check_value(auto& checker, const T& value) {
    std::size_t index = 0;
    for (const auto& element : value) checker.check_at(index++, static_cast<const typename T::value_type&>(element));
  }

  template <class T>
  [[gnu::noinline]] static const char* parse(auto& reader, const char* at, T& value) {
    at = reader.space(at);
    if (*at != '[') return reader.wrong(at, json_text::expected_array);
    value.clear();
    at = reader.space(at + 1);
    if (*at != ']') {
      if constexpr (requires { value.reserve(value.capacity()); }) {
        if (value.capacity() == 0) value.reserve(4);
      }
      for (;;) {
        at = parse_element(reader, at, value);
        if (*at != ',') break;
        ++at;
      }
      if (*at != ']') return reader.fail(at);
    }
    return reader.closed(at);
  }
  template <class Reader, class T>
  [[gnu::always_inline]] static const char* parse_element(Reader& reader, const char* at, T& value) {
    if constexpr (Reader::passes_over_null && !takes_null<typename T::value_type>()) {
      at = reader.space(at);
      if (*at == 'n') return reader.literal(at);
    }
    if constexpr (detail::Emplacing<T>) {
      return reader.read(at, value.emplace_back());
    } else {
      typename T::value_type element{};
      at = reader.read(at, element);
      add(value, std::move(element));
      return at;
    }
  }
  template <class T>
  [[gnu::noinline]] static char* print(auto& writer, char* to, const T& value) {
    using Element = typename T::value_type;
    if (value.size() == 0) return writer.raw(to, "[]");
    char separator = '[';
    for (auto&& element : value) {
      to = writer.separate(to, separator, writer.template most_text<Element>);
      separator = ',';
      to = writer.write_reserved(to, static_cast<const Element&>(element));
    }
    return writer.separate(to, ']', 0);
  }

  static void parse_schema(auto& reader, auto& schema) { schema.of.push_back(reader.schema()); }
  /// Writes the elements of a list, natively.
  static bool put_list(auto& putter, const auto& schema, const auto& elements, bool skips_null) {
    const auto is_kept = [&](const auto* element) { return !skips_null || !putter.is_null(element); };
    putter.put_word(static_cast<std::size_t>(std::ranges::count_if(elements, is_kept)));
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (is_kept(elements[i]) && !putter.put_at(std::to_string(i), schema, elements[i])) return false;
    }
    return true;
  }

 private:
  // A set passes over an element that it has already.
  template <class T>
  [[gnu::always_inline]] static void add(T& value, typename T::value_type&& element) {
    if constexpr (detail::Appending<T>) {
      value.push_back(std::move(element));
    } else {
      value.insert(std::move(element));
    }
  }
};

/// `std::vector`, except of pairs with string keys; `std::deque`, `std::list`, `std::set`, `std::unordered_set` and other containers
/// with their interface.
struct Sequence : Elements {
  using Example = std::vector<bool>;
  template <class T>
  static constexpr bool takes = detail::SequenceKind<T>;
  static constexpr std::string_view letters = "[]$";
  template <class T>
  static constexpr std::uint32_t json_types = json_type::array;

  template <class T>
  static constexpr void put_schema(auto& put) {
    if constexpr (detail::is_attribute_set<T>) {
      put_letter_and_element<T>(put, '$', '$');
    } else {
      put_letter_and_element<T>(put, '[', ']');
    }
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put_array_schema<typename T::value_type>(put);
  }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_array;
  }

  static bool put(auto& putter, const auto& schema, const auto* value) {
    if (!putter.is_array(value)) return putter.wrong(json_text::expected_array, value);
    return put_list(putter, schema.of[0], value->elements, schema.kind == ']');
  }
  static Taken take(auto& taker, const auto& schema) { return taker.list(taker.reader().word(), schema.of[0]); }
};

}  // namespace lambda_wasm::kinds
