#pragma once
/// @file
/// Streams of bytes: bodies that are read while they arrive.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include <lambda_wasm/bytes.hpp>
#include <lambda_wasm/js/promise.hpp>
#include <lambda_wasm/js/val.hpp>
#include <lambda_wasm/kind.hpp>
#include <lambda_wasm/result.hpp>
#include <lambda_wasm/wire/reader.hpp>

extern "C" {
// Parameters as lambda_wasm_wait.
void lambda_wasm_stream_read(emscripten::EM_VAL stream, lambda_wasm::detail::Wait* wait, const char* codec);
void lambda_wasm_stream_read_all(emscripten::EM_VAL stream, lambda_wasm::detail::Wait* wait, const char* codec);
// Gives up the pending read: the next read gets its chunk.
void lambda_wasm_stream_keep(emscripten::EM_VAL stream);
void lambda_wasm_stream_close(emscripten::EM_VAL stream);
}

namespace lambda_wasm::js {

namespace detail {

template <class Rejected>
struct OfStream {
  using Thrown = Rejected;
  static void abandon(emscripten::EM_VAL stream, Wait&) noexcept { lambda_wasm_stream_keep(stream); }
};

template <class Rejected>
struct OfChunk : OfStream<Rejected> {
  static constexpr auto wait = &lambda_wasm_stream_read;
};

/// Reads the rest of a stream as one message of bytes. `From` makes a Result from a view of the bytes, which is valid only during
/// that call.
template <class Rejected, class From>
struct OfAll : OfStream<Rejected> {
  using Received = Bytes;
  static constexpr auto wait = &lambda_wasm_stream_read_all;
  static auto take(wire::Reader& reader) { return From()(reader.text()); }
};

struct ToBytes {
  Result<Bytes> operator()(std::string_view bytes) const { return Bytes(bytes); }
};

}  // namespace detail

/// A JavaScript stream of bytes: a `ReadableStream` of the web or a Node.js `Readable`. It is read a chunk at a time while it
/// arrives, so a stream of any size needs only the memory of one chunk.
///
///     while (const auto chunk = co_await stream.read()) hash.update(chunk->view());
///
/// A stream that is destroyed before its end is closed: the rest is lost. Its connection is lost too, unless the rest has already
/// arrived. A stream belongs to the invocation that requested it.
///
/// @tparam Thrown  the exception that a failed read throws
template <class Thrown = Error>
class ByteStream {
 public:
  /// An empty stream: the first read returns the end.
  ByteStream() = default;
  /// @param stream  a `ReadableStream` of bytes or a Node.js `Readable`; no other code may read it
  explicit ByteStream(emscripten::val stream) : stream_(std::move(stream)) {}
  ByteStream(ByteStream&& other) noexcept : stream_(other.release()) {}
  template <class Other>
    requires(!std::same_as<Other, Thrown>)
  ByteStream(ByteStream<Other>&& other) noexcept : stream_(other.release()) {}
  ByteStream& operator=(ByteStream&& other) noexcept {
    std::swap(stream_, other.stream_);
    return *this;
  }
  ~ByteStream() {
    if (!stream_.isUndefined()) lambda_wasm_stream_close(stream_.as_handle());
  }

  /// Reads the next chunk, which is never empty; returns nullopt at the end. Only one read may be pending at a time. If a read is
  /// cancelled, the next read gets its chunk, so that a `timeout` loses no data.
  ///
  /// @throws Thrown if the connection fails; Cancelled
  [[nodiscard]] detail::ThrowingAwaiter<std::optional<Bytes>, detail::OfChunk<Thrown>> read() {
    return detail::ThrowingAwaiter<std::optional<Bytes>, detail::OfChunk<Thrown>>(stream_);
  }
  /// As `read`, but returns an Error instead of throwing it.
  [[nodiscard]] detail::TryingAwaiter<std::optional<Bytes>, detail::OfChunk<Thrown>> try_read() {
    return detail::TryingAwaiter<std::optional<Bytes>, detail::OfChunk<Thrown>>(stream_);
  }

  /// Reads the rest of the stream into one value: for streams that are known to fit into memory.
  ///
  /// @throws as `read`
  [[nodiscard]] detail::ThrowingAwaiter<Bytes, detail::OfAll<Thrown, detail::ToBytes>> read_all() {
    return read_all_as<Bytes, detail::ToBytes>();
  }
  /// As `read_all`, but returns an Error instead of throwing it.
  [[nodiscard]] detail::TryingAwaiter<Bytes, detail::OfAll<Thrown, detail::ToBytes>> try_read_all() {
    return try_read_all_as<Bytes, detail::ToBytes>();
  }

  /// @internal As `read_all`, converted to T by `From`.
  template <class T, class From>
  [[nodiscard]] detail::ThrowingAwaiter<T, detail::OfAll<Thrown, From>> read_all_as() {
    return detail::ThrowingAwaiter<T, detail::OfAll<Thrown, From>>(stream_);
  }
  /// @internal As `read_all_as`, but returns an Error instead of throwing it.
  template <class T, class From>
  [[nodiscard]] detail::TryingAwaiter<T, detail::OfAll<Thrown, From>> try_read_all_as() {
    return detail::TryingAwaiter<T, detail::OfAll<Thrown, From>>(stream_);
  }

  /// The JavaScript stream object.
  [[nodiscard]] const emscripten::val& stream() const { return stream_; }
  /// Releases the JavaScript stream object; the caller must read or close it.
  [[nodiscard]] emscripten::val release() noexcept { return std::exchange(stream_, emscripten::val::undefined()); }

 private:
  emscripten::val stream_ = emscripten::val::undefined();
};

}  // namespace lambda_wasm::js

template <class Thrown>
struct lambda_wasm::HandleCodec<lambda_wasm::js::ByteStream<Thrown>> {
  static constexpr bool is_defined = true;
  static js::ByteStream<Thrown> from_word(std::uint32_t word) {
    return js::ByteStream<Thrown>(HandleCodec<emscripten::val>::from_word(word));
  }
  static std::uint32_t to_word(const js::ByteStream<Thrown>& stream) {
    return HandleCodec<emscripten::val>::to_word(stream.stream());
  }
};
