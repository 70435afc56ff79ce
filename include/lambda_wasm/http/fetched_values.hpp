#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include <lambda_wasm/http/named_values.hpp>
#include <lambda_wasm/http/request_parts.hpp>

namespace lambda_wasm {

class Request;

namespace detail {

struct RequestAccess;

/// Names and values of a request, in the event's order. They are fetched on first use. Their views are valid as long as the
/// invocation of the request.
template <auto fetch, SameName same_name>
class FetchedValues {
 public:
  /// The first value of `name`.
  [[nodiscard]] std::optional<std::string_view> get(std::string_view name) const {
    for (const auto& [known, value] : values()) {
      if (same_name(known, name)) return value;
    }
    return std::nullopt;
  }
  /// Every value of `name`, in order.
  [[nodiscard]] ValuesOf<const NamedValue*, same_name> all(std::string_view name) const { return {begin(), end(), name}; }

  /// The number of values; each value of a name counts.
  [[nodiscard]] std::size_t size() const { return values().size(); }
  [[nodiscard]] bool empty() const { return values().empty(); }
  [[nodiscard]] const NamedValue* begin() const { return values().data(); }
  [[nodiscard]] const NamedValue* end() const { return begin() + values().size(); }

 protected:
  friend RequestAccess;
  friend Request;
  explicit FetchedValues(request_part::SenderForm form) : form_(form) {}

  [[nodiscard]] std::span<const NamedValue> values() const {
    if (!is_fetched_) fetch_all();
    return values_;
  }
  [[gnu::noinline]] void fetch_all() const {
    values_ = fetch(form_);
    is_fetched_ = true;
  }

  mutable std::span<const NamedValue> values_;
  request_part::SenderForm form_;
  mutable bool is_fetched_ = false;
};

using Query = FetchedValues<request_part::query, is_same>;
using RequestHeaders = FetchedValues<request_part::headers, is_same_header>;
using Cookies = FetchedValues<request_part::cookies, is_same>;
using PathParameters = FetchedValues<request_part::path_parameters, is_same>;
using StageVariables = FetchedValues<request_part::stage_variables, is_same>;

}  // namespace detail

}  // namespace lambda_wasm
