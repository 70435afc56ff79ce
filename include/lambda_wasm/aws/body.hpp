#pragma once
/// @file
/// Bodies that a service streams, as S3's GetObject does.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/config.hpp>
#include <lambda_wasm/js/promise.hpp>
#include <lambda_wasm/js/val.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/task.hpp>

extern "C" {
// As lambda_wasm_wait.
void lambda_wasm_aws_read(emscripten::EM_VAL stream, lambda_wasm::detail::Wait* wait, const std::uint32_t* place,
                          std::int32_t generation, const char* codec);
void lambda_wasm_aws_close(emscripten::EM_VAL stream);
}

namespace lambda_wasm::aws {

namespace detail {

struct OfBody {
  using Thrown = js::Error;
  static void wait(emscripten::EM_VAL stream, lambda_wasm::detail::Wait& wait, const char* codec) noexcept {
    lambda_wasm_aws_read(stream, &wait, &wait.generation, static_cast<std::int32_t>(wait.generation), codec);
  }
  static void abandon(emscripten::EM_VAL stream, lambda_wasm::detail::Wait&) noexcept { lambda_wasm_aws_close(stream); }
};

}  // namespace detail

/// A body that is read while it comes, a chunk at a time: so one of any size takes the memory of a chunk. It is a member of the
/// struct that a command's output is taken as:
///
///     struct Object { aws::Body body; };
///     LAMBDA_WASM_DESCRIBE(Object, (body, "Body"))
///
///     auto object = co_await s3.send<Object>("GetObject", Key{"photos", "cat.jpeg"});
///     while (const auto chunk = co_await object.body.read()) hash.update(chunk->view());
///
/// One that is destroyed before its end is closed: the rest is lost. It is of the invocation that has asked for it.
class Body {
 public:
  Body() = default;
  explicit Body(emscripten::val stream) : stream_(std::move(stream)) {}
  Body(Body&& other) noexcept : stream_(std::exchange(other.stream_, emscripten::val::undefined())) {}
  Body& operator=(Body&& other) noexcept {
    std::swap(stream_, other.stream_);
    return *this;
  }
  ~Body() { lambda_wasm_aws_close(stream_.as_handle()); }

  /// The next chunk, never an empty one, or nothing at the end. One read at a time; one that is told to stop closes the body.
  ///
  /// @throws js::Error when the connection fails; and Cancelled
  [[nodiscard]] js::detail::ThrowingAwaiter<std::optional<Bytes>, detail::OfBody> read() {
    return js::detail::ThrowingAwaiter<std::optional<Bytes>, detail::OfBody>(stream_);
  }
  /// As `read`, and gives an Error in place of throwing it.
  [[nodiscard]] js::detail::TryingAwaiter<std::optional<Bytes>, detail::OfBody> try_read() {
    return js::detail::TryingAwaiter<std::optional<Bytes>, detail::OfBody>(stream_);
  }

  /// All that is left, in one piece: for bodies that are known to fit into memory. The body must outlive the task.
#if LAMBDA_WASM_EXCEPTIONS
  [[nodiscard]] Task<Bytes> read_all() {
    std::string all;
    while (const std::optional<Bytes> chunk = co_await read()) all.append(chunk->view());
    co_return Bytes(std::move(all));
  }
#endif
  /// As `read_all`, and gives an Error in place of throwing it.
  [[nodiscard]] Task<Result<Bytes>> try_read_all() {
    std::string all;
    for (;;) {
      const Result<std::optional<Bytes>> chunk = co_await try_read();
      if (!chunk) co_return chunk.failure();
      if (!*chunk) co_return Bytes(std::move(all));
      all.append((*chunk)->view());
    }
  }

  /// The stream as JavaScript has it.
  [[nodiscard]] const emscripten::val& stream() const { return stream_; }

 private:
  emscripten::val stream_ = emscripten::val::undefined();
};

}  // namespace lambda_wasm::aws

template <>
struct lambda_wasm::HandleCodec<lambda_wasm::aws::Body> {
  static constexpr bool is_defined = true;
  static aws::Body from_word(std::uint32_t word) { return aws::Body(HandleCodec<emscripten::val>::from_word(word)); }
  static std::uint32_t to_word(const aws::Body& body) { return HandleCodec<emscripten::val>::to_word(body.stream()); }
};
