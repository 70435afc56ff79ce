#pragma once
/// @file
/// A limit of the size of requests' bodies.

#include <cstddef>
#include <string_view>

#include <lambda_wasm/detail/cold.hpp>
#include <lambda_wasm/detail/constant_text.hpp>
#include <lambda_wasm/http/route/call.hpp>
#include <lambda_wasm/http/route/middleware.hpp>
#include <lambda_wasm/http/route/notes.hpp>

namespace lambda_wasm {

/// Refuses larger bodies. @see body_limit
template <std::size_t bytes>
struct BodyLimit : detail::Middleware {
  /// @internal
  using Notes = detail::NoteList<fails(413)>;

 private:
  [[LAMBDA_WASM_DETAIL_COLD]] static void start(detail::RouteCall& call, std::size_t /*index*/) {
    if (call.request.body().size() <= bytes) return;
    call.refuse(413, detail::constant_text<decltype([](auto& put) {
                  detail::put_text(put, "The body has more than ");
                  detail::put_decimal(put, bytes);
                  detail::put_text(put, " bytes.");
                })>);
  }

 public:
  /// @internal
  static constexpr detail::RouteStep step{&start, nullptr, nullptr};
};

/// Refuses requests whose body has more than `bytes` bytes: they get a 413. Lambda itself takes 6 MB, of which base64 leaves 4.5.
template <std::size_t bytes>
inline constexpr BodyLimit<bytes> body_limit{};

}  // namespace lambda_wasm
