#include <cstdint>
#include <string>

#include <lambda_wasm.hpp>
#include <lambda_wasm/json_schema.hpp>

namespace lw = lambda_wasm;

struct Search {
  std::string words;
  std::uint8_t limit = 10;
};
LAMBDA_WASM_DESCRIBE(Search, (words, min_length(1), doc("What to look for.")), (limit, defaulted, maximum(50)))

std::string search_schema() { return lw::json_schema<Search>(); }
LAMBDA_WASM_EXPORT(search_schema, search_schema)
