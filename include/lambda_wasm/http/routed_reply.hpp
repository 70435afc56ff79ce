#pragma once

#include <string>
#include <string_view>

#include <lambda_wasm/error.hpp>
#include <lambda_wasm/http/response_stream.hpp>

namespace lambda_wasm::detail {

/// A value of a request that does not fit, as views.
struct RoutedMisfit {
  std::string_view pointer;
  std::string_view expected;
  std::string_view found;
};

/// A reply of a function with routes before it is sent: middleware may still change it.
struct RoutedReply {
  /// Added to the status of a reply whose body, here the name of a file, JavaScript replaces by the file's bytes.
  static constexpr int is_file = 1024;

  ResponseHead head;
  std::string_view body{};  ///< valid until the reply is sent; of a problem without an HttpError, its detail
  bool is_problem = false;
  const HttpError* error = nullptr;      ///< of a problem
  const RoutedMisfit* misfit = nullptr;  ///< of a problem without an HttpError
  std::string_view in{};                 ///< the part of the request that the wrong values are in; empty for the body
};

/// The HttpError of a problem.
[[nodiscard]] inline HttpError error_of(const RoutedReply& reply) {
  HttpError error = reply.error != nullptr ? *reply.error : HttpError(reply.head.status, std::string(reply.body));
  error.status = reply.head.status;
  if (const RoutedMisfit* misfit = reply.misfit) {
    error.add({std::string(misfit->pointer), std::string(misfit->expected), std::string(misfit->found)});
  }
  return error;
}

}  // namespace lambda_wasm::detail
