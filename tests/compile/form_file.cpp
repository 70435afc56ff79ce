// A file in JSON: a body and a reply.
// REJECT SAYS lw::FormFile is a file of a form: only the struct of a lw::Form may have it.
#include <vector>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Upload {
  std::vector<lw::FormFile> files;
};
LAMBDA_WASM_DESCRIBE(Upload, files)

#ifdef ACCEPT
inline constexpr auto api = lw::routes(lw::route<"POST /", [](const lw::Form<Upload>&) {}>);
LAMBDA_WASM_HANDLER(api)
#endif
#ifdef REJECT
inline constexpr auto api = lw::routes(lw::route<"POST /", [](const Upload& upload) { return upload; }>);
LAMBDA_WASM_HANDLER(api)
#endif
