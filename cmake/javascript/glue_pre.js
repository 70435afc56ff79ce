const create = (function (lambda_wasm_module, WebAssembly) {
