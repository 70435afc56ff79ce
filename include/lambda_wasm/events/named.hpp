#pragma once

#include <optional>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/describe_value.hpp>

namespace lambda_wasm::events {

/// The name of a value of an enum. A name that the enum does not have is no error: services add names.
///
///     if (record.event_name == DynamoDbChangeType::insert) …
template <DescribedEnum Enum>
struct Named {
  std::string_view text;  ///< As it came.

  /// The value with this name; nullopt if there is none.
  [[nodiscard]] constexpr std::optional<Enum> known() const noexcept {
    std::optional<Enum> found;
    detail::for_each_enumerator(detail::Description<Enum>{}, [&]<class Enumerator>() {
      if (!found && text == Enumerator::name) found = Enumerator::value;
      return true;
    });
    return found;
  }

  friend constexpr bool operator==(const Named&, const Named&) = default;
  friend constexpr bool operator==(const Named& named, Enum value) noexcept { return named.known() == value; }

  LAMBDA_WASM_DESCRIBE_VALUE(Named, text)
};

}  // namespace lambda_wasm::events
