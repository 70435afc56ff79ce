// The memories of all Wasm instances created after this file is imported. A function does not export its memory, so it is recorded
// when the function instantiates its module.

export const memories = [];

const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(compiled, imports) {
    super(compiled, imports);
    const values = [this.exports, ...Object.values(imports ?? {})].flatMap(Object.values);
    memories.push(...values.filter((value) => value instanceof WebAssembly.Memory));
  }
};
