// Promises are there only where JavaScript is.
#if __has_include(<emscripten/val.h>)
#include <cstdint>
#include <string>

#include <lambda_wasm.hpp>
#include <lambda_wasm/js/promise.hpp>

namespace lw = lambda_wasm;

namespace {

struct Digest {
  std::uint32_t byteLength;
};
LAMBDA_WASM_DESCRIBE(Digest, byteLength)

using emscripten::val;

lw::Task<std::uint32_t> digest_size(const std::string& algorithm) {
  const val bytes = val::global("Uint8Array").new_(16);
  val promise = val::global("crypto")["subtle"].call<val>("digest", algorithm, bytes);
  const auto digest = co_await lw::js::promise<Digest>(promise);  // a described struct; js::promise(promise) gives a val
  co_return digest.byteLength;
}

}  // namespace

LAMBDA_WASM_EXPORT(digestSize, digest_size)
#endif
