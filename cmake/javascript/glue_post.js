lambda_wasm_module['lambda_wasm'].link({
  reserve: _lambda_wasm_reserve,
  stack: _lambda_wasm_stack,
  toHandle: (value) => Emval.toHandle(value),
  takeHandle: (handle) => { const value = Emval.toValue(handle); __emval_decref(handle); return value; },
});
});
