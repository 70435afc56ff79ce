// A function with WHICH constraints of its body: none, two of integers, two of lengths, two patterns. 8 and 9 take an event.

#include <cstdint>
#include <string>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace {

struct Review {
  std::int32_t stars = 0;
  std::int32_t count = 0;
  std::string text;
  std::string name;
  std::string code;
  std::string slug;
};
#if WHICH == 0 || WHICH == 8
LAMBDA_WASM_DESCRIBE(Review, stars, count, text, name, code, slug)
#elif WHICH == 1 || WHICH == 9
LAMBDA_WASM_DESCRIBE(Review, (stars, maximum(5)), count, text, name, code, slug)
#elif WHICH == 2
LAMBDA_WASM_DESCRIBE(Review, (stars, maximum(5)), (count, minimum(1)), text, name, code, slug)
#elif WHICH == 3
LAMBDA_WASM_DESCRIBE(Review, (stars, maximum(5)), (count, minimum(1)), (text, max_length(200)), name, code, slug)
#elif WHICH == 4
LAMBDA_WASM_DESCRIBE(Review, (stars, maximum(5)), (count, minimum(1)), (text, max_length(200)), (name, max_length(20)), code,
                     slug)
#elif WHICH == 5
LAMBDA_WASM_DESCRIBE(Review, (stars, maximum(5)), (count, minimum(1)), (text, max_length(200)), (name, max_length(20)),
                     (code, pattern("[A-Z]{3}-[0-9]{4}")), slug)
#else
LAMBDA_WASM_DESCRIBE(Review, (stars, maximum(5)), (count, minimum(1)), (text, max_length(200)), (name, max_length(20)),
                     (code, pattern("[A-Z]{3}-[0-9]{4}")), (slug, pattern("[a-z0-9-]{1,64}")))
#endif

}  // namespace

#if WHICH < 8
LAMBDA_WASM_HANDLER([](const lw::Request& request) { return request.json<Review>().text; })
#else
LAMBDA_WASM_HANDLER([](const Review& review) { return review.text; })
#endif
