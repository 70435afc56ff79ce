#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/text.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm::detail {

// A vector of pairs is a map that keeps the order of its keys. std::map, std::unordered_map and types with their interface are
// maps too.
template <class T>
inline constexpr bool is_vector_of_pairs = false;
template <class Key, class Mapped, class Allocator>
inline constexpr bool is_vector_of_pairs<std::vector<std::pair<Key, Mapped>, Allocator>> = TextKind<Key>;
template <class T>
concept PairsKind = is_vector_of_pairs<T>;
template <class T>
concept KeyedKind = requires(T& map) {
  typename T::mapped_type;
  requires TextKind<typename T::key_type>;
  map.clear();
  map.insert_or_assign(std::declval<typename T::key_type>(), std::declval<typename T::mapped_type>());
};
template <class T>
concept MapKind = PairsKind<T> || KeyedKind<T>;

template <class Map>
struct MappedType {
  using type = typename Map::mapped_type;
  using key = typename Map::key_type;
};
template <PairsKind Map>
struct MappedType<Map> {
  using type = typename Map::value_type::second_type;
  using key = typename Map::value_type::first_type;
};

}  // namespace lambda_wasm::detail

namespace lambda_wasm::kinds {

/// Maps with string keys.
struct Map : Holder {
  using Example = std::vector<std::pair<std::string, bool>>;
  template <class T>
  static constexpr bool takes = detail::MapKind<T>;
  static constexpr std::string_view letters = "{}";
  template <class T>
  using Mapped = typename detail::MappedType<T>::type;
  template <class T>
  using Parts = TypeList<typename detail::MappedType<T>::key, Mapped<T>>;
  template <class T>
  static constexpr std::uint32_t json_types = json_type::object;

  template <class T>
  static constexpr void put_schema(auto& put) {
    put(put.is_lenient() && !takes_null<Mapped<T>>() ? '}' : '{');
    put.template schema<Mapped<T>>();
  }
  template <class T>
  static constexpr void put_json_schema(auto& put) {
    put.member("type", "object");
    put.keyword("additionalProperties");
    put.begin('{');
    if (put.is_lenient() && !takes_null<Mapped<T>>()) {
      put.template property<Mapped<T>, true>(put.keywords_of_each());
    } else {
      put.template property<Mapped<T>>(put.keywords_of_each());
    }
    put.end('}');
  }

  template <class T>
  static void read(auto& reader, T& value) {
    if constexpr (detail::PairsKind<T>) {
      value.resize(reader.word());
      for (auto& [key, mapped] : value) {
        key = reader.text();
        reader.read_at(key, mapped);
      }
    } else {
      value.clear();
      for (std::uint32_t left = reader.word(); left != 0; --left) {
        const std::string_view key = reader.text();
        Mapped<T> mapped{};
        reader.read_at(key, mapped);
        value.insert_or_assign(typename T::key_type(key), std::move(mapped));
      }
    }
  }
  template <class T>
  static void write(auto& writer, const T& value) {
    writer.word(static_cast<std::uint32_t>(value.size()));
    for (const auto& [key, mapped] : value) {
      writer.text(key);
      writer.write(mapped);
    }
  }

  static void check_value(auto& checker, const auto& value) {
    for (const auto& [key, mapped] : value) checker.check_at(key, mapped);
  }

  template <class T>
  static consteval std::string_view expected() {
    return json_text::expected_object;
  }
  template <class T>
  [[gnu::noinline]] static const char* parse(auto& reader, const char* at, T& value) {
    at = reader.space(at);
    if (*at != '{') return reader.wrong(at, json_text::expected_object);
    value.clear();
    at = reader.space(at + 1);
    if (*at != '}') {
      for (;;) {
        at = parse_member(reader, at, value);
        if (*at != ',') break;
        at = reader.space(at + 1);
      }
      if (*at != '}') return reader.fail(at);
    }
    return reader.closed(at);
  }
  template <class T>
  [[gnu::noinline]] static char* print(auto& writer, char* to, const T& value) {
    char separator = '{';
    for (const auto& [key, mapped] : value) {
      if (writer.is_left_out(mapped)) continue;
      to = writer.separate(to, separator, 0);
      separator = ',';
      to = writer.string(to, key.data(), key.size());
      to = writer.separate(to, ':', writer.template most_text<Mapped<T>>);
      to = writer.write_reserved(to, mapped);
    }
    if (separator == '{') to = writer.separate(to, '{', 0);
    return writer.separate(to, '}', 0);
  }

  static void parse_schema(auto& reader, auto& schema) { schema.of.push_back(reader.schema()); }
  static bool put(auto& putter, const auto& schema, const auto* value) {
    if (!putter.is_object(value)) return putter.wrong(json_text::expected_object, value);
    const auto is_kept = [&](const auto& member) { return schema.kind != '}' || !putter.is_null(member.second); };
    putter.put_word(static_cast<std::size_t>(std::ranges::count_if(value->members, is_kept)));
    for (const auto& member : value->members) {
      if (!is_kept(member)) continue;
      const auto& [key, element] = member;
      putter.put_text(key);
      if (!putter.put_at(key, schema.of[0], element)) return false;
    }
    return true;
  }
  static Taken take(auto& taker, const auto& schema) { return taker.map(schema.of[0]); }

 private:
  template <class Reader, class T>
  [[gnu::always_inline]] static const char* parse_member(Reader& reader, const char* at, T& value) {
    constexpr bool skips_null = Reader::passes_over_null && !takes_null<Mapped<T>>();
    if constexpr (detail::PairsKind<T> && !skips_null) {
      auto& [name, mapped] = value.emplace_back();
      at = reader.key(at, name);
      return reader.read(at, mapped);
    } else {
      typename detail::MappedType<T>::key name{};
      Mapped<T> mapped{};
      at = reader.key(at, name);
      if constexpr (skips_null) {
        at = reader.space(at);
        if (*at == 'n') {
          if constexpr (requires { value.erase(name); }) value.erase(name);  // an equal key counts no more
          return reader.literal(at);
        }
      }
      at = reader.read(at, mapped);
      if constexpr (detail::PairsKind<T>) {
        value.emplace_back(std::move(name), std::move(mapped));
      } else {
        value.insert_or_assign(std::move(name), std::move(mapped));
      }
      return at;
    }
  }
};

}  // namespace lambda_wasm::kinds
