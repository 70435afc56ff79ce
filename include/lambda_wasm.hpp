#pragma once
/// @file
/// The whole SDK but for <lambda_wasm/json/nlohmann.hpp>, which takes a second to compile and is included where it is wanted.

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/config.hpp>
#include <lambda_wasm/context.hpp>
#include <lambda_wasm/describe.hpp>
#include <lambda_wasm/entry.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/format.hpp>
#include <lambda_wasm/http/headers.hpp>
#include <lambda_wasm/http/request.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/set_cookie.hpp>
#include <lambda_wasm/http/source.hpp>
#include <lambda_wasm/http/status.hpp>
#include <lambda_wasm/json/json.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/log.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/storage.hpp>
#include <lambda_wasm/version.hpp>
