#pragma once
/// @file
/// The whole SDK except <lambda_wasm/json/nlohmann.hpp> and <lambda_wasm/json_schema.hpp>, which take long to compile: include them
/// yourself if you use them.

#include <lambda_wasm/buffered.hpp>
#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/config.hpp>
#include <lambda_wasm/context.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/describe_union.hpp>
#include <lambda_wasm/describe_value.hpp>
#include <lambda_wasm/entry.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/format.hpp>
#include <lambda_wasm/http/event_stream.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/response_stream.hpp>
#include <lambda_wasm/http/sender.hpp>
#include <lambda_wasm/http/set_cookie.hpp>
#include <lambda_wasm/http/status.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/log.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/task.hpp>
#include <lambda_wasm/task/as_result.hpp>
#include <lambda_wasm/task/cancelled.hpp>
#include <lambda_wasm/task/sleep.hpp>
#include <lambda_wasm/task/stop.hpp>
#include <lambda_wasm/task/stopping.hpp>
#include <lambda_wasm/task/timeout.hpp>
#include <lambda_wasm/task/when_all.hpp>
#include <lambda_wasm/task/when_any.hpp>
#include <lambda_wasm/version.hpp>
