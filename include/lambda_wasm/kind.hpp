#pragma once
/// @file
/// The types that cross, and what follows from the types of the values within them.

#include <cstddef>

#include <lambda_wasm/kinds.hpp>

namespace lambda_wasm {

namespace detail {

template <class T>
using PartsOf = typename Kind<T>::template Parts<T>;

template <class T>
constexpr bool crosses();
template <class... Parts>
constexpr bool all_cross(TypeList<Parts...>) {
  return (crosses<Parts>() && ...);
}
// The fields of a struct are checked separately: they are refused by a sentence.
template <class T>
constexpr bool crosses() {
  using K = Kind<T>;
  if constexpr (std::is_same_v<K, kinds::None> || std::is_same_v<K, kinds::NothingAtAll> || std::is_same_v<K, kinds::Edge> ||
                std::is_same_v<K, kinds::ArgumentsOf>) {
    return false;
  } else if constexpr (K::template is_whole<T>) {
    return true;
  } else {
    return all_cross(PartsOf<T>{});
  }
}

template <class T>
inline constexpr bool is_form_file = requires { T::is_file_of_form; };

/// What is true of a type because of the types within it.
struct TypeFacts {
  bool has_views = false;        ///< a value has views into the text that it was read from
  bool is_recursive = false;     ///< a value may contain values of its own type
  bool holds_recursive = false;  ///< so may a value within it
  bool has_constraints = false;  ///< a value, or one within it, has constraints
  bool has_files = false;        ///< a value is or has a file of a form
  bool fits_item = true;         ///< an item of DynamoDB may have it
};

/// A walk through a type and the types within it, each once.
class TypeWalk {
 public:
  template <class T>
  constexpr void walk() {
    const std::size_t known = find(&type_id<T>);
    if (known != count_) {
      found.is_recursive = found.is_recursive || known == 0;
      found.holds_recursive = found.holds_recursive || is_open_[known];
      return;
    }
    seen_[count_] = &type_id<T>;
    is_open_[count_++] = true;
    found.has_views = found.has_views || Kind<T>::template is_view<T>;
    found.has_constraints = found.has_constraints || Kind<T>::template is_constrained<T>;
    found.has_files = found.has_files || is_form_file<T>;
    found.fits_item = found.fits_item && is_of_item<T>();
    walk_all(PartsOf<T>{});
    is_open_[known] = false;
  }

  TypeFacts found;

 private:
  template <class... Types>
  constexpr void walk_all(TypeList<Types...>) {
    (walk<Types>(), ...);
  }
  [[nodiscard]] constexpr std::size_t find(const TypeId* type) const {
    std::size_t index = 0;
    while (index != count_ && !is_same_type(seen_[index], type)) ++index;
    return index;
  }

  const TypeId* seen_[1024]{};
  bool is_open_[1024]{};  // whether the walk is within it
  std::size_t count_ = 0;
};

template <class T>
inline constexpr TypeFacts facts_of = [] {
  TypeWalk walk;
  walk.template walk<T>();
  return walk.found;
}();

/// Whether a value of T has views into the text that it was read from. That text must then outlive the value.
template <class T>
constexpr bool has_views() {
  return facts_of<T>.has_views;
}

template <class T>
constexpr bool is_recursive() {
  return facts_of<T>.is_recursive;
}
template <class T>
constexpr bool holds_recursive() {
  return facts_of<T>.holds_recursive;
}

template <class T>
constexpr bool has_constraints() {
  return facts_of<T>.has_constraints;
}

template <class T>
constexpr bool fits_item() {
  return facts_of<T>.fits_item;
}

/// Refuses the files of forms where JSON is.
template <bool has_files>
constexpr void refuse_files() {
  static_assert(!has_files, "lw::FormFile is a file of a form: only the struct of a lw::Form may have it.");
}

}  // namespace detail

/// A type that crosses: into a handler, out of it, and as JSON text (json/json.hpp has the JSON form of each).
///
/// These are: `std::string` and `std::string_view`; bool; integers, but not character types; double and float; `Bytes` and
/// `BytesView`; `std::chrono::sys_time` and `std::chrono::year_month_day`; described enums, structs and unions; types that cross as
/// another (describe_value.hpp); of types that cross `std::optional`, `std::unique_ptr`, `std::vector`, `std::deque`, `std::list`,
/// `std::set`, `std::unordered_set`, containers with their interface, `std::array`, `std::pair`, `std::tuple`, `std::variant` and
/// `OneOrMany`; with string keys, `std::map`, `std::unordered_map`, types with their interface, and vectors of pairs; with
/// <lambda_wasm/json/nlohmann.hpp>, `nlohmann::json` and the types that it converts; in Wasm, `emscripten::val`, but not as JSON
/// text.
template <class T>
concept Crossing = detail::crosses<T>();

}  // namespace lambda_wasm
