#pragma once
/// @file
/// An identifier of each request, by which a caller's report and the log are found together.

#include <cstddef>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/fixed_text.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/routed_reply.hpp>
#include <lambda_wasm/wire/pull.hpp>

namespace lambda_wasm {

/// What `request_id` gives to handlers: `lw::Given<lw::RequestId>`. The text is valid as long as the call.
struct RequestId {
  /// The identifier.
  std::string_view value;
};

namespace detail {

/// Whether a caller's identifier may stand in replies and in the log: 1 to 128 letters, digits and `+ - . / : = _`, with which UUIDs,
/// ULIDs, base64 and the identifiers of AWS are written.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline bool is_sane_id(std::string_view id) noexcept {
  for (const char character : id) {
    const auto letter = static_cast<unsigned char>((character | 0x20) - 'a');
    if (letter > 25 && !(character >= '+' && character <= ':' && character != ',') && character != '=' && character != '_') {
      return false;
    }
  }
  return !id.empty() && id.size() <= 128;
}

/// The part of the runtime's context that is fetched: a Context would fetch all its texts.
struct InvocationId {
  std::string_view request_id;
};
LAMBDA_WASM_DESCRIBE_EVENT(InvocationId, (request_id, "awsRequestId"))

[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline std::string_view request_id_or_own(std::string_view incoming) {
  return is_sane_id(incoming) ? incoming : wire::pull<InvocationId>(host::From::context).request_id;
}

}  // namespace detail

/// Sets a header of every reply to the identifier of its request. @see request_id
template <detail::FixedText Name>
struct RequestIdMiddleware : detail::Middleware {
  /// @internal
  using GivenType = RequestId;

 private:
  static std::string_view of(detail::RouteCall& call) {
    return detail::request_id_or_own(detail::RequestAccess::sent_header<Name>(call.request));
  }

 public:
  /// @internal
  static constexpr detail::RouteStep step{
      [](detail::RouteCall& call, std::size_t index) { call.given[index] = &call.keep<RequestId>(of(call)); },
      [](detail::RouteCall& call, detail::RoutedReply& reply) { reply.head.headers.append(Name.view(), of(call)); }, nullptr};
};

/// Sets the header `Name` of every reply to the identifier of its request: the caller's, if the request has that header with 1 to 128
/// letters, digits and `+ - . / : = _`; otherwise the invocation's, which is in each of its entries of the log. Handlers take it as
/// `Given<RequestId>`, to log the caller's too: `lw::log::info("saved", lw::log::field("request", id->value))`.
template <detail::FixedText Name = "x-request-id">
inline constexpr RequestIdMiddleware<Name> request_id{};

}  // namespace lambda_wasm
