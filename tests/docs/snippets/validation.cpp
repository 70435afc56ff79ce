#include <optional>
#include <string>
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

namespace validation {

struct Review {
  int stars = 0;
  std::string text;
  std::vector<std::string> tags;
  std::optional<std::string> email;
};
LAMBDA_WASM_DESCRIBE(Review, (stars, minimum(1), maximum(5)), (text, max_length(2000), doc("What the buyer says.")),
                     (tags, max_items(8), unique_items, each(max_length(20))), (email, format(email)))

LAMBDA_WASM_EXPORT(review, [](const lw::Request& request) { return request.json<Review>().stars; })

struct Range {
  int from = 0;
  int to = 0;
};
LAMBDA_WASM_DESCRIBE(Range, from, to)
LAMBDA_WASM_CHECK(Range, "from is not after to", [](const Range& range) { return range.from <= range.to; })

LAMBDA_WASM_EXPORT(span, [](const Range& range) { return range.to - range.from; })

}  // namespace validation
