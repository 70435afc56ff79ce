#pragma once
/// @file
/// Reads a value from a message and checks its constraints. The other side has checked the types, but knows no constraints: their
/// predicates are C++ alone, so that all edges and all texts have the same.

#include <cstddef>
#include <string_view>

#include <lambda_wasm/constraints/breach.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/wire/reader.hpp>

namespace lambda_wasm::wire {

/// A reader that checks while it reads: a field that is absent is not checked, and afterwards it could not be told from its
/// initialiser.
class CheckedReader : public Reader {
 public:
  using Reader::Reader;

  template <class T>
  void read_into(T& value) {
    if constexpr (detail::has_constraints<T>()) {
      Kind<T>::read(*this, value);
    } else {
      Reader::read_into(value);
    }
  }
  template <class T>
  void read_at(const auto& index_or_key, T& value) {
    if constexpr (detail::has_constraints<T>()) {
      const bool was_found = breach.is_found();
      read_into(value);
      breach.within(was_found, index_or_key);
    } else {
      Reader::read_into(value);
    }
  }
  template <class Field, class T>
  void read_field(const T& member, const auto& read) {
    if constexpr (detail::has_constraints<T>() || Field::is_constrained) {
      const bool was_found = breach.is_found();
      read();
      if (!breach.is_found()) breach.check_member<Field>(member);
      breach.within(was_found, Field::name);
    } else {
      read();
    }
  }
  void check_whole(const auto& value) { breach.check_struct(value); }

  constraints::Breach breach;
};

/// Reads a T that has constraints. @returns the first value that breaks one, if there is one
template <class T>
[[nodiscard, gnu::noinline]] constraints::Breach read_checked(const host::Message& message, T& value) {
  CheckedReader reader(message);
  reader.read_into(value);
  return reader.breach;
}

}  // namespace lambda_wasm::wire
