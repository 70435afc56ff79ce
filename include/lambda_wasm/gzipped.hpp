#pragma once
/// @file
/// Values that senders compress, such as the logs that CloudWatch sends to a function.

#include <utility>

#include <lambda_wasm/kind.hpp>

namespace lambda_wasm {

/// A T that an event has as base64 of gzip of its JSON: at most 64 MiB of JSON.
///
/// A T that is not compressed fits too, for tests. It goes out as the T, and so it is in JSON text that C++ reads or writes.
/// Native builds read compressed values if CMake finds zlib.
template <class T>
class Gzipped {
 public:
  Gzipped() = default;
  /// Holds `value`.
  Gzipped(T value) : value_(std::move(value)) {}

  [[nodiscard]] T& operator*() noexcept { return value_; }
  [[nodiscard]] const T& operator*() const noexcept { return value_; }
  [[nodiscard]] T* operator->() noexcept { return &value_; }
  [[nodiscard]] const T* operator->() const noexcept { return &value_; }

  friend bool operator==(const Gzipped&, const Gzipped&) = default;

 private:
  T value_{};
};

}  // namespace lambda_wasm
