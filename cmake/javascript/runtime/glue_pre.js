const create = (function (lambda_wasm_module, WebAssembly) {
// Emscripten 3.1.69's minimal runtime assigns these where 64-bit file offsets pass, and declares them nowhere.
var tempDouble, tempI64;
// These are there when they are called, not yet here: where the module fails before it has begun, it is asked why.
lambda_wasm_module['lambda_wasm'].link({
  reserve: (...sizes) => _lambda_wasm_reserve(...sizes),
  stack: () => _lambda_wasm_stack(),
});
