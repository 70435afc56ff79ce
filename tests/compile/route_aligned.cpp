// A value that must outlive a call, aligned to more than memory is.
// REJECT SAYS lambda_wasm: a value of a route's handler or middleware is aligned to more than 8 bytes.
#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

std::string show() { return "a note"; }
#ifdef ACCEPT
struct User {
#endif
#ifdef REJECT
  struct alignas(16) User {
#endif
    std::string name;
  };
  User authenticate(const lw::Request& request) { return {std::string(request.source_ip())}; }

#ifdef ACCEPT
  constexpr auto api = lw::routes(lw::use<authenticate>, lw::route<"GET /notes", show>);
#endif
#ifdef REJECT
  constexpr auto api = lw::routes(lw::use<authenticate>, lw::route<"GET /notes", show>);
#endif
  LAMBDA_WASM_HANDLER(api)
