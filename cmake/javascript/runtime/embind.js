// What of embind's JavaScript is written anew in a function without EMBIND stock (include/lambda_wasm/edge/embind.hpp tells why):
// a constant is a JavaScript value and nothing else, and types are registered when they are first asked for.

addToLibrary({
  // The names of types: text in the module, or here below.
  $readLatin1String__deps: [],
  $readLatin1String: (name) => (typeof name === 'string' ? name : Module['lambda_wasm'].latin(name, -1)),
  $AsciiToString__deps: [],
  $AsciiToString: (name) => (typeof name === 'string' ? name : Module['lambda_wasm'].latin(name, -1)),

  // Of `emscripten::val`, without what 3.1.69 has for engines that lack globalThis, and what counts handles for tests. Text that a
  // program names by its address, symbols too, is read there each time.
  _emval_get_global__deps: ['$Emval', '$getStringOrSymbol'],
  _emval_get_global: (name) => Emval.toHandle(name === 0 ? globalThis : globalThis[getStringOrSymbol(name)]),
  $init_emval__deps: ['$emval_handles'],
  $init_emval: () => emval_handles.push(0, 1, undefined, 1, null, 1, true, 1, false, 1),
  $getStringOrSymbol__deps: [],
  $getStringOrSymbol: (address) => Module['lambda_wasm'].latin(address, -1),
  $throwBindingError__deps: [],
  $throwBindingError: (message) => { throw Object.assign(new Error(message), { name: 'BindingError' }); },

  // Only the SDK's own constants: the functions of handlers, known by their numbers.
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

  // embind asks for a type that a program uses with `emscripten::val`: a common one is registered when it is first asked for
  // (edge/embind.hpp tells why). A type is known by its mangled name. What it is called matters to Emscripten 3.1.69: text is
  // UTF-8 for "std::string" only.
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
