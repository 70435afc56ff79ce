#pragma once
/// @file
/// The properties of each sender's events and replies: one row for each sender. The code that reads events and writes replies
/// checks these properties, and never which sender it is: in C++ here, and in JavaScript through edge/abi.hpp.
///
/// Formats: Lambda developer guide, on API Gateway, function URLs, Application Load Balancer and VPC Lattice; API Gateway developer guide,
/// on the payload formats of HTTP APIs.

#include <cstddef>
#include <iterator>

#include <lambda_wasm/detail/enumerators.hpp>
#include <lambda_wasm/http/sender.hpp>

namespace lambda_wasm::detail {

/// A property that each row states: it has no default, so that a row without it does not compile.
struct Stated {
  bool is;
  consteval Stated(bool value) : is(value) {}
  constexpr operator bool() const { return is; }
};

struct SenderTraits {
  Sender sender;

  // ---- events
  Stated has_query_text;     ///< `rawQueryString`; otherwise the query comes in maps
  Stated has_encoded_query;  ///< names and values in those maps are not decoded
  Stated has_query_in_path;  ///< `path` may include it, after a question mark
  Stated has_mixed_values;   ///< a value in the maps of headers and query is a text or a list of texts; otherwise a text
  Stated may_have_lists;     ///< `multiValueHeaders`, if the headers are lists
  Stated keeps_header_case;  ///< header names are as the client wrote them; otherwise in lower case, unless the headers are lists
  Stated has_cookie_list;    ///< `cookies` instead of a header; in replies too
  Stated is_api;             ///< `pathParameters`, `stageVariables`, and the context's `stage` and `requestId`
  Stated has_http_context;   ///< `routeKey`, and `protocol` and `sourceIp` in the context's `http`
  Stated has_rest_context;   ///< `resource`, and the context's `protocol`, `identity.sourceIp` and `requestTimeEpoch`
  Stated has_time_epoch;     ///< the context's `timeEpoch`
  Stated has_microseconds;   ///< that time is in microseconds; otherwise milliseconds

  // ---- replies
  Stated takes_lists;          ///< headers with several values are in `multiValueHeaders`
  Stated takes_lists_as_sent;  ///< all headers are, if those of the event were lists
  Stated takes_whole_reply;    ///< `statusDescription`, `isBase64Encoded` and headers are required
};

inline constexpr SenderTraits sender_traits[] = {
    {.sender = Sender::rest_api,
     .has_query_text = false,
     .has_encoded_query = false,
     .has_query_in_path = false,
     .has_mixed_values = false,
     .may_have_lists = true,
     .keeps_header_case = true,
     .has_cookie_list = false,
     .is_api = true,
     .has_http_context = false,
     .has_rest_context = true,
     .has_time_epoch = false,
     .has_microseconds = false,
     .takes_lists = true,
     .takes_lists_as_sent = false,
     .takes_whole_reply = false},
    {.sender = Sender::http_api,
     .has_query_text = true,
     .has_encoded_query = false,
     .has_query_in_path = false,
     .has_mixed_values = false,
     .may_have_lists = false,
     .keeps_header_case = false,
     .has_cookie_list = true,
     .is_api = true,
     .has_http_context = true,
     .has_rest_context = false,
     .has_time_epoch = true,
     .has_microseconds = false,
     .takes_lists = false,
     .takes_lists_as_sent = false,
     .takes_whole_reply = false},
    {.sender = Sender::function_url,
     .has_query_text = true,
     .has_encoded_query = false,
     .has_query_in_path = false,
     .has_mixed_values = false,
     .may_have_lists = false,
     .keeps_header_case = false,
     .has_cookie_list = true,
     .is_api = true,
     .has_http_context = true,
     .has_rest_context = false,
     .has_time_epoch = true,
     .has_microseconds = false,
     .takes_lists = false,
     .takes_lists_as_sent = false,
     .takes_whole_reply = false},
    {.sender = Sender::alb,
     .has_query_text = false,
     .has_encoded_query = true,
     .has_query_in_path = false,
     .has_mixed_values = false,
     .may_have_lists = true,
     .keeps_header_case = false,
     .has_cookie_list = false,
     .is_api = false,
     .has_http_context = false,
     .has_rest_context = false,
     .has_time_epoch = false,
     .has_microseconds = false,
     .takes_lists = false,
     .takes_lists_as_sent = true,
     .takes_whole_reply = true},
    {.sender = Sender::lattice,
     .has_query_text = false,
     .has_encoded_query = false,
     .has_query_in_path = true,
     .has_mixed_values = true,
     .may_have_lists = false,
     .keeps_header_case = false,
     .has_cookie_list = false,
     .is_api = false,
     .has_http_context = false,
     .has_rest_context = false,
     .has_time_epoch = true,
     .has_microseconds = true,
     .takes_lists = false,
     .takes_lists_as_sent = false,
     .takes_whole_reply = true},
};

/// Whether there is one row for each sender, in the order of the enum.
consteval bool has_row_of_each_sender() {
  for (std::size_t i = 0; i < std::size(sender_traits); ++i) {
    if (sender_traits[i].sender != static_cast<Sender>(i)) return false;
  }
  return std::size(sender_traits) == enumerator_count<Sender>();
}
static_assert(has_row_of_each_sender());  // sender_traits needs one row for each Sender, in the order of the enum

[[nodiscard]] constexpr const SenderTraits& traits_of(Sender sender) { return sender_traits[static_cast<std::size_t>(sender)]; }

}  // namespace lambda_wasm::detail
