// Turns the mangled names of C++ types (Itanium C++ ABI, section 5.1), which typeid(…).name() returns, into readable ones. Every index.mjs
// contains this, so it knows only the types that people commonly throw: nested names, pointers and common builtins, but no templates.
// Other names stay mangled.

/** The C++ name of a mangled type, without the library's inline namespaces. */
export function demangle(mangled) {
  const builtin = { v: 'void', b: 'bool', c: 'char', i: 'int', j: 'unsigned int', l: 'long', m: 'unsigned long', f: 'float', d: 'double' };
  const rest = mangled.replace(/^PK?/, ''), pointer = mangled.slice(0, -rest.length);
  let name = builtin[rest];
  if (name === undefined) {
    let text = /^N(.*)E$/s.exec(rest)?.[1] ?? rest;
    const parts = [];
    if (text.startsWith('St')) {
      parts.push('std');
      text = text.slice(2);
    }
    while (text !== '') {
      const digits = /^[1-9]\d*/.exec(text)?.[0] ?? '', part = text.slice(digits.length, digits.length + Number(digits));
      if (part === '') return mangled;
      if (!/^__(\d|cxx11$)/.test(part)) parts.push(part.startsWith('_GLOBAL__N') ? '(anonymous namespace)' : part);
      text = text.slice(digits.length + part.length);
    }
    name = parts.join('::');
  }
  return pointer === '' ? name : pointer === 'P' ? `${name}*` : `const ${name}*`;
}
