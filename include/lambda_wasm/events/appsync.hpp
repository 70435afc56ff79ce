#pragma once
/// @file
/// Events of AWS AppSync: resolvers, authorizers and the Events API (AWS AppSync developer guide,
/// https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html and
/// https://docs.aws.amazon.com/appsync/latest/eventapi/writing-event-handlers.html).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/nothing.hpp>

namespace lambda_wasm::events {

/// Who has called; which members there are depends on the authorization.
template <class Claims = Nothing, class ResolverContext = Nothing>
struct AppSyncIdentity {
  std::string_view sub;
  std::string_view issuer;
  std::string_view username;
  Claims claims{};
  std::vector<std::string_view> source_ip;
  std::string_view default_auth_strategy;
  std::vector<std::string_view> groups;
  std::string_view account_id;
  std::string_view cognito_identity_pool_id;
  std::string_view cognito_identity_id;
  std::string_view user_arn;
  std::string_view cognito_identity_auth_type;
  std::string_view cognito_identity_auth_provider;
  ResolverContext resolver_context{};  ///< What an authorizer has returned.

  LAMBDA_WASM_DESCRIBE_EVENT(AppSyncIdentity, camel_case, sub, issuer, username, claims, source_ip, default_auth_strategy, groups,
                             account_id, cognito_identity_pool_id, cognito_identity_id, user_arn, cognito_identity_auth_type,
                             cognito_identity_auth_provider, resolver_context)
};

struct AppSyncRequest {
  Attributes headers;
  std::string_view domain_name;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AppSyncRequest, lenient, camel_case, headers, domain_name)

/// The field that is resolved. Variables do not cross.
struct AppSyncInfo {
  std::vector<std::string_view> selection_set_list;
  std::string_view selection_set_graph_ql;
  std::string_view parent_type_name;
  std::string_view field_name;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AppSyncInfo, lenient, camel_case, selection_set_list,
                                   (selection_set_graph_ql, "selectionSetGraphQL"), parent_type_name, field_name)

/// A field to resolve. A batch resolver gets a list of them.
template <class Arguments = Nothing, class Source = Nothing, class Identity = AppSyncIdentity<>>
struct AppSyncEvent {
  Arguments arguments{};
  std::optional<Identity> identity;
  std::optional<Source> source;
  AppSyncRequest request;
  AppSyncInfo info;

  LAMBDA_WASM_DESCRIBE_EVENT(AppSyncEvent, arguments, identity, source, request, info)
};

struct AppSyncAuthorizerContext {
  std::string_view api_id;
  std::string_view account_id;
  std::string_view request_id;
  std::string_view query_string;
  std::string_view operation_name;
  std::string_view channel;
  std::string_view channel_namespace_name;
  std::string_view operation;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AppSyncAuthorizerContext, lenient, camel_case, api_id, account_id, request_id, query_string,
                                   operation_name, channel, channel_namespace_name, operation)

/// A request to authorize. Variables do not cross.
struct AppSyncAuthorizerEvent {
  std::string_view authorization_token;
  AppSyncAuthorizerContext request_context;
  Attributes request_headers;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AppSyncAuthorizerEvent, lenient, camel_case, authorization_token, request_context,
                                   request_headers)

template <class ResolverContext = Nothing>
struct AppSyncAuthorizerResponse {
  bool is_authorized = false;
  ResolverContext resolver_context{};
  std::vector<std::string> denied_fields{};
  std::optional<std::int32_t> ttl_override{};  ///< Seconds.

  LAMBDA_WASM_DESCRIBE_EVENT(AppSyncAuthorizerResponse, camel_case, is_authorized, resolver_context, denied_fields, ttl_override)
};

struct AppSyncChannel {
  std::string_view path;
  std::vector<std::string_view> segments;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AppSyncChannel, lenient, path, segments)

struct AppSyncChannelNamespace {
  std::string_view name;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AppSyncChannelNamespace, lenient, name)

struct AppSyncChannelInfo {
  AppSyncChannel channel;
  AppSyncChannelNamespace channel_namespace;
  std::string_view operation;  ///< `PUBLISH` or `SUBSCRIBE`.
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(AppSyncChannelInfo, lenient, camel_case, channel, channel_namespace, operation)

template <class Payload>
struct AppSyncMessage {
  std::string_view id;
  Payload payload{};

  LAMBDA_WASM_DESCRIBE_EVENT(AppSyncMessage, id, payload)
};

/// What is published on a channel, or who subscribes to it.
template <class Payload = Nothing>
struct AppSyncChannelEvent {
  std::optional<AppSyncIdentity<>> identity;
  AppSyncRequest request;
  AppSyncChannelInfo info;
  std::vector<AppSyncMessage<Payload>> events;

  LAMBDA_WASM_DESCRIBE_EVENT(AppSyncChannelEvent, identity, request, info, events)
};

/// A message to deliver, or why it is not.
template <class Payload>
struct AppSyncMessageResult {
  std::string id{};
  std::optional<Payload> payload{};
  std::optional<std::string> error{};

  LAMBDA_WASM_DESCRIBE_EVENT(AppSyncMessageResult, id, payload, error)
};

template <class Payload>
struct AppSyncChannelResponse {
  std::vector<AppSyncMessageResult<Payload>> events{};
  std::optional<std::string> error{};

  LAMBDA_WASM_DESCRIBE_EVENT(AppSyncChannelResponse, events, error)
};

}  // namespace lambda_wasm::events
