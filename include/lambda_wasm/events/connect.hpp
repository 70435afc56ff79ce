#pragma once
/// @file
/// The event of a flow of Amazon Connect (Amazon Connect administrator guide,
/// https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html). The reply is an object of texts.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/scalar.hpp>

namespace lambda_wasm::events {

struct ConnectEndpoint {
  std::string_view address;
  std::string_view type;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConnectEndpoint, lenient, pascal_case, address, type)

struct ConnectQueue {
  std::string_view arn;
  std::string_view name;
  std::optional<ConnectEndpoint> outbound_caller_id;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConnectQueue, lenient, pascal_case, (arn, "ARN"), name, outbound_caller_id)

struct ConnectAudio {
  std::string_view stream_arn;
  std::optional<Scalar> start_timestamp;
  std::optional<Scalar> stop_timestamp;
  std::string_view start_fragment_number;
  std::string_view stop_fragment_number;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConnectAudio, lenient, pascal_case, (stream_arn, "StreamARN"), start_timestamp, stop_timestamp,
                                   start_fragment_number, stop_fragment_number)

struct ConnectCustomerStreams {
  std::optional<ConnectAudio> audio;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConnectCustomerStreams, lenient, pascal_case, audio)

struct ConnectMediaStreams {
  std::optional<ConnectCustomerStreams> customer;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConnectMediaStreams, lenient, pascal_case, customer)

struct ConnectReference {
  std::string_view type;
  std::string_view value;
  std::string_view status;
  std::string_view arn;
  std::string_view name;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConnectReference, lenient, pascal_case, type, value, status, arn, name)

struct ConnectSegmentAttribute {
  std::optional<std::string_view> value_string;
  std::optional<std::int64_t> value_integer;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConnectSegmentAttribute, lenient, pascal_case, value_string, value_integer)

/// A contact.
struct ConnectContactData {
  std::string_view contact_id;
  std::string_view initial_contact_id;
  std::string_view previous_contact_id;
  std::string_view related_contact_id;
  std::string_view channel;
  std::string_view instance_arn;
  std::string_view initiation_method;
  std::string_view language_code;
  std::string_view name;
  std::string_view description;
  std::string_view customer_id;
  std::string_view aws_region;
  Attributes attributes;
  std::optional<ConnectEndpoint> customer_endpoint;
  std::optional<ConnectEndpoint> system_endpoint;
  std::optional<ConnectMediaStreams> media_streams;
  std::optional<ConnectQueue> queue;
  AttributesOf<ConnectReference> references;
  AttributesOf<ConnectSegmentAttribute> segment_attributes;
  Attributes tags;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConnectContactData, lenient, pascal_case, contact_id, initial_contact_id, previous_contact_id,
                                   related_contact_id, channel, (instance_arn, "InstanceARN"), initiation_method, language_code,
                                   name, description, customer_id, aws_region, attributes, customer_endpoint, system_endpoint,
                                   media_streams, queue, references, segment_attributes, tags)

struct ConnectDetails {
  ConnectContactData contact_data;
  Attributes parameters;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConnectDetails, lenient, pascal_case, contact_data, parameters)

/// A flow that calls the function.
struct ConnectEvent {
  ConnectDetails details;
  std::string_view name;
};
LAMBDA_WASM_DETAIL_DESCRIBE_LAZILY(ConnectEvent, lenient, pascal_case, details, name)

}  // namespace lambda_wasm::events
