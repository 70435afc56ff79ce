#pragma once
/// @file
/// The events that carry an HTTP request: what is read of them at once, to know the sender, the method and the path, and what
/// is read when the request is asked for it. Every name that stands in an event stands here.
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
#include <lambda_wasm/schema.hpp>

namespace lambda_wasm::detail::event {

/// An object of which only matters that it is there.
struct Presence {};
LAMBDA_WASM_DESCRIBE_EVENT(Presence)

// ---- Read at once, of every event.

struct HttpMember {
  std::string_view method;
};
LAMBDA_WASM_DESCRIBE_EVENT(HttpMember, method)

struct SenderContext {
  std::optional<std::string_view> connection_id;
  std::optional<Presence> elb;
  std::optional<HttpMember> http;
  std::string_view domain_name;
  std::string_view stage;
};
LAMBDA_WASM_DESCRIBE_EVENT(SenderContext, (connection_id, "connectionId"), elb, http, (domain_name, "domainName"), stage)

/// What tells HTTP APIs and function URLs from all others, and all that they need. Each property costs time in every invocation.
struct HttpEvent {
  std::string_view type;
  std::string_view raw_path;
  std::optional<SenderContext> context;
};
LAMBDA_WASM_DESCRIBE_EVENT(HttpEvent, type, (raw_path, "rawPath"), (context, "requestContext"))

// ---- Read at once, of the events of other senders.

struct OtherContextSchema {
  std::optional<std::string_view> service_network_arn;
  std::optional<std::string_view> service_arn;
};
LAMBDA_WASM_DESCRIBE_EVENT(OtherContextSchema, (service_network_arn, "serviceNetworkArn"), (service_arn, "serviceArn"))

struct OtherEventSchema {
  std::optional<OtherContextSchema> context;
  std::optional<std::string_view> lattice_path;
  std::optional<std::string_view> http_method;
  std::optional<std::string_view> method;
  std::optional<std::string_view> path;
  std::optional<std::string_view> version;
  std::optional<Presence> multi_value_headers;
};
LAMBDA_WASM_DESCRIBE_EVENT(OtherEventSchema, (context, "requestContext"), (lattice_path, "raw_path"), (http_method, "httpMethod"),
                           method, path, version, (multi_value_headers, "multiValueHeaders"))

struct OtherEvent {
  std::optional<std::string_view> service_network_arn;
  std::optional<std::string_view> service_arn;
  std::optional<std::string_view> lattice_path;
  std::optional<std::string_view> http_method;
  std::string_view method;
  std::string_view path;
  std::string_view version;
  bool has_multi_value_headers = false;
};

// ---- Read when the request is asked.

struct BodyFlags {
  std::optional<bool> is_base64;
  std::optional<bool> is_base64_in_lattice_1;
};
LAMBDA_WASM_DESCRIBE_EVENT(BodyFlags, (is_base64, "isBase64Encoded"), (is_base64_in_lattice_1, "is_base64_encoded"))
struct TextBody {
  std::string_view body;
};
LAMBDA_WASM_DESCRIBE_EVENT(TextBody, body)
struct Base64Body {
  Bytes body;
};
LAMBDA_WASM_DESCRIBE_EVENT(Base64Body, body)

struct TimeContext {
  std::optional<std::int64_t> request_time;
  std::optional<std::int64_t> time;
};
LAMBDA_WASM_DESCRIBE_EVENT(TimeContext, (request_time, "requestTimeEpoch"), (time, "timeEpoch"))
struct Time {
  TimeContext context;
};
LAMBDA_WASM_DESCRIBE_EVENT(Time, (context, "requestContext"))

// Of what follows only the schema is used: fetch.hpp takes the values off the wire into the invocation's storage, without
// the vectors. A null in a collection counts as absent.

template <class T>
using Map = std::optional<std::vector<std::pair<std::string_view, std::optional<T>>>>;
using Value = std::string_view;
using Values = std::vector<std::optional<std::string_view>>;
using ValueOrValues = OneOrMany<std::optional<std::string_view>>;

struct RawQuery {
  std::string_view text;
};
LAMBDA_WASM_DESCRIBE_EVENT(RawQuery, (text, "rawQueryString"))
struct MultiValueQuery {
  Map<Values> map;
};
LAMBDA_WASM_DESCRIBE_EVENT(MultiValueQuery, (map, "multiValueQueryStringParameters"))
struct SingleValueQuery {
  Map<Value> map;
};
LAMBDA_WASM_DESCRIBE_EVENT(SingleValueQuery, (map, "queryStringParameters"))
struct LatticeQuery {
  Map<ValueOrValues> map;
};
LAMBDA_WASM_DESCRIBE_EVENT(LatticeQuery, (map, "queryStringParameters"))
struct Lattice1Query {
  Map<ValueOrValues> map;
};
LAMBDA_WASM_DESCRIBE_EVENT(Lattice1Query, (map, "query_string_parameters"))

struct HeadersAndCookies {
  Map<Value> headers;
  std::optional<Values> cookies;
};
LAMBDA_WASM_DESCRIBE_EVENT(HeadersAndCookies, headers, cookies)
struct SingleValueHeaders {
  Map<Value> headers;
};
LAMBDA_WASM_DESCRIBE_EVENT(SingleValueHeaders, headers)
struct MultiValueHeaders {
  Map<Values> headers;
};
LAMBDA_WASM_DESCRIBE_EVENT(MultiValueHeaders, (headers, "multiValueHeaders"))
struct LatticeHeaders {
  Map<ValueOrValues> headers;
};
LAMBDA_WASM_DESCRIBE_EVENT(LatticeHeaders, headers)
struct CookieList {
  std::optional<Values> cookies;
};
LAMBDA_WASM_DESCRIBE_EVENT(CookieList, cookies)

struct PathParameters {
  Map<Value> map;
};
LAMBDA_WASM_DESCRIBE_EVENT(PathParameters, (map, "pathParameters"))
struct StageVariables {
  Map<Value> map;
};
LAMBDA_WASM_DESCRIBE_EVENT(StageVariables, (map, "stageVariables"))

struct Resource {
  std::string_view text;
};
LAMBDA_WASM_DESCRIBE_EVENT(Resource, (text, "resource"))
struct RouteKey {
  std::string_view text;
};
LAMBDA_WASM_DESCRIBE_EVENT(RouteKey, (text, "routeKey"))

/// One text of the event's requestContext, or of an object in it.
template <class Inner>
struct InContext {
  Inner inner;
  LAMBDA_WASM_DESCRIBE_EVENT(InContext, (inner, "requestContext"))
};
template <class Inner>
struct InHttp {
  Inner inner;
  LAMBDA_WASM_DESCRIBE_EVENT(InHttp, (inner, "http"))
};
template <class Inner>
struct InIdentity {
  Inner inner;
  LAMBDA_WASM_DESCRIBE_EVENT(InIdentity, (inner, "identity"))
};
struct Stage {
  std::string_view text;
};
LAMBDA_WASM_DESCRIBE_EVENT(Stage, (text, "stage"))
struct RequestId {
  std::string_view text;
};
LAMBDA_WASM_DESCRIBE_EVENT(RequestId, (text, "requestId"))
struct SourceIp {
  std::string_view text;
};
LAMBDA_WASM_DESCRIBE_EVENT(SourceIp, (text, "sourceIp"))
struct Protocol {
  std::string_view text;
};
LAMBDA_WASM_DESCRIBE_EVENT(Protocol, (text, "protocol"))

/// The names of the event's own properties.
using Keys = std::vector<std::pair<std::string_view, Nothing>>;

}  // namespace lambda_wasm::detail::event
