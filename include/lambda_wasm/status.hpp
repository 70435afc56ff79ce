#pragma once
/// @file
/// The outcome of an invocation.

#include <cstdint>
#include <exception>
#include <string_view>
#include <typeinfo>

#include <lambda_wasm/config.hpp>
#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/error.hpp>
#include <lambda_wasm/host/thrown.hpp>
#include <lambda_wasm/thrown_value.hpp>
#include <lambda_wasm/wire/writer.hpp>

namespace lambda_wasm::detail {

/// How a run of an invocation ended. The reply block then holds the result. After a failure it holds the type and the message as
/// strings, and the handle of a JavaScript value that replaces them, or 0.
enum class Status : std::uint32_t {
  result = 0,
  exception = 1,  ///< a C++ exception: the type is typeid(…).name()
  error = 2,      ///< the type is the errorType itself
  suspended = 3,  ///< it has not ended: it waits
};

[[LAMBDA_WASM_DETAIL_COLD]] inline Status put_failure(wire::Block& block, Status status, std::string_view type,
                                                      std::string_view message, std::uint32_t thrown = 0) {
  wire::Writer writer(block);
  writer.text(type);
  writer.text(message);
  writer.word(thrown);
  writer.finish();
  return status;
}

inline Status put_failure(wire::Block& block, const Error& error) {
  return put_failure(block, Status::error, error.type, error.message);
}
inline Status put_failure(wire::Block& block, const HttpError& error) {
  return put_failure(block, Status::error, error_type::http_error, error.detail);
}

#if LAMBDA_WASM_EXCEPTIONS
/// Names an exception by its C++ type.
[[LAMBDA_WASM_DETAIL_COLD]] inline Status put_exception(wire::Block& block, const std::exception& exception) {
  return put_failure(block, Status::exception, typeid(exception).name(), exception.what());
}
/// Names an Error by its `type`, and an exception of a class derived from Error by that class. The exception must be the one that
/// is being handled.
[[LAMBDA_WASM_DETAIL_COLD]] inline Status put_exception(wire::Block& block, const Error& error) {
  const std::type_info& type = typeid(error);
  const bool has_own_type = type == typeid(Error);
  return put_failure(block, has_own_type ? Status::error : Status::exception,
                     has_own_type ? std::string_view(error.type) : type.name(),
                     has_own_type ? std::string_view(error.message) : error.what(), host::thrown_handle());
}
/// As above, for the exception that is being handled, if it is of any other type.
[[LAMBDA_WASM_DETAIL_COLD]] inline Status put_other_exception(wire::Block& block) {
  const ThrownValue thrown = thrown_value();
  return put_failure(block, Status::exception, thrown.type, thrown.text);
}
#endif

/// Calls `function` and returns its Status. If it throws, writes the failure to `block` and returns the Status of the failure.
template <class Function>
Status guarded([[maybe_unused]] wire::Block& block, Function&& function) {
#if LAMBDA_WASM_EXCEPTIONS
  try {
    return function();
  } catch (const Error& error) {
    return put_exception(block, error);
  } catch (const std::exception& exception) {
    return put_exception(block, exception);
  } catch (...) {
    return put_other_exception(block);
  }
#else
  return function();
#endif
}

}  // namespace lambda_wasm::detail
