#pragma once
/// @file
/// The events that services of AWS send to functions. Each header stands alone: include those that you need, which is faster to compile.
///
/// Every member of an event may be absent or null; it is then empty. Members have the names of the service's documentation in snake
/// case. Texts are views, valid until the result of the invocation is delivered.

#include <lambda_wasm/events/attributes.hpp>
#include <lambda_wasm/events/batch_response.hpp>
#include <lambda_wasm/events/eventbridge.hpp>
#include <lambda_wasm/events/firehose.hpp>
#include <lambda_wasm/events/json_text.hpp>
#include <lambda_wasm/events/kafka.hpp>
#include <lambda_wasm/events/kinesis.hpp>
#include <lambda_wasm/events/named.hpp>
#include <lambda_wasm/events/numeral.hpp>
#include <lambda_wasm/events/records.hpp>
#include <lambda_wasm/events/s3.hpp>
#include <lambda_wasm/events/s3_key.hpp>
#include <lambda_wasm/events/scalar.hpp>
#include <lambda_wasm/events/sns.hpp>
#include <lambda_wasm/events/sns_notification.hpp>
#include <lambda_wasm/events/sqs.hpp>
#include <lambda_wasm/events/stream_window.hpp>
#include <lambda_wasm/events/time.hpp>
