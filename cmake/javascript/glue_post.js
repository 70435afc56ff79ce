lambda_wasm_module['lambda_wasm'].link({
  reserve: _lambda_wasm_reserve,
  stack: _lambda_wasm_stack,
});
});
