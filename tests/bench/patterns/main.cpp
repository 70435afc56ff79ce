// A function that reads a request, with PATTERNS patterns: 0 to 3, or with 4 only the second one.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <lambda_wasm.hpp>
#include <lambda_wasm/text/pattern.hpp>

namespace lw = lambda_wasm;
using lw::text::matches;
using lw::text::pattern_table;

namespace {

bool fits([[maybe_unused]] std::string_view text, [[maybe_unused]] std::size_t which) {
#if PATTERNS == 0
  return text.size() == which;
#elif PATTERNS == 1
  return matches(pattern_table<"[A-Z]{3}-[0-9]{4}">, text);
#elif PATTERNS == 4
  return matches(pattern_table<"[a-z0-9-]{1,64}">, text);
#else
#if PATTERNS == 3
  if (which == 2) return matches(pattern_table<"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}">, text);
#endif
  return which == 1 ? matches(pattern_table<"[A-Z]{3}-[0-9]{4}">, text) : matches(pattern_table<"[a-z0-9-]{1,64}">, text);
#endif
}

}  // namespace

lw::Response reply(const lw::Request& request) {
  return {fits(request.query.get("name").value_or("world"), request.path.size()) ? 200 : 422};
}
LAMBDA_WASM_HANDLER(reply)

std::uint32_t count(std::string_view text, std::uint32_t rounds) {
  std::uint32_t sum = 0;
  for (std::uint32_t i = 0; i != rounds; ++i) sum += fits(text, i & 3) ? 1 : 0;
  return sum;
}
LAMBDA_WASM_FUNCTION(count)
