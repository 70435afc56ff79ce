#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/json/expected.hpp>
#include <lambda_wasm/json/key.hpp>
#include <lambda_wasm/json/values.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/schema.hpp>
#include <lambda_wasm/text/time.hpp>

namespace lambda_wasm::json_text {

/// Reads a JSON text into a value of a type that crosses. json.hpp has the rules; Scanner describes how the text is read.
class Reader : public ValueReader {
 public:
  using ValueReader::ValueReader;

  /// Reads a T at `at` into `value`, whose defaulted members must have their initialisers. @returns the position after it
  template <class T>
  const char* read(const char* at, T& value) {
    using namespace lambda_wasm::detail;
    static_assert(
        !HandleKind<T>,
        "lambda_wasm: JSON text cannot hold an emscripten::val: use a struct with LAMBDA_WASM_DESCRIBE, or nlohmann::json.");
    if constexpr (HandleKind<T>) {
      return at;
    } else if constexpr (TextKind<T>) {
      return string(at, value);
    } else if constexpr (BooleanKind<T>) {
      return boolean(at, value);
    } else if constexpr (IntegerKind<T>) {
      return integer(at, value);
    } else if constexpr (RealKind<T>) {
      return number(at, value);
    } else if constexpr (BytesKind<T>) {
      return bytes(at, value);
    } else if constexpr (TimeKind<T>) {
      return time(at, value);
    } else if constexpr (DescribedEnum<T>) {
      return enumerator(at, value);
    } else if constexpr (AnyKind<T>) {
      return AnyCodec<T>::parse(*this, at, value);
    } else if constexpr (OptionalKind<T>) {
      at = space(at);
      if (*at != 'n') return read(at, value.emplace());
      value.reset();
      return literal(at);
    } else if constexpr (OneOrManyKind<T>) {
      at = space(at);
      if (*at == '[') return elements(at, value);
      value.clear();
      return element(at, value);
    } else if constexpr (VectorKind<T>) {
      return elements(at, value);
    } else if constexpr (ArrayKind<T>) {
      return array(at, value);
    } else if constexpr (MapKind<T>) {
      return map(at, value);
    } else if constexpr (Described<T>) {
      return object(at, value, Description<T>{});
    } else {
      refuse<T>();
      return at;
    }
  }

 private:
  template <class T>
  [[gnu::noinline]] const char* integer(const char* at, T& value) {
    // The common case: a sign and a few digits, followed by neither a digit nor a point nor an exponent.
    using Unsigned = std::conditional_t<sizeof(T) == 8, std::uint64_t, std::uint32_t>;
    const bool is_negative = std::is_signed_v<T> && *at == '-';
    const char* next = at + (is_negative ? 1 : 0);
    Unsigned digits = static_cast<unsigned char>(*next - '0');
    if (digits <= 9) {
      const char* const last = next + (digits == 0 ? 1 : std::numeric_limits<Unsigned>::digits10);
#pragma GCC unroll 1
      for (++next; next != last; ++next) {
        const auto digit = static_cast<unsigned char>(*next - '0');
        if (digit > 9) break;
        digits = digits * 10 + digit;
      }
      if (!continues_number(*next) && digits <= static_cast<Unsigned>((std::numeric_limits<T>::max)())) {
        value = static_cast<T>(is_negative ? 0 - digits : digits);
        return space(next);
      }
    }
    at = read_integer(at, integer_range<T>);
    if (has_integer_) value = static_cast<T>(integer_);
    return at;
  }

  template <class T>
  const char* time(const char* at, T& value) {
    using Duration = typename T::duration;
    using Seconds = std::chrono::duration<std::int64_t>;
    text::Timestamp time;
    at = timestamp(at, time, lambda_wasm::detail::fraction_digits<T>());
    if (has_time_) {
      value = T(std::chrono::floor<Duration>(Seconds(time.seconds)) +
                std::chrono::floor<Duration>(std::chrono::nanoseconds(time.nanoseconds)));
    }
    return at;
  }

  template <class T>
  const char* enumerator(const char* at, T& value) {
    using Enum = Names<lambda_wasm::detail::Description<T>>;
    at = find_enumerator(at, Enum::names, Enum::count, expected<T>);
    if (found_ != Enum::count) value = Enum::values[found_];
    return at;
  }

  // Reads one more element. An element of a vector<bool> has no address.
  template <class Vector>
  [[gnu::always_inline]] const char* element(const char* at, Vector& vector) {
    if constexpr (std::same_as<typename Vector::value_type, bool>) {
      bool value = false;
      at = read(at, value);
      vector.push_back(value);
      return at;
    } else {
      return read(at, vector.emplace_back());
    }
  }

  template <class Vector>
  [[gnu::noinline]] const char* elements(const char* at, Vector& vector) {
    at = space(at);
    if (*at != '[') return wrong(at, expected_array);
    vector.clear();
    at = space(at + 1);
    if (*at != ']') {
      if (vector.capacity() == 0) vector.reserve(4);
      for (;;) {
        at = element(at, vector);
        if (*at != ',') break;
        ++at;
      }
      if (*at != ']') return fail(at);
    }
    return closed(at);
  }

  template <class T, std::size_t size>
  [[gnu::noinline]] const char* array(const char* at, std::array<T, size>& array) {
    at = space(at);
    const char* const begin = at;
    if (*at != '[') return wrong(at, expected<std::array<T, size>>);
    at = space(at + 1);
    std::size_t count = 0;
    if (*at != ']') {
      for (; count != size; ++count) {
        at = read(at, array[count]);
        if (*at != ',') break;
        ++at;
      }
      ++count;
      if (count <= size && *at != ']') return fail(at);
    }
    return count == size ? closed(at) : wrong(begin, expected<std::array<T, size>>);
  }

  template <class Map>
  [[gnu::noinline]] const char* map(const char* at, Map& map) {
    at = space(at);
    if (*at != '{') return wrong(at, expected_object);
    map.clear();
    at = space(at + 1);
    if (*at != '}') {
      for (;;) {
        if constexpr (detail::PairsKind<Map>) {
          auto& [name, mapped] = map.emplace_back();
          at = key(at, name);
          at = read(at, mapped);
        } else {
          typename Map::key_type name{};
          typename Map::mapped_type mapped{};
          at = key(at, name);
          at = read(at, mapped);
          map.insert_or_assign(std::move(name), std::move(mapped));
        }
        if (*at != ',') break;
        at = space(at + 1);
      }
      if (*at != '}') return fail(at);
    }
    return closed(at);
  }

  // ---- Objects

  template <class T, detail::Strictness rule, class... Fields>
  [[gnu::noinline]] const char* object(const char* at, T& value, detail::StructDescription<T, rule, Fields...> description) {
    return object(at, value, description, std::index_sequence_for<Fields...>{});
  }

  // Keys are usually in the order of the description. Therefore the fields are visited in order, and each checks whether the next
  // key is its own. If no field of a pass took the key, it is looked up by its name.
  template <class T, detail::Strictness rule, class... Fields, std::size_t... index>
  [[gnu::always_inline]] const char* object(const char* at, T& value, detail::StructDescription<T, rule, Fields...> description,
                                            std::index_sequence<index...>) {
    using Struct = Names<decltype(description)>;
    using Set = std::conditional_t<Struct::count <= 32, std::uint32_t, std::uint64_t>;
    constexpr Set required = (Set{0} | ... | (is_required<T, rule, Fields> ? Set{1} << index : Set{0}));
    at = space(at);
    if (*at != '{') return wrong(at, expected_object);
    const char* const begin = at;
    Set seen = 0;
    at = space(at + 1);
    if (*at != '}') {
      std::size_t found = no_field;
      [[maybe_unused]] std::ptrdiff_t room = left(at);  // unused without fields
      for (;;) {
        const char* const pass = at;
        if ((field < Fields, index,
             rule == detail::Strictness::lenient || Fields::is_defaulted > (at, value, seen, found, room) || ...))
          break;
        if (at != pass) continue;
        at = find_key(at, Struct::names, Struct::count);
        found = found_;
        room = 0;
        if (found == Struct::count) {
          if (*at != ',') break;
          at = space(at + 1);
          room = left(at);
        }
      }
      if (*at != '}') return fail(at);
    }
    if constexpr (required != 0) {
      if ((seen & required) != required) [[unlikely]]
        missing(begin, required & ~seen, Struct::names, Struct::expected_values);
    }
    return closed(at);
  }

  static constexpr std::size_t no_field = SIZE_MAX;

  template <class T, detail::Strictness rule, class Field>
  static constexpr bool is_required = rule == detail::Strictness::strict && !Field::is_defaulted &&
                                      !detail::OptionalKind<lambda_wasm::detail::FieldType<T, Field>>;

  // Reads the field and the comma after it, if the key at `at` is the field's, or if `found` is its index; `at` is then at the
  // value. `room` is the number of characters available for a key. @returns whether that was the last key
  template <class Field, std::size_t index, bool is_defaulted, class T, class Set>
  [[gnu::always_inline]] bool field(const char*& at, T& value, Set& seen, std::size_t& found, std::ptrdiff_t& room) {
    using Member = detail::FieldType<T, Field>;
    constexpr bool is_plain_optional = !is_defaulted && detail::OptionalKind<Member>;  // null empties it
    if (room >= static_cast<std::ptrdiff_t>(Key<Field>::size) && Key<Field>::is_at(at)) {
      at += Key<Field>::size;
    } else if (found == index) {
      found = no_field;
    } else {
      return false;
    }
    Member& member = value.*Field::member;
    if constexpr (!is_plain_optional) {
      constexpr Set bit = Set{1} << index;
      if constexpr (is_defaulted || keeps_parts<Member>()) {
        if ((seen & bit) != 0) [[unlikely]]
          restore<Field>(value);
      }
      seen |= bit;
    }
    if constexpr (is_defaulted) at = space(at);
    at = is_defaulted && *at == 'n' ? literal(at) : read(at, member);
    if (*at != ',') return true;
    at = space(at + 1);
    room = left(at);
    return false;
  }

  // Whether reading a second value into a T may keep parts of the first: members that an object lacks, or that a from_json does
  // not set.
  template <class T>
  static constexpr bool keeps_parts() {
    if constexpr (detail::ArrayKind<T>) {
      return keeps_parts<typename T::value_type>();
    } else {
      return Described<T> || detail::AnyKind<T>;
    }
  }

  // If a key occurs twice, the last value counts: nothing of the first value may remain.
  template <class Field, class T>
  [[LAMBDA_WASM_DETAIL_COLD]] static void restore(T& value) {
    value.*Field::member = std::move(T{}.*Field::member);
  }
};

}  // namespace lambda_wasm::json_text
