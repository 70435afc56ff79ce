const create = (function (lambda_wasm_module, WebAssembly) {
// Emscripten 3.1.69's minimal runtime assigns these where 64-bit file offsets pass, and declares them nowhere.
var tempDouble, tempI64;
