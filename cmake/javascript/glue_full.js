// Inside the factory of the whole runtime. The module's functions are there when they are called, not yet here.
Module['lambda_wasm'].link({
  reserve: (...sizes) => _lambda_wasm_reserve(...sizes),
  stack: () => _lambda_wasm_stack(),
  flush: typeof lambda_wasm_flush != 'undefined' ? lambda_wasm_flush : undefined,
  toHandle: Emval.toHandle,
  takeHandle: (handle) => { const value = Emval.toValue(handle); __emval_decref(handle); return value; },
});

// The function's own folder, and the one folder that it may write to, are those of the machine.
(Module['preRun'] ??= []).push(() => {
  for (const folder of ['/tmp', Module['lambda_wasm'].folder]) {
    FS.mkdirTree(folder);
    FS.mount(NODEFS, { root: folder }, folder);
  }
  FS.chdir(Module['lambda_wasm'].folder);
});
