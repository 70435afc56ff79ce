#pragma once
/// @file
/// The events that carry an HTTP request: the type that each part is read as. Only this header and event_request.hpp have the names of
/// an event's members.
///
/// Formats: Lambda developer guide, on API Gateway, function URLs, Application Load Balancer and VPC Lattice; API Gateway
/// developer guide, "Create AWS Lambda proxy integrations for HTTP APIs" (payload format versions 1.0 and 2.0).

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/kind.hpp>

namespace lambda_wasm::detail::event {

/// An object of which only the presence matters, not its members.
struct Presence {};
LAMBDA_WASM_DESCRIBE_EVENT(Presence)

/// One member of an object, which may be absent. Other members of the object are skipped, whatever their type.
template <FixedText Name, class T>
struct Member {
  T value{};
  constexpr auto lambda_wasm_describe(const Member*) {
    // Not lenient: a body is strict base64.
    return StructDescription<Member, Strictness::strict,
                             Field<&Member::value, FieldOptions<sizeof Name.text, OptionList<Defaulted>>{Name}>>{};
  }
};
template <FixedText Name, class T>
using InContext = Member<"requestContext", Member<Name, T>>;

using Text = std::string_view;

/// The first part that is read of every event.
using Event = Member<"requestContext", std::optional<Presence>>;

/// The names of the event's own members, and of its headers.
using Keys = std::vector<std::pair<std::string_view, Nothing>>;

// ---- The parts

using IsBase64 = Member<"isBase64Encoded", std::optional<bool>>;
using IsBase64InLattice1 = Member<"is_base64_encoded", std::optional<bool>>;
using TextBody = Member<"body", Text>;
using Base64Body = Member<"body", Bytes>;

template <FixedText Name>
using Time = InContext<Name, std::optional<std::int64_t>>;

// Only the schemas of the following types are used: event_parts.hpp reads the values from the wire into the invocation's storage,
// without the vectors. A null in a collection counts as absent.

template <class T>
using Map = std::optional<std::vector<std::pair<std::string_view, std::optional<T>>>>;
using Value = std::string_view;
using Values = std::vector<std::optional<std::string_view>>;
using ValueOrValues = OneOrMany<std::optional<std::string_view>>;

using RawQuery = Member<"rawQueryString", Text>;
using MultiValueQuery = Member<"multiValueQueryStringParameters", Map<Values>>;
using SingleValueQuery = Member<"queryStringParameters", Map<Value>>;
using LatticeQuery = Member<"queryStringParameters", Map<ValueOrValues>>;
using Lattice1Query = Member<"query_string_parameters", Map<ValueOrValues>>;

using SingleValueHeaders = Member<"headers", Map<Value>>;
using MultiValueHeaders = Member<"multiValueHeaders", Map<Values>>;
using LatticeHeaders = Member<"headers", Map<ValueOrValues>>;
using CookieList = Member<"cookies", std::optional<Values>>;

using PathParameters = Member<"pathParameters", Map<Value>>;
using StageVariables = Member<"stageVariables", Map<Value>>;

}  // namespace lambda_wasm::detail::event
