// Names of C++ types out of their mangled form (Itanium C++ ABI, section 5.1): what typeid(…).name() gives for the types that
// people throw. What it does not know stays as it came.

/** The C++ name of a mangled type, without libc++'s inline namespaces; the mangled text itself where it is of another form. */
export function demangle(mangled) {
  const builtin = {
    v: 'void', b: 'bool', c: 'char', a: 'signed char', h: 'unsigned char', s: 'short', t: 'unsigned short', i: 'int', j: 'unsigned int',
    l: 'long', m: 'unsigned long', x: 'long long', y: 'unsigned long long', f: 'float', d: 'double', e: 'long double', w: 'wchar_t', Dn: 'std::nullptr_t',
  };
  const standard = {
    St: 'std', Sa: 'std::allocator', Sb: 'std::basic_string', Ss: 'std::string', Si: 'std::istream', So: 'std::ostream', Sd: 'std::iostream',
  };
  const substitutions = [];
  let at = 0;
  const unknown = () => { throw new SyntaxError(mangled); };
  const remember = (text) => { substitutions.push(text); return text; };

  const source = () => {
    const digits = /^\d+/.exec(mangled.slice(at));
    if (digits === null) return unknown();
    at += digits[0].length;
    const name = mangled.slice(at, at += Number(digits[0]));
    return name.startsWith('_GLOBAL__N') ? '(anonymous namespace)' : name;
  };
  const substitution = () => { // S_, S0_, S1_ …
    const form = /^S([0-9A-Z]*)_/.exec(mangled.slice(at)) ?? unknown();
    at += form[0].length;
    return substitutions[form[1] === '' ? 0 : parseInt(form[1], 36) + 1] ?? unknown();
  };
  const join = (scope, name) => (/^__\d+$|^__cxx11$/.test(name) ? scope : scope === '' ? name : `${scope}::${name}`);
  const templateArguments = () => {
    at++; // I
    const list = [];
    while (mangled[at] !== 'E') {
      if (mangled[at] === 'L') { // a literal: L type value E
        const form = /^L[a-z](n?\d+)E/.exec(mangled.slice(at)) ?? unknown();
        at += form[0].length;
        list.push(form[1].replace('n', '-'));
      } else {
        list.push(type());
      }
    }
    at++;
    return `<${list.join(', ')}>`;
  };
  const nested = () => {
    at++; // N
    let name = '';
    while (mangled[at] !== 'E') {
      if (mangled[at] === 'I') {
        name = remember(name + templateArguments());
      } else if (mangled[at] === 'S' && standard[mangled.slice(at, at + 2)] !== undefined) {
        name = standard[mangled.slice(at, at += 2)];
      } else if (mangled[at] === 'S') {
        name = substitution();
      } else {
        name = remember(join(name, source()));
      }
      if (at >= mangled.length) unknown();
    }
    at++;
    return name;
  };
  const type = () => {
    const two = mangled.slice(at, at + 2), one = mangled[at];
    if (one === undefined) return unknown();
    if (two.length === 2 && builtin[two] !== undefined) { at += 2; return builtin[two]; }
    if (builtin[one] !== undefined) { at += 1; return builtin[one]; }
    if (one === 'P') { at++; return remember(`${type()}*`); }
    if (one === 'R') { at++; return remember(`${type()}&`); }
    if (one === 'K') { at++; const inner = type(); return remember(inner.endsWith('*') ? `${inner} const` : `const ${inner}`); }
    let name;
    if (one === 'N') {
      name = nested();
    } else if (two === 'St') {
      at += 2;
      name = remember(`std::${source()}`);
    } else if (standard[two] !== undefined) {
      at += 2;
      name = standard[two];
    } else if (one === 'S') {
      name = substitution();
    } else {
      name = remember(source());
    }
    return mangled[at] === 'I' ? remember(name + templateArguments()) : name;
  };

  try {
    const name = type();
    return at === mangled.length ? name : mangled;
  } catch (error) {
    if (error instanceof SyntaxError) return mangled;
    throw error;
  }
}
