// A parameter that nothing in a request is read as.
// REJECT SAYS A parameter of a route's handler must be a text, number, bool, enum, time or value for a parameter of the path; a described type for the JSON body; Path, Query or Form of a struct whose fields are such; a Header, a Cookie or a Given; a const Request&, a const Context& or a ResponseStream&.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

#include <map>

struct Page {
#ifdef ACCEPT
  int limit = 20;
#endif
#ifdef REJECT
  std::map<std::string, int> limit;
#endif
};
LAMBDA_WASM_DESCRIBE(Page, limit)
std::string list(const lw::Query<Page>& page) { return page->limit == lw::Query<Page>()->limit ? "all" : "some"; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /notes", list>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /notes", list>);
#endif
LAMBDA_WASM_HANDLER(api)
