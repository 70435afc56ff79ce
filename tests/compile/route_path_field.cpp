// A struct of all parameters with a field that the path lacks.
// REJECT SAYS A field of the struct that a handler takes as lambda_wasm::Path has no parameter of its name in the path.
#include <string>

#include <lambda_wasm.hpp>

namespace lw = lambda_wasm;

struct Place {
  std::string city;
  int number;
};
LAMBDA_WASM_DESCRIBE(Place, city, number)

std::string show(const lw::Path<Place>& place) { return place->city; }

#ifdef ACCEPT
constexpr auto api = lw::routes(lw::route<"GET /{city}/{number}", show>);
#endif
#ifdef REJECT
constexpr auto api = lw::routes(lw::route<"GET /{city}/{house}", show>);
#endif
LAMBDA_WASM_HANDLER(api)
