// The expected reply of an echo handler of a described type: written from the documentation in describe.hpp, describe_union.hpp, describe_value.hpp,
// kind.hpp, schema.hpp and json/json.hpp, independently of the implementation.

class Mismatch {
  constructor(pointer, expected, value, words = found(value)) {
    this.message = `The value${pointer && ` at ${pointer}`} does not fit: expected ${expected}, found ${words}.`;
  }
}

/** A type that contains itself may nest this deep. */
export const MOST_LEVELS = 256;

const failure = (type, message) => `!${JSON.stringify({ errorType: `lambda_wasm::${type}`, errorMessage: message.toWellFormed() })}`;

/** `text` is `=` and the reply as JSON text, or `!` and the error. With `isUnordered`, some elements of the reply may be in any order. */
export function expectedAnswer(type, event) {
  try {
    const crossing = new Crossing(), reply = crossing.crossed(type, event, '', false);
    if (crossing.refusal !== undefined) return { text: failure('InvalidEvent', `A value does not fit: expected ${crossing.refusal}.`), isUnordered: false };
    const text = crossing.unwritable !== undefined ? failure('InvalidResult', crossing.unwritable) : `=${reply === undefined ? 'null' : JSON.stringify(reply)}`;
    return { text, isUnordered: crossing.isUnordered };
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    return { text: failure('InvalidEvent', error.message), isUnordered: false };
  }
}

/** Whether an answer is the expected one. */
export function isExpected(answer, { text, isUnordered }) {
  const inOrder = (each) => [...each].sort().join('');
  return isUnordered ? inOrder(answer) === inOrder(text) : answer === text;
}

function found(value) {
  if (value === undefined) return 'nothing';
  if (value === null || Array.isArray(value)) return value === null ? 'null' : 'array';
  if (typeof value === 'string') return `string ${shown(value)}`;
  return typeof value === 'object' ? 'object' : `${typeof value} ${value}`;
}

const shown = (text) => JSON.stringify(text.length > 32 ? `${text.slice(0, 32)}…` : text);
const ownOf = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const step = (pointer, key) => `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
const inBytes = ([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other));

// An object of name-value pairs. Of equal names the last value is used, at the place of the first. Omits undefined values.
function objectOf(pairs) {
  const object = {};
  for (const [name, value] of pairs) Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  return object;
}

const quoted = (names) => names.map((name) => JSON.stringify(name));
const either = (words) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`);
const rangeOf = ({ bits, isSigned }) => {
  const power = BigInt(isSigned ? bits - 1 : bits), least = isSigned ? -(2n ** power) : 0n;
  return { least, most: 2n ** power - 1n };
};

// What a mismatch says was expected where a value of the type begins.
function expectedOf(type) {
  switch (type.kind) {
    case 'text': return 'string';
    case 'boolean': return 'boolean';
    case 'integer': return type.bits < 32 ? `integer from ${rangeOf(type).least} to ${rangeOf(type).most}` : `${type.isSigned ? '' : 'unsigned '}integer of ${type.bits} bits`;
    case 'real': return 'number';
    case 'bytes': return 'string of base64';
    case 'time': return 'time as in RFC 3339';
    case 'date': return 'date as in RFC 3339';
    case 'enum': return type.otherwise === undefined ? `one of ${quoted(type.names).join(', ')}` : 'string';
    case 'any': return 'value of JSON';
    case 'vector': case 'set': return 'array';
    case 'array': return `array of ${type.size}`;
    case 'tuple': return `array of ${type.elements.length}`;
    case 'map': case 'pairs': case 'struct': case 'tagged': return 'object';
    case 'keyed': return `object with one member${type.alternatives.some(({ isOtherwise }) => isOtherwise) ? '' : `: ${either(quoted(type.alternatives.map(({ name }) => name)))}`}`;
    case 'union': return either(type.alternatives.map((alternative) => expectedOf(alternative.type)));
    case 'nothing': return 'null';
    case 'value': return expectedOf(type.of);
    default: throw new Error(`no words for ${type.kind}`);
  }
}

// The types of JSON that a type is read from.
function jsonTypes(type) {
  switch (type.kind) {
    case 'value': return jsonTypes(type.of);
    case 'boolean': return ['boolean'];
    case 'integer': return type.bits === 64 ? ['number', 'decimal'] : ['number'];
    case 'real': return ['number'];
    case 'nothing': return ['null'];
    case 'vector': case 'set': case 'array': case 'tuple': return ['array'];
    case 'map': case 'pairs': case 'struct': case 'tagged': case 'keyed': return ['object'];
    default: return ['string'];
  }
}
// Whether null is a value of a type.
function takesNull(type) {
  switch (type.kind) {
    case 'optional': case 'nullable': case 'any': case 'nothing': return true;
    case 'value': case 'oneOrMany': return takesNull(type.of);
    case 'union': return type.alternatives.some((alternative) => takesNull(alternative.type));
    default: return false;
  }
}
// A view, or a struct of one member that is described as its value.
const isView = (type) => (type.kind === 'value' ? !('refused' in type) && isView(type.of) : /^(std::string_view|lw::BytesView)$/.test(type.cpp));
const jsonTypeOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

// One event on its way through a handler.
class Crossing {
  refusal = undefined; // what the first constructor expects that refuses its value: values are constructed once all have fitted
  unwritable = undefined; // why the reply cannot be written: only an initialiser can be so
  isUnordered = false;
  #level = 0;

  // The value that the handler returns; undefined for an empty optional. Within the fields of a lenient struct, so is base64.
  crossed(type, value, pointer, isLenient) {
    const expect = (expected, fits) => { if (!fits) throw new Mismatch(pointer, expected, value); };
    const expectKind = (fits) => expect(expectedOf(type), fits);
    const at = (of, key) => this.crossed(of, value[key], step(pointer, key), isLenient);
    // A lenient struct passes over null elements, except where null is a value.
    const isKept = (element) => !isLenient || element !== null || takesNull(type.of);
    const each = () => [...value.keys()].filter((i) => isKept(value[i])).map((i) => at(type.of, i));
    switch (type.kind) {
      case 'text':
        expectKind(typeof value === 'string');
        return value.toWellFormed();
      case 'boolean':
        expectKind(typeof value === 'boolean');
        return value;
      case 'integer': return integer(type, value, expect);
      case 'real':
        expectKind(typeof value === 'number');
        return type.isFloat ? shortestFloat(Math.fround(value)) : value;
      case 'bytes': {
        if (isLenient && Array.isArray(value)) {
          value.forEach((byte, i) => { if (!Number.isInteger(byte) || byte < -128 || byte > 255) throw new Mismatch(step(pointer, i), 'integer from -128 to 255', byte); });
          return Buffer.from(value).toString('base64');
        }
        const text = typeof value === 'string' ? Buffer.from(value, 'base64').toString('base64') : undefined;
        expectKind(text !== undefined && (isLenient || text === value));
        return text;
      }
      case 'time': return time(type, value, expect);
      case 'date': {
        const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : new Date(NaN);
        expectKind(!Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value);
        return value;
      }
      case 'enum':
        expectKind(typeof value === 'string' && (type.otherwise !== undefined || type.names.includes(value)));
        return type.names.includes(value) ? value : type.names[type.otherwise];
      case 'any':
        expectKind(value !== undefined);
        return anything(value);
      case 'optional': return value == null ? undefined : this.crossed(type.of, value, pointer, isLenient);
      case 'nullable': return value == null ? value : this.crossed(type.of, value, pointer, isLenient);
      case 'value': {
        const reply = this.crossed(type.of, value, pointer, isLenient);
        if (type.refused?.is(reply)) this.refusal ??= type.refused.expected;
        return reply;
      }
      case 'vector':
        expectKind(Array.isArray(value));
        return each();
      case 'set':
        expectKind(Array.isArray(value));
        return this.#setOf(type, each());
      case 'array':
        expectKind(Array.isArray(value) && value.length === type.size);
        return value.map((_, i) => at(type.of, i));
      case 'tuple':
        expectKind(Array.isArray(value) && value.length === type.elements.length);
        return type.elements.map(at);
      case 'oneOrMany':
        if (value !== undefined && !Array.isArray(value) && !isKept(value)) return [];
        return Array.isArray(value) ? each() : [this.crossed(type.of, value, pointer, isLenient)];
      case 'map': case 'pairs': {
        expectKind(isObject(value));
        const pairs = Object.keys(value).filter((key) => isKept(value[key])).map((key) => [key.toWellFormed(), at(type.of, key)]);
        // A std::map keeps the last value of each key, ordered by the keys' bytes.
        return objectOf(type.kind === 'map' ? [...new Map(pairs)].sort(inBytes) : pairs);
      }
      default: return this.#nested(type, value, pointer, isLenient);
    }
  }

  // A struct or a union.
  #nested(type, value, pointer, isLenient) { return this.#deeper(type, value, pointer, () => this.#within(type, value, pointer, isLenient)); }
  #deeper(type, value, pointer, cross) {
    if (!type.isRecursive) return cross();
    if (this.#level === MOST_LEVELS) throw new Mismatch(pointer, `at most ${MOST_LEVELS} levels`, value, 'more');
    this.#level++;
    const reply = cross();
    this.#level--;
    return reply;
  }
  #within(type, value, pointer, isLenient) {
    const expect = (expected, fits, words) => { if (!fits) throw new Mismatch(pointer, expected, value, words); };
    switch (type.kind) {
      case 'struct': return objectOf(this.#fields(type, value, pointer));
      case 'tagged': {
        expect('object', isObject(value));
        const tag = ownOf(value, type.tag), rest = type.alternatives.find(({ isOtherwise }) => isOtherwise);
        const alternative = type.alternatives.find(({ name, isOtherwise }) => name === tag && !isOtherwise) ?? (typeof tag === 'string' ? rest : undefined);
        if (alternative === undefined) throw new Mismatch(step(pointer, type.tag), rest ? 'string' : `one of ${quoted(type.alternatives.map(({ name }) => name)).join(', ')}`, tag);
        if (alternative.isOtherwise) return {};
        // The struct has a level of its own.
        const { type: of } = alternative, fields = of.kind === 'nothing' ? [] : this.#deeper(of, value, pointer, () => this.#fields(of, value, pointer, type.tag));
        return objectOf([[type.tag, alternative.name], ...fields]);
      }
      case 'keyed': {
        const expected = expectedOf(type), names = isObject(value) ? Object.keys(value).filter((name) => value[name] !== null) : [];
        expect(expected, names.length === 1);
        const [name] = names, alternative = type.alternatives.find((each) => each.name === name && !each.isOtherwise) ?? type.alternatives.find(({ isOtherwise }) => isOtherwise);
        expect(expected, alternative !== undefined, `object with ${shown(name)}`);
        if (alternative.isOtherwise) return {};
        return objectOf([[name, alternative.type.kind === 'nothing' ? {} : this.crossed(alternative.type, value[name], step(pointer, name), false)]]);
      }
      case 'union': {
        const types = type.alternatives.map((each) => jsonTypes(each.type)), wanted = jsonTypeOf(value), isDecimal = wanted === 'string' && !types.flat().includes('string');
        const index = types.findIndex((each) => each.includes(isDecimal ? 'decimal' : wanted));
        expect(expectedOf(type), index >= 0);
        const { type: of } = type.alternatives[index];
        return of.kind === 'nothing' ? null : this.crossed(of, value, pointer, type.isPlain && isLenient);
      }
      default: throw new Error(`no oracle for ${type.kind}`);
    }
  }
  // The names and values of a struct's fields. A closed struct takes no others, but the tag of its union.
  #fields(type, value, pointer, tag) {
    if (!isObject(value)) throw new Mismatch(pointer, 'object', value);
    const pairs = type.fields.map((field) => {
      const given = ownOf(value, field.name), isAbsent = field.type.kind === 'nullable' ? given === undefined : given == null;
      return [field.name, field.isDefaulted && isAbsent ? this.#initial(field) : this.crossed(field.type, given, step(pointer, field.name), field.isLenient)];
    });
    const other = type.isClosed ? Object.keys(value).find((key) => key !== tag && !type.fields.some(({ name }) => name === key)) : undefined;
    if (other !== undefined) throw new Mismatch(step(pointer, other), 'nothing', value[other]);
    return pairs;
  }

  // The first of equal elements, in the order of the C++ type.
  #setOf(type, elements) {
    const keyOf = (element) => (type.of.kind === 'text' ? Buffer.from(element).toString('hex') : type.of.kind === 'enum' ? type.of.names.indexOf(element) : typeof element === 'object' ? BigInt(element.rawJSON) : element);
    const different = elements.map((element) => ({ element, key: keyOf(element) })).filter(({ key }, i, all) => all.findIndex((other) => other.key == key) === i);
    if (type.isUnordered) this.isUnordered ||= different.length > 1;
    return (type.isUnordered ? different : different.sort((one, other) => (one.key < other.key ? -1 : 1))).map(({ element }) => element);
  }

  // The initialiser of a member, as it is written: a lenient struct leaves out a view that views nothing.
  #initial({ type, initial: given, isLenient }) {
    if (given !== undefined) return given.value;
    return isLenient && isView(type) ? undefined : this.#empty(type);
  }

  // The value of a value-initialised type. It has levels too, which the event does not.
  #empty(type) {
    if (type.isRecursive && this.#level === MOST_LEVELS) this.unwritable ??= `The value nests deeper than ${MOST_LEVELS} levels.`;
    this.#level += type.isRecursive ? 1 : 0;
    const value = this.#emptyOf(type);
    this.#level -= type.isRecursive ? 1 : 0;
    return value;
  }
  #emptyOf(type) {
    switch (type.kind) {
      case 'text': case 'bytes': return '';
      case 'boolean': return false;
      case 'integer': case 'real': return 0;
      case 'time': return `1970-01-01T00:00:00${type.digits === 0 ? '' : `.${'0'.repeat(type.digits)}`}Z`;
      case 'date':
        this.unwritable ??= 'A date that does not exist, or is outside the years 0000 to 9999, cannot be written in RFC 3339.';
        return '';
      case 'enum': return type.names[0];
      case 'any': case 'nothing': return null;
      case 'optional': case 'nullable': return undefined;
      case 'value': return this.#empty(type.of);
      case 'vector': case 'set': case 'oneOrMany': return [];
      case 'array': return Array.from({ length: type.size }, () => this.#empty(type.of));
      case 'tuple': return type.elements.map((element) => this.#empty(element));
      case 'map': case 'pairs': return {};
      case 'struct': return objectOf(this.#emptyFields(type));
      case 'tagged': return type.first.isOtherwise ? {} : objectOf([[type.tag, type.first.name], ...(type.first.type.kind === 'nothing' ? [] : this.#emptyFields(type.first.type))]);
      case 'keyed': return type.first.isOtherwise ? {} : objectOf([[type.first.name, type.first.type.kind === 'nothing' ? {} : this.#empty(type.first.type)]]);
      case 'union': return this.#empty(type.first.type);
      default: throw new Error(`no empty ${type.kind}`);
    }
  }
  #emptyFields(type) { return type.fields.map((field) => [field.name, this.#initial(field)]); }
}

// A float is written as the shortest number that reads back as it, of at most nine digits; an integer below 1e21 in full (text/float.hpp).
function shortestFloat(value) {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return value;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

function integer(type, value, expect) {
  const { bits, isSigned } = type, { least, most } = rangeOf(type), kind = expectedOf(type);
  const within = (exact) => exact >= least && exact <= most;
  if (bits < 64) {
    expect(kind, Number.isInteger(value) && within(BigInt(value)));
    return value === 0 ? 0 : value;
  }
  const isWhole = Number.isInteger(value), hasLostDigits = isWhole && !Number.isSafeInteger(value) && (isSigned || value > 0);
  const fits = typeof value === 'string' ? /^-?(0|[1-9]\d*)$/.test(value) && within(BigInt(value)) : Number.isSafeInteger(value) && within(BigInt(value));
  expect(hasLostDigits ? `${kind}, as decimal text beyond ±(2^53 - 1)` : kind, fits);
  const exact = BigInt(value);
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : JSON.rawJSON(`${exact}`);
}

// RFC 3339, with an optional colon in the offset. Written in UTC, rounded down to the type's unit.
function time({ digits, unit }, value, expect) {
  const form = /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):?([0-5]\d))$/.exec(typeof value === 'string' ? value : '');
  const day = form && new Date(`${form[1]}-${form[2]}-${form[3]}T00:00:00Z`);
  expect('time as in RFC 3339', form !== null && !Number.isNaN(day.getTime()) && day.toISOString().slice(8, 10) === form[3]);
  const [hours, minutes, seconds] = form.slice(4, 7).map(Number), east = form[8] === undefined ? 0 : (form[8] === '-' ? -1 : 1) * (Number(form[9]) * 60 + Number(form[10]));
  let whole = BigInt(day.getTime() / 1000 + hours * 3600 + (minutes - east) * 60 + seconds), nanoseconds = BigInt(`${form[7] ?? ''}000000000`.slice(0, 9));
  if (digits === 9) expect('time from 1677-09-21 to 2262-04-11', whole >= -9223372036n && whole <= 9223372035n);
  if (unit === 'std::chrono::days') whole -= (whole % 86400n + 86400n) % 86400n;
  const text = new Date(Number(whole) * 1000).toISOString().slice(0, 19);
  return digits === 0 ? `${text}Z` : `${text}.${`${nanoseconds}`.padStart(9, '0').slice(0, digits)}Z`;
}

// nlohmann::json stores an object as a std::map.
function anything(value) {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(anything);
  if (!isObject(value)) return value;
  return objectOf([...new Map(Object.keys(value).map((key) => [key.toWellFormed(), anything(value[key])]))].sort(inBytes));
}
