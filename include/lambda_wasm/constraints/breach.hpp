#pragma once
/// @file
/// The first value of a C++ object that breaks a constraint of its description, with its place.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm/constraints.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/json/buffer.hpp>
#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/json/writer.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/text/join.hpp>
#include <lambda_wasm/text/number.hpp>

namespace lambda_wasm::constraints {

/// Notes the first breach. Its place is found from within: the value that was checked first knows the steps from itself, and each
/// value around it then adds its own.
class Breach {
 public:
  [[nodiscard]] bool is_found() const { return expected_.data() != nullptr; }

  /// Checks the constraints of a field.
  template <class Field, class M>
  void check_member(const M& member) {
    if constexpr (Field::is_constrained) check_value<Field::options>(member, nullptr, *this);
  }
  /// Checks the rules of a whole struct, if all within it fits.
  template <class T>
  void check_struct(const T& value) {
    if (is_found()) return;
    if (const std::string_view* expected = detail::broken_rule(value)) [[unlikely]]
      (*this)(nullptr, *expected, value);
  }

  /// Notes that `value` is not as expected.
  template <class T>
  void operator()(const Step* step, const std::string_view& expected, const T& value) {
    if (is_found()) return;
    expected_ = expected;
    found_ = found_of(value);
    for (; step != nullptr; step = step->before) add(*step);
  }

  /// Adds the step to the value that has just been checked, if the breach was found in there.
  void within(bool was_found, std::size_t index) {
    if (is_found() && !was_found) [[unlikely]]
      add({nullptr, {}, index});
  }
  void within(bool was_found, std::string_view key) {
    if (is_found() && !was_found) [[unlikely]]
      add({nullptr, key.data() == nullptr ? "" : key});
  }

  /// The message of the error. Valid until the invocation's result is delivered, as all texts here.
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] std::string_view message() const {
    return text::join(host::storage(), {"The value", pointer_.empty() ? "" : " at ", pointer_, " does not fit: expected ",
                                        expected_, ", found ", found_, "."});
  }
  /// The error, with the place.
  [[nodiscard, LAMBDA_WASM_DETAIL_COLD]] Error error(std::string_view type) const {
    Error error(type, std::string(message()));
    error.add({std::string(pointer_), std::string(expected_), std::string(found_)});
    return error;
  }

 private:
  // In the words of the errors of JSON text.
  template <class T>
  [[LAMBDA_WASM_DETAIL_COLD]] static std::string_view found_of(const T& value) {
    constexpr std::uint32_t types = Kind<T>::template json_types<T>;
    if constexpr (types == kinds::json_type::object) {
      return "object";
    } else if constexpr (types == kinds::json_type::array) {
      return "array";
    } else if constexpr (detail::IntegerKind<T>) {
      char digits[text::max_integer_size];
      return text::join(host::storage(), {"number ", printed(value, digits)});
    } else {
      json_text::Buffer buffer;
      json_text::Writer writer(buffer);
      buffer.set_end(writer.write(buffer.end(), value));
      std::string found;
      json_text::put_found(found, buffer.view().data(), buffer.view().data() + buffer.view().size());
      return host::storage().keep(found);
    }
  }
  static std::string_view printed(auto value, char* digits) {
    return {digits, static_cast<std::size_t>(text::print_integer(value, digits) - digits)};
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void add(const Step& step) {
    char digits[text::max_integer_size];
    pointer_ = text::join(host::storage(),
                          {"/", step.key.data() != nullptr ? escaped(step.key) : printed(step.index, digits), pointer_});
  }
  // RFC 6901 section 3.
  [[LAMBDA_WASM_DETAIL_COLD]] static std::string_view escaped(std::string_view key) {
    char* const begin = host::storage().allocate(2 * key.size());
    char* to = begin;
    for (const char character : key) {
      const bool is_escaped = character == '~' || character == '/';
      *to++ = is_escaped ? '~' : character;
      if (is_escaped) *to++ = character == '~' ? '0' : '1';
    }
    return {begin, static_cast<std::size_t>(to - begin)};
  }

  std::string_view expected_;  // null until there is one
  std::string_view pointer_;
  std::string_view found_;
};

/// Checks all constraints of a value that exists.
class Checker {
 public:
  template <class T>
  void check_value([[maybe_unused]] const T& value) {
    if constexpr (detail::has_constraints<T>()) {
      if (!breach.is_found()) Kind<T>::check_value(*this, value);
    }
  }

  // ---- The values within a value, for its kind

  template <class T>
  void check_at([[maybe_unused]] const auto& index_or_key, const T& value) {
    if constexpr (detail::has_constraints<T>()) {
      const bool was_found = breach.is_found();
      check_value(value);
      breach.within(was_found, index_or_key);
    }
  }
  template <class Field, class M>
  void check_field(const M& member) {
    const bool was_found = breach.is_found();
    check_value(member);
    breach.check_member<Field>(member);
    breach.within(was_found, Field::name);
  }
  void check_whole(const auto& value) { breach.check_struct(value); }

  Breach breach;
};

}  // namespace lambda_wasm::constraints
