// The expected reply of an echo handler of a described type: written from the documentation in describe.hpp, kind.hpp and json/json.hpp,
// independently of the implementation.

class Mismatch {
  constructor(pointer, expected, value) {
    this.message = `The value${pointer && ` at ${pointer}`} does not fit: expected ${expected}, found ${found(value)}.`;
  }
}

class Unwritable extends Error {}
/** The date of a member without an initialiser: there is no such date. Only what is written matters. */
const NO_DATE = { toJSON() { throw new Unwritable('A date that does not exist, or is outside the years 0000 to 9999, cannot be written in RFC 3339.'); } };

/** `=` and the reply as JSON text, or `!` and the error. */
export function expectedAnswer(type, event) {
  try {
    const reply = crossed(type, event, '', false);
    return `=${reply === undefined ? 'null' : JSON.stringify(reply)}`;
  } catch (error) {
    if (error instanceof Unwritable) return `!${JSON.stringify({ errorType: 'lambda_wasm::InvalidResult', errorMessage: error.message })}`;
    if (!(error instanceof Mismatch)) throw error;
    return `!${JSON.stringify({ errorType: 'lambda_wasm::InvalidEvent', errorMessage: error.message.toWellFormed() })}`;
  }
}

function found(value) {
  if (value === undefined) return 'nothing';
  if (value === null || Array.isArray(value)) return value === null ? 'null' : 'array';
  if (typeof value === 'string') return `string ${JSON.stringify(value.length > 32 ? `${value.slice(0, 32)}…` : value)}`;
  return typeof value === 'object' ? 'object' : `${typeof value} ${value}`;
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const step = (pointer, key) => `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
const inBytes = ([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other));

// An object of name-value pairs. Of equal names the last value is used, at the place of the first. Omits undefined values.
function objectOf(pairs) {
  const object = {};
  for (const [name, value] of pairs) Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  return object;
}

// The value that the handler returns; undefined for an empty optional. `isLenient` is whether it is within a member of an event struct.
function crossed(type, value, pointer, isLenient) {
  const expect = (expected, fits) => { if (!fits) throw new Mismatch(pointer, expected, value); };
  const each = () => value.map((element, i) => crossed(type.of, element, step(pointer, i), isLenient));
  switch (type.kind) {
    case 'text':
      expect('string', typeof value === 'string');
      return value.toWellFormed();
    case 'boolean':
      expect('boolean', typeof value === 'boolean');
      return value;
    case 'integer': return integer(type, value, expect);
    case 'real':
      expect('number', typeof value === 'number');
      return type.isFloat ? shortestFloat(Math.fround(value)) : value;
    case 'bytes':
      expect('string of base64', typeof value === 'string' && (isLenient || Buffer.from(value, 'base64').toString('base64') === value));
      return Buffer.from(value, 'base64').toString('base64');
    case 'time': return time(type, value, expect);
    case 'date':
      expect('date as in RFC 3339', typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value));
      return value;
    case 'enum':
      expect(`one of ${type.names.map((name) => JSON.stringify(name)).join(', ')}`, type.names.includes(value));
      return value;
    case 'any':
      expect('value of JSON', value !== undefined);
      return anything(value);
    case 'optional': return value == null ? undefined : crossed(type.of, value, pointer, isLenient);
    case 'nullable': return value == null ? value : crossed(type.of, value, pointer, isLenient);
    case 'set': {
      expect('array', Array.isArray(value));
      const elements = [...new Set(each())];
      return type.of.kind === 'text' ? elements.map((element) => [element]).sort(inBytes).flat() : elements.sort();
    }
    case 'tuple':
      expect(`array of ${type.elements.length}`, Array.isArray(value) && value.length === type.elements.length);
      return type.elements.map((element, i) => crossed(element, value[i], step(pointer, i), isLenient));
    case 'vector':
      expect('array', Array.isArray(value));
      return each();
    case 'array':
      expect(`array of ${type.size}`, Array.isArray(value) && value.length === type.size);
      return each();
    case 'oneOrMany': return Array.isArray(value) ? each() : [crossed(type.of, value, pointer, isLenient)];
    case 'map': case 'pairs': {
      expect('object', isObject(value));
      const pairs = Object.keys(value).map((key) => [key.toWellFormed(), crossed(type.of, value[key], step(pointer, key), isLenient)]);
      // A std::map keeps the last value of each key, ordered by the keys' bytes.
      return objectOf(type.kind === 'map' ? [...new Map(pairs)].sort(inBytes) : pairs);
    }
    case 'struct':
      expect('object', isObject(value));
      return objectOf(type.fields.map((field) => {
        const given = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
        const isKept = field.isDefaulted && (field.type.kind === 'nullable' ? given === undefined : given == null);
        return [field.name, isKept ? initial(field) : crossed(field.type, given, step(pointer, field.name), type.isLenient)];
      }));
    default: throw new Error(`no oracle for ${type.kind}`);
  }
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

function integer({ bits, isSigned }, value, expect) {
  const power = BigInt(isSigned ? bits - 1 : bits), least = isSigned ? -(2n ** power) : 0n, most = 2n ** power - 1n;
  const within = (exact) => exact >= least && exact <= most;
  if (bits < 32) {
    expect(`integer from ${least} to ${most}`, Number.isInteger(value) && within(BigInt(value)));
    return value === 0 ? 0 : value;
  }
  const kind = `${isSigned ? '' : 'unsigned '}integer of ${bits} bits`;
  if (bits === 32) {
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

// The initialiser of a member, as it is written.
const initial = ({ type, initial: given }) => (given === undefined ? empty(type) : given.value);

// The value of a value-initialised type.
function empty(type) {
  switch (type.kind) {
    case 'text': case 'bytes': return '';
    case 'boolean': return false;
    case 'integer': case 'real': return 0;
    case 'time': return `1970-01-01T00:00:00${type.digits === 0 ? '' : `.${'0'.repeat(type.digits)}`}Z`;
    case 'enum': return type.names[0];
    case 'any': return null;
    case 'date': return NO_DATE;
    case 'optional': case 'nullable': return undefined;
    case 'vector': case 'oneOrMany': case 'set': return [];
    case 'tuple': return type.elements.map(empty);
    case 'array': return Array.from({ length: type.size }, () => empty(type.of));
    case 'map': case 'pairs': return {};
    case 'struct': return objectOf(type.fields.map((field) => [field.name, initial(field)]));
    default: throw new Error(`no empty ${type.kind}`);
  }
}
