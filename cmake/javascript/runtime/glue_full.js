// The first statements in the factory of the full runtime. The functions named here are defined later, before they are called.
Module['lambda_wasm'].link({
  reserve: (...sizes) => _lambda_wasm_reserve(...sizes),
  stack: () => _lambda_wasm_stack(),
});

// The function's folder and /tmp, the only folder that it may write to, are those of the machine. A program that opens no file has no
// file system.
(Module['preRun'] ??= []).push(() => {
  if (typeof FS === 'undefined') return;
  for (const folder of ['/tmp', Module['lambda_wasm'].folder]) {
    FS.mkdirTree(folder);
    FS.mount(NODEFS, { root: folder }, folder);
  }
  FS.chdir(Module['lambda_wasm'].folder);
});
