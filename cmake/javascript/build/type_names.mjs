// Reads mangled names of C++ types by the whole grammar of types of the Itanium C++ ABI (section 5.1): templates, classes inside functions,
// lambdas and rare builtins. Only generate.mjs calls it, for the types that a module may throw and that demangle.mjs cannot read, so that
// it costs other functions nothing.

/** Builtins that demangle.mjs does not know. */
export const RARE_BUILTINS = {
  a: 'signed char', h: 'unsigned char', s: 'short', t: 'unsigned short', x: 'long long', y: 'unsigned long long', n: '__int128', o: 'unsigned __int128',
  e: 'long double', w: 'wchar_t', Dn: 'std::nullptr_t', Du: 'char8_t', Ds: 'char16_t', Di: 'char32_t',
};
const BUILTINS = {
  v: 'void', b: 'bool', c: 'char', i: 'int', j: 'unsigned int', l: 'long', m: 'unsigned long', f: 'float', d: 'double', ...RARE_BUILTINS,
};
const ABBREVIATIONS = { t: 'std', a: 'std::allocator', b: 'std::basic_string', s: 'std::string', i: 'std::istream', o: 'std::ostream', d: 'std::iostream' };
const isHidden = (name) => /^__(\d+|cxx11|fs)$/.test(name);

// Default arguments of templates are left out.
const DEFAULTS = [
  [/^std::basic_(string|string_view)<char(?:, .*)?>$/s, 'std::$1'],
  [/^(std::basic_\w+<\w+), std::char_traits<.*>$/s, '$1>'],
  [/^(std::(?:vector|deque|list|forward_list)<(.*)), std::allocator<\2>>$/s, '$1>'],
  [/^(std::unique_ptr<(.*)), std::default_delete<\2>>$/s, '$1>'],
  [/^(std::(?:multi)?set<(.*)), std::less<\2>, std::allocator<\2>>$/s, '$1>'],
  [/^(std::(?:multi)?map<(.*?), .*), std::less<\2>, std::allocator<std::pair<const \2, .*>>>$/s, '$1>'],
];
const shortened = (name) => DEFAULTS.reduce((text, [pattern, by]) => text.replace(pattern, by), name);

class Unknown extends Error {}

class Reader {
  at = 0;
  known = []; // the substitutions S_, S0_, …

  constructor(text) { this.text = text; }

  get next() { return this.text[this.at]; }
  skip(text) {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }
  expect(text) { if (!this.skip(text)) throw new Unknown(); }
  match(pattern) {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }
  keep(name) {
    this.known.push(name);
    return name;
  }

  type() {
    const builtin = this.match(/D[nusi]|[vbcijlmfdahstxynoew]/y);
    if (builtin !== null) return BUILTINS[builtin[0]];
    if (this.match(/Da|Dc/y) !== null) return 'auto';
    if (this.match(/T\d*_/y) !== null) return this.keep('auto'); // a parameter of a function template, which has no name
    if (this.skip('P')) return this.keep(pointerTo(this.type(), '*'));
    if (this.skip('R')) return this.keep(pointerTo(this.type(), '&'));
    if (this.skip('O')) return this.keep(pointerTo(this.type(), '&&'));
    if (this.skip('K')) return this.keep(constant(this.type()));
    if (this.skip('V')) return this.keep(`volatile ${this.type()}`);
    if (this.skip('F')) return this.keep(this.signature());
    if (this.skip('A')) {
      const size = this.match(/(\d*)_/y)?.[1] ?? this.fail();
      return this.keep(`${this.type()}[${size}]`);
    }
    return this.name();
  }

  fail() { throw new Unknown(); }

  signature() {
    const result = this.type(), parameters = [];
    while (!this.skip('E')) parameters.push(this.type());
    return `${result}(${parameters.join(', ').replace(/^void$/, '')})`;
  }

  // A class, an enum or a template instance.
  name() {
    if (this.skip('N')) return this.nested();
    if (this.skip('Z')) return this.local();
    let name;
    if (this.next === 'S' && this.text[this.at + 1] !== 't') {
      name = this.substitution();
    } else {
      name = this.keep(this.skip('St') ? joined('std', this.identifier()) : this.identifier());
    }
    return this.next === 'I' ? this.keep(this.instance(name)) : name;
  }

  nested() {
    this.match(/[rVK]*[RO]?/y);
    let name = '';
    while (!this.skip('E')) {
      if (this.next === 'S') {
        name = this.substitution();
      } else {
        name = this.keep(this.next === 'I' ? this.instance(name) : joined(name, this.identifier()));
      }
    }
    return name !== '' && name !== 'std' ? name : this.fail();
  }

  // A class inside a function; the function is not named. Its name counts as a substitution.
  local() {
    this.encoding();
    this.expect('E');
    const name = this.name();
    this.match(/_\d|__\d+_/y);
    return name;
  }
  encoding() {
    const name = this.skip('N') ? this.nested() : this.skip('Z') ? this.local() : this.functionName();
    if (name.endsWith('>')) this.type(); // the mangled name of a template instance contains its return type
    while (this.next !== 'E' && this.at < this.text.length) this.type();
  }
  functionName() {
    const name = this.skip('St') ? joined('std', this.identifier()) : this.identifier();
    return this.next === 'I' ? this.instance(this.keep(name)) : name;
  }

  identifier() {
    this.skip('L');
    if (this.match(/Ul/y) !== null) {
      while (!this.skip('E')) this.type();
      this.match(/\d*_/y);
      return '(lambda)';
    }
    if (this.match(/Ut\d*_/y) !== null) return '(unnamed)';
    const constructed = this.match(/[CD]\d|cl|[a-z][a-zA-Z](?=[EvPKRINS\d])/y); // constructors and operators: only classes inside them are named
    if (constructed !== null) return 'operator';
    const size = Number(this.match(/[1-9]\d*/y)?.[0] ?? this.fail()), name = this.text.slice(this.at, this.at + size);
    if (name.length !== size) this.fail();
    this.at += size;
    while (this.skip('B')) this.identifier(); // ABI tags
    if (/^\$_?\d+$/.test(name)) return '(lambda)';
    return name.startsWith('_GLOBAL__N') ? '(anonymous namespace)' : name;
  }

  substitution() {
    this.expect('S');
    const abbreviation = this.match(/[tabsiod]/y);
    if (abbreviation !== null) return ABBREVIATIONS[abbreviation[0]];
    const number = this.match(/([0-9A-Z]*)_/y) ?? this.fail();
    return this.known[number[1] === '' ? 0 : parseInt(number[1], 36) + 1] ?? this.fail();
  }

  instance(name) {
    this.expect('I');
    const list = [];
    while (!this.skip('E')) list.push(...this.argument());
    return shortened(`${name}<${list.join(', ')}>`);
  }
  argument() {
    if (this.skip('J')) {
      const list = [];
      while (!this.skip('E')) list.push(...this.argument());
      return list;
    }
    if (!this.skip('L')) return [this.type()];
    const type = this.type(), value = (this.match(/n?\d+/y) ?? this.fail())[0].replace('n', '-');
    this.expect('E');
    return [type === 'bool' ? String(value === '1') : Object.values(BUILTINS).includes(type) ? value : `(${type})${value}`];
  }
}

const joined = (scope, name) => (scope === '' || isHidden(name) ? (isHidden(name) ? scope : name) : `${scope}::${name}`);
const constant = (type) => (/[*&]$/.test(type) ? `${type} const` : `const ${type}`);
const pointerTo = (type, mark) => (/\(.*\)$/s.test(type) && !type.includes('(anonymous') ? type.replace('(', `(${mark})(`) : `${type}${mark}`);

/** Returns the C++ name of a mangled type, or undefined if it cannot be read. */
export function typeName(mangled) {
  const reader = new Reader(mangled);
  try {
    const name = reader.type();
    return reader.at === mangled.length ? name : undefined;
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}
