// Replaces parts of embind's JavaScript in a function without EMBIND stock (include/lambda_wasm/edge/embind.hpp explains why): a constant is
// a plain JavaScript value, and a type is registered when it is first used.

addToLibrary({
  // The name of a type is an address of text in the module, or a string from below.
  $readLatin1String__deps: [],
  $readLatin1String: (name) => (typeof name === 'string' ? name : Module['lambda_wasm'].latin(name, -1)),
  $AsciiToString__deps: [],
  $AsciiToString: (name) => (typeof name === 'string' ? name : Module['lambda_wasm'].latin(name, -1)),

  // For `emscripten::val`, without two things of Emscripten 3.1.69: the replacement for a missing globalThis, and the count of handles for
  // tests. The text at an address, also that of a symbol, is read at each use.
  _emval_get_global__deps: ['$Emval', '$getStringOrSymbol'],
  _emval_get_global: (name) => Emval.toHandle(name === 0 ? globalThis : globalThis[getStringOrSymbol(name)]),
  $init_emval__deps: ['$emval_handles'],
  $init_emval: () => emval_handles.push(0, 1, undefined, 1, null, 1, true, 1, false, 1),
  $getStringOrSymbol__deps: [],
  $getStringOrSymbol: (address) => Module['lambda_wasm'].latin(address, -1),
  $throwBindingError__deps: [],
  $throwBindingError: (message) => { throw Object.assign(new Error(message), { name: 'BindingError' }); },

  // The only constants are the SDK's own: the functions of handlers, known by number.
  lambda_wasm_export__deps: ['$wasmTable', '$stackRestore'],
  lambda_wasm_export: (invoke, descriptor, place, reply) => {
    const instance = Module['lambda_wasm'];
    instance.exposed = instance.expose(wasmTable.get(invoke), descriptor, place, reply, stackRestore);
    return descriptor;
  },
  _embind_register_constant__deps: [],
  _embind_register_constant: (name, type, value) => {
    const instance = Module['lambda_wasm'], entry = instance.entries[value];
    if (entry === undefined) throw new Error(`The constant ${instance.latin(name, -1)} needs all of embind: pass EMBIND stock to lambda_wasm_add_function.`);
    Module[entry.name] = instance.exposed;
  },

  // embind looks up each type that a program uses with `emscripten::val`. A common type is registered at its first use (edge/embind.hpp
  // explains why). Types are known by their mangled names. The readable name matters to Emscripten 3.1.69, which takes text for UTF-8
  // only in a type named "std::string".
  $requireRegisteredType__deps: [
    '$registeredTypes', '$getTypeName', '$throwBindingError', '_embind_register_void', '_embind_register_bool', '_embind_register_integer',
    '_embind_register_float', '_embind_register_std_string', '_embind_register_emval',
  ],
  $requireRegisteredType: (type, user) => {
    if (!(type in registeredTypes)) {
      const mangled = getTypeName(type);
      switch (mangled) {
        case 'v': __embind_register_void(type, 'void'); break;
        case 'b': __embind_register_bool(type, 'bool', 1, 0); break;
        case 'i': case 'l': __embind_register_integer(type, 'int', 4, -2147483648, 2147483647); break;
        case 'j': case 'm': __embind_register_integer(type, 'unsigned int', 4, 0, 4294967295); break;
        case 'f': __embind_register_float(type, 'float', 4); break;
        case 'd': __embind_register_float(type, 'double', 8); break;
        case 'N10emscripten3valE': __embind_register_emval(type); break;
        default: {
          if (/^NSt3__\d12basic_stringIc/.test(mangled)) {
            __embind_register_std_string(type, 'std::string');
            break;
          }
          const name = Module['lambda_wasm'].demangle(mangled);
          throwBindingError(`emscripten::val is used with the type ${name} (${user}), which is not registered: pass EMBIND stock to lambda_wasm_add_function.`);
        }
      }
    }
    return registeredTypes[type];
  },
});
