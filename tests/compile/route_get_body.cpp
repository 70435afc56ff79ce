// A GET with a body.
// REJECT SAYS The handler of a GET or HEAD route takes a body: such requests have none. Use lw::Query for the query.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Page {
  int limit = 20;
};
LAMBDA_WASM_DESCRIBE(Page, limit)
int list(const lw::Query<Page>& page) { return page->limit; }
int list_of_body(const Page& page) { return page.limit; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes", list>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /notes", list_of_body>);
#endif
LAMBDA_WASM_HANDLER(api)
