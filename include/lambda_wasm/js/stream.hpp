#pragma once
/// @file
/// Bytes that come by and by: bodies that are read while they come.

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
// As lambda_wasm_wait.
void lambda_wasm_stream_read(emscripten::EM_VAL stream, lambda_wasm::detail::Wait* wait, const char* codec);
void lambda_wasm_stream_read_all(emscripten::EM_VAL stream, lambda_wasm::detail::Wait* wait, const char* codec);
// The read that is under way is given up: the next one gets what it has asked for.
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

/// All that is left of a stream, which comes as one message of bytes. `From` makes a value of them: a Result, from a view that ends
/// with the message.
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

/// A stream of bytes in JavaScript, of its web's own kind or of Node.js'. It is read while it comes, a chunk at a time: so one of
/// any size takes the memory of a chunk.
///
///     while (const auto chunk = co_await stream.read()) hash.update(chunk->view());
///
/// One that is destroyed before its end is closed: the rest is lost, and so is its connection, unless all of the rest has arrived
/// already. It is of the invocation that has asked for it.
///
/// @tparam Thrown  what a read fails with
template <class Thrown = Error>
class ByteStream {
 public:
  /// An empty stream: the first read returns the end.
  ByteStream() = default;
  /// @param stream  a `ReadableStream` of bytes or a Node.js `Readable`; nothing else may read it
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

  /// The next chunk, never an empty one, or nothing at the end. One read at a time; what one that is told to stop has asked for is
  /// the next one's, so that nothing is lost by a `timeout`.
  ///
  /// @throws Thrown when the connection fails; and Cancelled
  [[nodiscard]] detail::ThrowingAwaiter<std::optional<Bytes>, detail::OfChunk<Thrown>> read() {
    return detail::ThrowingAwaiter<std::optional<Bytes>, detail::OfChunk<Thrown>>(stream_);
  }
  /// As `read`, and gives an Error in place of throwing it.
  [[nodiscard]] detail::TryingAwaiter<std::optional<Bytes>, detail::OfChunk<Thrown>> try_read() {
    return detail::TryingAwaiter<std::optional<Bytes>, detail::OfChunk<Thrown>>(stream_);
  }

  /// All that is left, in one piece: for streams that are known to fit into memory.
  ///
  /// @throws as `read`
  [[nodiscard]] detail::ThrowingAwaiter<Bytes, detail::OfAll<Thrown, detail::ToBytes>> read_all() {
    return read_all_as<Bytes, detail::ToBytes>();
  }
  /// As `read_all`, and gives an Error in place of throwing it.
  [[nodiscard]] detail::TryingAwaiter<Bytes, detail::OfAll<Thrown, detail::ToBytes>> try_read_all() {
    return try_read_all_as<Bytes, detail::ToBytes>();
  }

  /// @internal `read_all` as the T that `From` makes.
  template <class T, class From>
  [[nodiscard]] detail::ThrowingAwaiter<T, detail::OfAll<Thrown, From>> read_all_as() {
    return detail::ThrowingAwaiter<T, detail::OfAll<Thrown, From>>(stream_);
  }
  /// @internal The same, which gives an Error in place of throwing it.
  template <class T, class From>
  [[nodiscard]] detail::TryingAwaiter<T, detail::OfAll<Thrown, From>> try_read_all_as() {
    return detail::TryingAwaiter<T, detail::OfAll<Thrown, From>>(stream_);
  }

  /// The stream as JavaScript has it.
  [[nodiscard]] const emscripten::val& stream() const { return stream_; }
  /// The same, which whoever takes it is to read or close.
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
