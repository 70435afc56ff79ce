#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <lambda_wasm/constraints.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/json/field.hpp>
#include <lambda_wasm/json/values.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm::json_text {

/// Reads the parts of objects that need no type.
///
/// Keys are usually in the order of the description. Therefore the fields are visited in order, and each checks whether the next
/// key is its own. If no field of a pass took the key, it is looked up by its name, and the next pass reads its value.
class ObjectReader : public ValueReader {
 public:
  using ValueReader::ValueReader;

  /// An object while it is read.
  struct Object {
    static constexpr std::uint32_t no_field = UINT32_MAX;

    void* value;
    const StructNames& names;
    const char* begin = nullptr;
    std::uint64_t seen = 0;          ///< a bit for each field that was read
    std::uint32_t found = no_field;  ///< the field whose value is next, if its key has been read
    bool has_more = false;           ///< whether a key or, after a key, its value is next
  };

  // ---- Objects that contain others of their own type

  /// Begins a level of nesting. @returns false if there are too many
  [[nodiscard]] bool enter() { return depth_ != kinds::max_depth && ++depth_ != 0; }
  void leave() { --depth_; }
  [[LAMBDA_WASM_DETAIL_COLD]] const char* too_deep(const char* at) {
    at = skip_space(at);
    const char* const next = skip(at);
    add_problem({at, "at most 256 levels", {}, {}, "more"});
    return next;
  }

  /// Reads the beginning of an object up to its first key. @returns the position of the key, if `has_more`
  [[gnu::always_inline]] const char* open(const char* at, Object& object) {
    at = space(at);
    if (*at != '{') [[unlikely]]
      return wrong(at, expected_object);
    object.begin = at;
    at = space(at + 1);
    object.has_more = *at != '}';
    return at;
  }

  /// Reads a key that no field of a pass took. @returns the position of its value, which the next pass reads, or, if the struct
  /// has no such field, of the next key; a closed struct refuses its value
  template <bool is_closed>
  [[gnu::noinline]] const char* other_key(const char* at, Object& object) {
    const StructNames& names = object.names;
    std::string_view name;
    at = key(at, name);
    std::size_t index = 0;
    while (index != names.count && names.fields[index].name != name) ++index;
    release(name);
    if (index != names.count) {
      object.found = static_cast<std::uint32_t>(index);
      return space(at);
    }
    return next(is_closed ? wrong(at, expected_nothing) : skip(at), object);
  }

  /// Reads the end of an object. @returns the position after it
  [[gnu::always_inline]] const char* close(const char* at, const Object& object) {
    if (*at == '}' && object.begin != nullptr && (object.seen & object.names.required) == object.names.required) [[likely]]
      return closed(at);
    return close_otherwise(at, object);
  }
  [[gnu::noinline]] const char* close_otherwise(const char* at, const Object& object) {
    if (object.begin == nullptr) return at;  // it was no object
    if (*at != '}') return fail(at);
    if ((object.seen & object.names.required) != object.names.required) [[unlikely]]
      missing(object.begin, object.names, object.names.required & ~object.seen);
    return closed(at);
  }

  /// Notes that a value breaks a constraint, unless something in it does not fit anyway: after the first `max_mismatches` problems,
  /// such a value may be counted twice. `at` is where its field was read: at the key or, after an unexpected key, at the value.
  /// `step` leads from the field's value to the value within it.
  [[LAMBDA_WASM_DETAIL_COLD]] void broken(const char* at, const constraints::Step* step, const std::string_view& expected) {
    if (has_failed()) return;
    at = skip_space(at);
    if (*at == '"') {
      std::string_view text;
      const char* const next = string(at, text);
      release(text);
      if (*next == ':') at = skip_space(next + 1);
    }
    at = step == nullptr ? at : place_of(at, *step);
    if (*at == 'n') return;  // null: there is no value to check
    if (problems() != nullptr && problems()->has_within(at, skip(at))) return;
    add_problem({at, expected, {}, {}, {}});
  }
  /// Whether an object was read and all within it fits.
  [[nodiscard]] bool is_whole(const Object& object) const {
    if (object.begin == nullptr || has_failed()) return false;
    return problems() == nullptr || !problems()->has_within(object.begin, end());
  }

  /// Reads the comma after a value. @returns the position of the next key, if `has_more`
  [[nodiscard, gnu::always_inline]] const char* next(const char* at, Object& object) {
    return *at == ',' ? space(at + 1) : after_last(at, object);
  }

  /// Whether the value of this field is next; moves `at` to it. `key` is the text of a Key.
  [[nodiscard, gnu::always_inline]] bool is_next(const char*& at, Object& object, const char* key, FieldCode field) {
    if (is_at(at, key, field.key_size())) {
      at += field.key_size();
    } else if (object.found == field.index()) {
      object.found = Object::no_field;
    } else {
      return false;
    }
    return true;
  }

  /// Notes that the field is read. @returns whether null follows, which keeps the member's value
  [[nodiscard, gnu::always_inline]] bool begin_field(const char*& at, Object& object, FieldCode field) {
    const std::uint64_t bit = std::uint64_t{1} << field.index();
    if (field.has(FieldCode::is_restored) && (object.seen & bit) != 0) [[unlikely]]
      object.names.restore(object.value, field.index());
    object.seen |= bit;
    if (!field.has(FieldCode::keeps_for_null)) return false;
    at = space(at);
    return *at == 'n';
  }

 protected:
  /// Whether the text at `at` begins with the key, of which eight bytes can be read even if it is shorter.
  [[nodiscard, gnu::always_inline]] bool is_at(const char* at, const char* key, std::uint32_t size) const {
    const std::ptrdiff_t room = left(at);
    if (room < static_cast<std::ptrdiff_t>(size < 8 ? 8 : size)) [[unlikely]]
      return room >= static_cast<std::ptrdiff_t>(size) && is_equal(at, key, size);
    const std::uint64_t first = eight(at) ^ eight(key);
    if (size < 8) return first << (64 - 8 * size) == 0;
    if (first != 0) return false;
    for (std::uint32_t i = 8; i + 8 < size; i += 8) {
      if (eight(at + i) != eight(key + i)) return false;
    }
    return eight(at + size - 8) == eight(key + size - 8);
  }

 private:
  // No later field of the pass may take what follows a value without a comma for its key.
  [[nodiscard, gnu::noinline]] const char* after_last(const char* at, Object& object) {
    object.has_more = false;
    return *at == '}' ? at : fail(at);
  }

  /// Finds a value within the value at `at`.
  [[LAMBDA_WASM_DETAIL_COLD]] const char* place_of(const char* at, const constraints::Step& step) {
    if (step.before != nullptr) at = place_of(at, *step.before);
    const bool is_object = *at == '{';
    if (!is_object && *at != '[') return at;  // a value that may be one or many
    const char* found = at;
    std::size_t index = 0;
    do {
      at = skip_space(at + 1);
      bool is_it = index++ == step.index;
      if (is_object) {
        std::string_view name;
        at = skip_space(key(at, name));
        is_it = name == step.key;  // of two equal keys, the last counts
        release(name);
      }
      if (is_it) found = at;
      at = skip(at);
    } while (*at == ',');
    return found;
  }

  /// Notes that the object at `at` lacks the fields whose bits are set.
  [[LAMBDA_WASM_DETAIL_COLD]] void missing(const char* at, const StructNames& names, std::uint64_t fields) {
    for (; fields != 0; fields &= fields - 1) {
      const FieldNames& field = names.fields[std::countr_zero(fields)];
      add_problem({at, *field.expected, field.name, {}, {}});
    }
  }

  [[nodiscard, gnu::noinline]] static bool is_equal(const char* at, const char* key, std::uint32_t size) {
    std::uint32_t same = 0;
    while (same != size && at[same] == key[same]) ++same;
    return same == size;
  }
  [[nodiscard, gnu::always_inline]] static std::uint64_t eight(const char* at) {
    std::uint64_t word;
    std::memcpy(&word, at, sizeof word);
    return word;
  }

  std::uint32_t depth_ = 0;
};

}  // namespace lambda_wasm::json_text
