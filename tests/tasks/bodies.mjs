// Generates random coroutine bodies in C++: compilers have miscompiled `co_await` in a try block in a loop (include/lambda_wasm/task/
// awaiter.hpp). A seed generates the same bodies everywhere.
//
//   node bodies.mjs SEED COUNT single|nested >bodies.inc
//
// `single` bodies have one retry loop, with statements around and inside it; `nested` ones nest try blocks and loops.

const [seed, count, form] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];

// Marsaglia's 32-bit xorshift.
let state = seed * 2654435761 >>> 0 || 1;
function random() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
}
const below = (limit) => Math.floor(random() * limit);
const one = (...of) => of[below(of.length)];
const chance = (part) => random() < part;
const times = (length, make) => Array.from({ length }, make).join(' ');

// `x` is the body's value; Held counts its destructors; fails() and awaited tasks throw for some values.
const statements = [
  () => `x = x * 3 + co_await waits(${below(100)}, x);`,
  () => `x = x * 3 + co_await at_times_waits(${below(100)}, x);`,
  () => `{ const Held held; x += co_await waits(${below(100)}, x); x += fails(${below(100)}, x); }`,
  () => `{ const Held held; x += co_await at_times_waits(${below(100)}, x); }`,
  () => `x += fails(${below(100)}, x);`,
  () => `x ^= ${below(1000)};`,
  () => `if (co_await as_result(at_times_waits(${below(100)}, x))) x += 2;`,
];
const statement = () => one(...statements)();

function single() {
  const leave = one('', '', 'break;', 'co_return x;');
  const otherwise = one('', '', 'break;', 'continue;', 'x += 3;', 'if (i == 2) throw;');
  const others = one('', 'catch (const std::exception&) { x += 9; }', 'catch (...) { x += 11; }');
  const end = one('', '', 'co_await waits(8, x);', 'x += co_await at_times_waits(5, x);');
  return `for (unsigned i = 0; i < x % 5 + 1; ++i) { ${times(below(2), statement)} `
    + `try { ${times(1 + below(5), statement)} co_await waits(3, x); ${leave} } catch (int thrown) { x += unsigned(thrown); ${otherwise} } ${others} ${end} }`;
}

function nested(depth, isInLoop) {
  const block = (inLoop) => times(1 + below(3), () => nested(depth - 1, inLoop));
  const kind = depth === 0 ? 0 : below(9);
  if (kind < 3) return statement();
  if (kind < 5) return `for (unsigned i${depth} = 0; i${depth} < ${1 + below(3)}; ++i${depth}) { ${block(true)} }`;
  if (kind < 8) {
    const also = chance(0.4) ? 'catch (const std::exception&) { x += 7; }' : '';
    return `try { ${block(isInLoop)} } catch (int thrown) { x += unsigned(thrown); ${isInLoop ? one('break;', 'continue;', '', '') : ''} } ${also}`;
  }
  return `if (x & ${1 << below(3)}) { ${block(isInLoop)} } else { ${block(isInLoop)} }`;
}

const body = form === 'single'
  ? () => `${times(below(3), statement)} ${single()} ${times(below(3), statement)}`
  : () => `for (unsigned i = 0; i < 3; ++i) { try { ${times(1 + below(2), () => nested(3, true))} } catch (int thrown) { x += unsigned(thrown); } }`;

for (let i = 0; i < count; ++i) console.log(`Task<unsigned> body_${i}(unsigned x) { ${body()} co_return x; }`);
console.log(`constexpr Task<unsigned> (*bodies[])(unsigned) = {${Array.from({ length: count }, (_, i) => `body_${i}`).join(', ')}};`);
