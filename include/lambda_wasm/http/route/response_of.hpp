#pragma once

#include <utility>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/host/pull.hpp>
#include <lambda_wasm/http/problem.hpp>
#include <lambda_wasm/http/response.hpp>
#include <lambda_wasm/http/routed_reply.hpp>

namespace lambda_wasm::detail {

/// Makes a Response of a reply, whose head it takes. The body of a problem is written here, although on Lambda JavaScript writes it.
[[nodiscard, LAMBDA_WASM_DETAIL_COLD]] inline Response response_of(RoutedReply& reply) {
  Response response{reply.head.status, {}, std::move(reply.head.headers), std::move(reply.head.cookies)};
  if (reply.is_problem) {
    response.body = ProblemWriter::write(error_of(reply), host::storage(), reply.in);
    response.headers.append("content-type", "application/problem+json");
  } else {
    response.body = reply.body;
  }
  return response;
}

}  // namespace lambda_wasm::detail
