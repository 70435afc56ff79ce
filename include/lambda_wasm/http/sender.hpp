#pragma once

#include <cstdint>

#include <lambda_wasm/describe.hpp>

namespace lambda_wasm {

/// The sender of a request. The form of the event and of the reply depends on it.
enum class Sender : std::uint8_t {
  rest_api,      ///< Amazon API Gateway REST API, or an HTTP API with payload format 1.0
  http_api,      ///< Amazon API Gateway HTTP API, payload format 2.0
  function_url,  ///< a Lambda function URL
  alb,           ///< an Application Load Balancer
  lattice,       ///< Amazon VPC Lattice
};
LAMBDA_WASM_DESCRIBE_ENUM(Sender, rest_api, http_api, function_url, alb, lattice)

}  // namespace lambda_wasm
