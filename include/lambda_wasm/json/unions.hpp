#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/json/object.hpp>
#include <lambda_wasm/kinds/part.hpp>
#include <lambda_wasm/kinds/words.hpp>

namespace lambda_wasm::json_text {

/// The names of a union's alternatives.
struct UnionNames {
  const std::string_view* names;
  std::size_t count;
  std::size_t otherwise;             ///< the index of the alternative for every other name; `count` if there is none
  const std::string_view& expected;  ///< what a mismatch says was expected of the name

  [[nodiscard]] std::size_t find(std::string_view name) const {
    for (std::size_t i = 0; i != count; ++i) {
      if (i != otherwise && names[i] == name) return i;
    }
    return otherwise;
  }
};

/// A tag as it is written, like json/key.hpp's, and its name.
struct TagKey {
  const char* key;
  std::uint32_t size;
  std::string_view name;
};

/// Reads the parts of unions that need no type.
class UnionReader : public ObjectReader {
 public:
  using ObjectReader::ObjectReader;

  /// How an alternative of a union with a tag is read: the whole object, or what follows the tag if that is first.
  struct Tagged {
    std::string_view tag;
    const char* rest = nullptr;  ///< the position after the tag's value; nullptr for the whole object
    bool is_repeated = false;    ///< whether the rest has another tag
  };
  /// A struct in a union with a tag.
  struct TaggedObject : Object {
    Tagged& tagged;
  };

  using ObjectReader::open;
  [[gnu::noinline]] const char* open(const char* at, TaggedObject& object) {
    if (object.tagged.rest == nullptr) return open(at, static_cast<Object&>(object));
    object.begin = at;
    object.has_more = true;
    return next(object.tagged.rest, object);
  }
  using ObjectReader::other_key;
  template <bool is_closed>
  [[gnu::noinline]] const char* other_key(const char* at, TaggedObject& object) {
    std::string_view name;
    const char* const value = key(at, name);
    const bool is_tag = name == object.tagged.tag;
    release(name);
    if (!is_tag) return other_key<is_closed>(at, static_cast<Object&>(object));
    if (object.tagged.rest != nullptr) object.tagged.is_repeated = true;
    return next(skip(value), object);
  }

  /// If the first member of the object at `at` is the tag, and names an alternative, returns its index and sets `rest` to the
  /// position after it.
  [[gnu::noinline]] std::size_t first_tag(const char* at, const TagKey& tag, const UnionNames& names, const char*& rest) {
    at = space(at + 1);
    if (!is_at(at, tag.key, tag.size)) return names.count;
    at = space(at + tag.size);
    if (*at != '"') return names.count;
    std::string_view name;
    at = string(at, name);
    const std::size_t index = names.find(name);
    release(name);
    if (index != names.count) rest = at;
    return index;
  }

  /// Finds the tag of the object at `at`, the last one if it is repeated. @returns the index of the alternative; or, if the tag
  /// names none, `count`, and moves `at` after the object
  [[gnu::noinline]] std::size_t last_tag(const char*& at, const TagKey& tag, const UnionNames& names) {
    const char* const begin = at;
    const char* found = nullptr;
    const char* const after = each_member(at, [&](std::string_view name, const char* value, const char*) {
      if (name == tag.name) found = value;
    });
    std::size_t index = names.count;
    if (found == nullptr) {
      add_problem({begin, names.expected, tag.name, {}, {}});
    } else if (*found != '"') {
      wrong(found, names.expected);
    } else {
      std::string_view name;
      string(found, name);
      index = names.find(name);
      release(name);
      if (index == names.count) wrong(found, names.expected);
    }
    if (index == names.count) at = after;
    return index;
  }

  /// Reads the object of an alternative that has no members but the tag.
  [[gnu::noinline]] const char* nothing_but_tag(const char* at, Tagged& tagged) {
    std::size_t tags = 0;
    at = each_member(at, [&](std::string_view name, const char*, const char*) { tags += name == tagged.tag; });
    tagged.is_repeated = tagged.rest != nullptr && tags > 1;
    return at;
  }

  /// The only member of an object.
  struct Member {
    std::size_t index;            ///< of its name
    const char* value = nullptr;  ///< where its value begins
  };

  /// Reads the first key of the object at `at`. @returns its index and the position of its value, or of a null
  [[gnu::noinline]] Member first_member(const char* at, const UnionNames& names) {
    at = space(at + 1);
    Member member{names.count};
    if (*at != '"') return member;
    std::string_view name;
    member.value = space(key(at, name));
    member.index = names.find(name);
    release(name);
    return member;
  }

  /// Finds the only member of the object at `at` that is not null. @returns its index; or, if there is none or not this one
  /// only, notes a problem and returns `count`. Moves `at` after the object.
  [[LAMBDA_WASM_DETAIL_COLD]] Member only_member(const char*& at, const UnionNames& names) {
    const char* const begin = at;
    const char* only = nullptr;  // the position of its key
    bool has_more = false;
    Member member{names.count};
    at = each_member(at, [&](std::string_view name, const char* value, const char* place) {
      const bool is_same = only != nullptr && is_name(only, name);
      if (*value == 'n') {
        if (is_same) only = nullptr;
      } else if (only == nullptr || is_same) {
        only = place;
        member = {names.find(name), value};
      } else {
        has_more = true;
      }
    });
    if (only == nullptr || has_more) {
      member.index = names.count;
      add_problem({begin, names.expected, {}, {}, {}});
    } else if (member.index == names.count) {
      std::string found;
      put_found(found, only, end());
      found.replace(0, std::string_view("string").size(), "object with");
      misfit_within(begin, {"", std::string(names.expected), std::move(found)});
    }
    return member;
  }

  /// The type of the value at `at`, as a bit of json_type; 0 if there is none.
  [[nodiscard]] static std::uint32_t type_at(char character) {
    switch (character) {
      case '{':
        return kinds::json_type::object;
      case '[':
        return kinds::json_type::array;
      case '"':
        return kinds::json_type::string;
      case 't':
      case 'f':
        return kinds::json_type::boolean;
      case 'n':
        return kinds::json_type::null;
      default:
        return character == '-' || (character >= '0' && character <= '9') ? kinds::json_type::number : 0;
    }
  }

 private:
  /// Calls `visit` with the name, the position of the value and that of the key of each member of an object. @returns the position
  /// after the object
  template <class Visit>
  const char* each_member(const char* at, Visit visit) {
    at = space(at + 1);
    if (*at == '}') return closed(at);
    for (;;) {
      const char* const place = at;
      std::string_view name;
      at = space(key(at, name));
      visit(name, at, place);
      release(name);
      at = skip(at);
      if (*at != ',') return *at == '}' ? closed(at) : fail(at);
      at = space(at + 1);
    }
  }
  bool is_name(const char* at, std::string_view name) {
    std::string_view other;
    string(at, other);
    const bool is_same = name == other;
    release(other);
    return is_same;
  }
};

}  // namespace lambda_wasm::json_text
