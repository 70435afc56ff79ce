const create = (function (lambda_wasm_module, WebAssembly) {
// Emscripten 3.1.69's minimal runtime assigns these for 64-bit file offsets, but declares them nowhere.
var tempDouble, tempI64;
// The called functions are defined later. They are linked now because a module that fails while it starts is asked for the reason.
lambda_wasm_module['lambda_wasm'].link({
  reserve: (...sizes) => _lambda_wasm_reserve(...sizes),
  stack: () => _lambda_wasm_stack(),
});
