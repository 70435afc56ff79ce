// A view would dangle: the text of a response's body is freed after parsing.
// REJECT SAYS lambda_wasm: a std::string_view in this type would dangle: also pass a Storage to try_from_json and keep it as long as the value, or make the member a std::string.
// ONLY wasm
#include <lambda_wasm.hpp>
#include <lambda_wasm/fetch.hpp>

namespace lw = lambda_wasm;

lw::Task<> fetched(lw::http::FetchResponse& response) {
#ifdef ACCEPT
  co_await response.json<std::string>();
#endif
#ifdef REJECT
  co_await response.json<std::string_view>();
#endif
}
