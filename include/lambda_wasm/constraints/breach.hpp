#pragma once
/// @file
/// The first value of a C++ object that breaks a constraint of its description, with its place.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/constraints.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/json/buffer.hpp>
#include <lambda_wasm/json/explain.hpp>
#include <lambda_wasm/json/writer.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm::constraints {

/// Notes the first breach. Its place is found from within: the value that was checked first knows the steps from itself, and each
/// value around it then adds its own.
class Breach {
 public:
  [[nodiscard]] bool is_found() const { return error_ != nullptr; }

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
    std::string found;
    put_found(found, value);
    note(step, expected, std::move(found));
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

  /// Returns the error, of this type, or nullptr.
  [[nodiscard]] std::unique_ptr<Error> take(std::string_view type) {
    if (is_found()) [[unlikely]]
      complete(type);
    return std::move(error_);
  }

 private:
  // In the words of the errors of JSON text.
  template <class T>
  [[LAMBDA_WASM_DETAIL_COLD]] static void put_found(std::string& found, const T& value) {
    constexpr std::uint32_t types = Kind<T>::template json_types<T>;
    if constexpr (types == kinds::json_type::object) {
      json_text::put(found, "object");
    } else if constexpr (types == kinds::json_type::array) {
      json_text::put(found, "array");
    } else {
      json_text::Buffer buffer;
      json_text::Writer writer(buffer);
      buffer.set_end(writer.write(buffer.end(), value));
      json_text::put_found(found, buffer.view().data(), buffer.view().data() + buffer.view().size());
    }
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void note(const Step* step, const std::string_view& expected, std::string found) {
    error_.reset(new Error(detail::ErrorAccess::blank()));
    std::vector<Mismatch>(1).swap(error_->mismatches);
    error_->count = 1;
    json_text::put(error_->mismatches[0].expected, expected);
    error_->mismatches[0].found = std::move(found);
    for (; step != nullptr; step = step->before) add(*step);
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void add(const Step& step) {
    std::string& pointer = error_->mismatches[0].pointer;
    std::string longer;
    if (step.key.data() != nullptr) {
      json_text::put_pointer_part(longer, step.key);
    } else {
      json_text::put(longer, "/");
      json_text::put_decimal(longer, step.index);
    }
    json_text::put(longer, pointer);
    pointer = std::move(longer);
  }
  [[LAMBDA_WASM_DETAIL_COLD]] void complete(std::string_view type) {
    json_text::put(error_->type, type);
    json_text::describe_misfit(*error_);
  }

  std::unique_ptr<Error> error_;
};

/// Checks all constraints of a value that exists.
class Checker {
 public:
  template <class T>
  void check([[maybe_unused]] const T& value) {
    if constexpr (detail::has_constraints<T>()) {
      if (!breach.is_found()) Kind<T>::check(*this, value);
    }
  }

  // ---- The values within a value, for its kind

  template <class T>
  void check_at([[maybe_unused]] const auto& index_or_key, const T& value) {
    if constexpr (detail::has_constraints<T>()) {
      const bool was_found = breach.is_found();
      check(value);
      breach.within(was_found, index_or_key);
    }
  }
  template <class Field, class M>
  void check_field(const M& member) {
    const bool was_found = breach.is_found();
    check(member);
    breach.check_member<Field>(member);
    breach.within(was_found, Field::name);
  }
  void check_whole(const auto& value) { breach.check_struct(value); }

  Breach breach;
};

}  // namespace lambda_wasm::constraints
