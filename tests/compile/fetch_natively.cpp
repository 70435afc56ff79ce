// fetch needs JavaScript, so it does not exist in a host build.
// REJECT SAYS lambda_wasm: JavaScript values, fetch and the AWS SDK exist only in Wasm: compile this file only with Emscripten.
// ONLY native
#include <lambda_wasm.hpp>
#ifdef REJECT
#include <lambda_wasm/fetch.hpp>
#endif
