// Number texts, random and adversarial, and their values, by JSON.parse and exactly. Floats, random and at the limits.
// numbers.test.mjs runs `check` in each Node.js.

import assert from 'node:assert/strict';

// A fixed generator (xorshift32): every run has the same texts.
let state = 2463534242;
const random = (below) => {
  state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
  return (state >>> 0) % below;
};
const digits = (count) => Array.from({ length: count }, () => random(10)).join('');
const pick = (...list) => list[random(list.length)];

const doubles = new Float64Array(1), words = new Uint32Array(doubles.buffer), floats = new Float32Array(1), floatBits = new Uint32Array(floats.buffer);
const floatOf = (bits) => { floatBits[0] = bits; return floats[0]; };
const bitsOf = (float) => { floats[0] = float; return floatBits[0]; };
const doubleOf = (high, low) => { words[0] = low; words[1] = high; return doubles[0]; };

// A finite double is an integer times a power of two.
function binary(value) {
  doubles[0] = value;
  const exponent = (words[1] >>> 20) & 2047, low = words[0];
  const significand = BigInt((words[1] & 0xfffff) + (exponent === 0 ? 0 : 0x100000)) * 4294967296n + BigInt(low);
  return [significand, Math.max(exponent, 1) - 1075];
}

// All the digits of a positive number that is an integer times a power of two, with an exponent.
const exactly = (significand, power) => (power < 0 ? `${significand * 5n ** BigInt(-power)}e${power}` : String(significand * 2n ** BigInt(power)));

// Another spelling of digits and an exponent: moves the point, and adds zeros at both ends.
function spelled(text) {
  let [whole, exponent = '0'] = text.split('e');
  let power = BigInt(exponent);
  if (random(2)) { const zeros = random(30); whole += '0'.repeat(zeros); power -= BigInt(zeros); }
  if (random(2)) {
    const places = random(whole.length + 25), all = whole.padStart(places + 1, '0');
    whole = `${all.slice(0, all.length - places)}${places > 0 ? '.' : ''}${all.slice(all.length - places)}`;
    power += BigInt(places);
  }
  return `${pick('', '', '-')}${whole}${power === 0n && random(4) ? '' : `${pick('e', 'E')}${power < 0n ? '' : pick('', '+', '+00', '0')}${power}`}`;
}

// A number, or one that is slightly larger or smaller.
const beside = (text) => {
  const [whole, exponent = '0'] = text.split('e'), more = 1 + random(40), power = BigInt(exponent) - BigInt(more);
  return pick(text, `${whole}${'0'.repeat(more - 1)}1e${power}`, `${BigInt(whole) - 1n}${'9'.repeat(more)}e${power}`);
};

const kinds = {
  plain: () => `${1 + random(9)}${digits(random(25))}`,
  decimal: () => `${1 + random(9)}${digits(random(45))}e${random(90) - 60}`,
  extreme: () => `${1 + random(9)}${digits(random(30))}e${pick(-1, 1) * (270 + random(80))}`,
  exponents: () => `${pick('1', '0', '15', '184467440737095516160')}e${pick('', '-')}${1 + random(9)}${digits(random(30))}`,
  around64: () => `${BigInt(1 + random(50)) * 2n ** BigInt(pick(8, 16, 32, 53, 63, 64, 65, 128)) + BigInt(random(5) - 2)}${pick('', '0', digits(random(25)))}`,
  long: () => `${1 + random(9)}${digits(20 + random(900))}e${random(400) - 700}`,
  zeros: () => `1${'0'.repeat(random(400))}${pick('', `e-${random(420)}`)}`,
  halfDouble() { // between a double and the next
    const [significand, power] = binary(doubleOf(random(0x7fefffff), random(2) ? 0xffffffff * random(2) : state >>> 0));
    return beside(exactly(2n * significand + 1n, power - 1));
  },
  halfFloat() {
    let bits = random(0x7f800000);
    if (random(3) === 0) bits &= 0xffffff;
    const [significand, power] = binary(floatOf(bits)), [next, nextPower] = bits === 0x7f7fffff ? [2n ** 52n, 76] : binary(floatOf(bits + 1));
    const low = Math.min(power, nextPower);
    return beside(exactly(significand * 2n ** BigInt(power - low) + next * 2n ** BigInt(nextPower - low), low - 1));
  },
  integers: () => `${BigInt(pick(1, 2 ** 7, 2 ** 8, 2 ** 15, 2 ** 16, 2 ** 31, 2 ** 32, 2 ** 63)) * BigInt(pick(1, 1, 2)) + BigInt(random(3) - 1)}`,
};

/** A text that is a number, or almost one. */
export function numberText() {
  let text = spelled(pick(...Object.values(kinds))());
  if (random(12) === 0) {
    const at = random(text.length + 1);
    text = `${text.slice(0, at)}${pick('0', '.', 'e', '-', '+', 'E', ' ', '', 'x', '0', '1e')}${text.slice(at + random(2))}`;
  }
  return text;
}

// The value as a fraction of two BigInts, or undefined if its exponent is out of range.
function exact(text) {
  const [, sign, whole, fraction = '', exponent = '0'] = /^\s*(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?\s*$/.exec(text);
  const value = BigInt(whole + fraction), power = BigInt(exponent) - BigInt(fraction.length), magnitude = power + BigInt(String(value).length);
  if (value === 0n) return [0n, 1n];
  if (magnitude > 400n || magnitude < -400n) return undefined;
  const signed = sign === '-' ? -value : value;
  return power < 0n ? [signed, 10n ** -power] : [signed * 10n ** power, 1n];
}

// The exactly nearest float: the float of the nearest double, or one of its neighbours.
function nearestFloat(text, double) {
  const fraction = exact(text), rounded = Math.fround(double);
  if (fraction === undefined || double === 0) return rounded;
  const magnitude = fraction[0] < 0n ? -fraction[0] : fraction[0], bits = bitsOf(Math.abs(rounded));
  // The sign of the distance to the midpoint above the float `below`.
  const compare = (below) => {
    const [low, lowPower] = binary(floatOf(below)), [high, highPower] = below === 0x7f7fffff ? [2n ** 52n, 76] : binary(floatOf(below + 1));
    const scale = BigInt(1200), middle = (low << (scale + BigInt(lowPower))) + (high << (scale + BigInt(highPower)));
    const difference = (magnitude << (scale + 1n)) - middle * fraction[1];
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };
  let nearest = bits;
  if (bits > 0 && (compare(bits - 1) < 0 || (compare(bits - 1) === 0 && bits % 2 === 1))) nearest = bits - 1;
  else if (bits < 0x7f800000 && (compare(bits) > 0 || (compare(bits) === 0 && bits % 2 === 1))) nearest = bits + 1;
  return fraction[0] < 0n ? -floatOf(nearest) : floatOf(nearest);
}

const ranges = { int8: [-(2n ** 7n), 2n ** 7n], uint8: [0n, 2n ** 8n], int16: [-(2n ** 15n), 2n ** 15n], uint16: [0n, 2n ** 16n], int32: [-(2n ** 31n), 2n ** 31n],
  uint32: [0n, 2n ** 32n], int64: [-(2n ** 63n), 2n ** 63n], uint64: [0n, 2n ** 64n] };

function expected(text) {
  let real;
  try { real = JSON.parse(text); } catch { return {}; }
  const numbers = { real, single: nearestFloat(text, real) }, fraction = exact(text);
  if (fraction !== undefined && fraction[0] % fraction[1] === 0n) {
    const integer = fraction[0] / fraction[1];
    for (const [name, [least, end]] of Object.entries(ranges)) if (integer >= least && integer < end) numbers[name] = String(integer);
  }
  return numbers;
}

/** Reads many texts with the function's `read`, and checks the value of every type. @returns how many were numbers */
export async function checkTexts(read, count) {
  let numbers = 0;
  for (let left = count; left > 0; left -= 500) {
    const texts = Array.from({ length: 500 }, numberText), made = await read(texts);
    texts.forEach((text, i) => {
      const right = expected(text);
      assert.deepStrictEqual({ ...made[i] }, right, text); // distinguishes -0 from 0
      if (right.real !== undefined) numbers++;
    });
  }
  return numbers;
}

/** Writes many floats in every way, and reads them back. */
export async function checkFloats({ write, bits, read }, count) {
  for (let left = count; left > 0; left -= 500) {
    const some = Array.from({ length: 500 }, () => {
      const value = random(4) === 0 ? bitsOf(random(1e8) / 1e4) : random(3) === 0 ? ((random(255) << 23) + random(3) - 1) >>> 0 : (random(65536) * 65536 + random(65536)) >>> 0;
      return (value & 0x7f800000) === 0x7f800000 ? 0x3dcccccd : value;
    });
    const { lane, json, formatted } = await write(some);
    const back = await bits(JSON.parse(JSON.stringify(lane)).map((value, i) => (value === 0 ? lane[i] : value))); // JSON has no -0
    assert.deepEqual(back, some);
    const texts = json.slice(1, -1).split(','), again = await read(texts);
    some.forEach((each, i) => {
      const float = floatOf(each), value = lane[i], text = String(value);
      assert.equal(texts[i], text);
      assert.equal(formatted[i], text);
      assert.equal(again[i].single, float === 0 ? 0 : float, text);
      const magnitude = Math.abs(float), size = text.replace(/e.*|[-.]/g, '').replace(/^0+|0+$/g, '').length;
      if (magnitude < 1e21 && Number.isInteger(magnitude)) assert.equal(value, float);
      else for (let digits = 1; digits < size; digits++) assert.notEqual(Math.fround(Number(magnitude.toPrecision(digits))), magnitude, text);
    });
  }
}
