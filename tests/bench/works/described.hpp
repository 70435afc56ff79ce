// The user's own structs for the two works without Request and Response: parts of an HTTP API's event, and of the reply.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <lambda_wasm.hpp>

struct Http {
  std::string_view method;
};
LAMBDA_WASM_DESCRIBE(Http, method)

struct RequestContext {
  Http http;
};
LAMBDA_WASM_DESCRIBE(RequestContext, http)

struct ReplyHeaders {
  std::string_view content_type;
};
LAMBDA_WASM_DESCRIBE(ReplyHeaders, (content_type, "content-type"))

struct Reply {
  std::int32_t status = 200;
  ReplyHeaders headers;
  std::string body;
};
LAMBDA_WASM_DESCRIBE(Reply, (status, "statusCode"), headers, body)
