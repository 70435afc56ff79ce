// The memories of all instances of Wasm that are made after this is imported. A function's memory is nobody's to see but its own:
// it is found where the function instantiates its module.

export const memories = [];

const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(compiled, imports) {
    super(compiled, imports);
    const values = [this.exports, ...Object.values(imports ?? {})].flatMap(Object.values);
    memories.push(...values.filter((value) => value instanceof WebAssembly.Memory));
  }
};
