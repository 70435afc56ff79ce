// The cost of an invocation in a warm process: W0 to W4, W7 and `validated`. All contestants of a work run in one process, in turns, and in several
// such processes.

import { RUST } from '../contestants.mjs';

const EVERYONE = ['ours', 'again', 'described', 'javascript', 'javascript_tuned', 'embind_val', 'embind_text', ...RUST];

/** The processes of a work: `input` names the event, `shape` the loop (loops.mjs), `handler` the export, `before` one called once first. */
function warm(bench, { work, module = work.toLowerCase(), names, input, shape = 'handler', handler = 'handler', before, figures }) {
  const argument = { contestants: bench.modules(module, names), input, shape, handler, before, batches: bench.pick(40, 15) };
  return bench.compare({
    work, what: `${work}, ${shape === 'loop' ? 'loop' : handler}`, times: bench.pick(5, 2), measure: () => bench.run('warm.mjs', argument),
    figures: figures.map((figure) => ({ unit: 'µs', ...figure })),
  });
}
const without = (names, ...left) => names.filter((name) => !left.includes(name));

export function w0(bench) {
  return warm(bench, {
    work: 'W0', names: ['ours', 'again', 'javascript', 'embind_val', 'rust_structural'], input: 'get', figures: [{ figure: 'nothing' }],
  });
}

const OTHERS = without(EVERYONE, 'ours', 'again', 'described');
const AGAINST_STOCK = { embind_val: 0.16, rust_reflect: 0.15, rust_structural: 0.75 };

export async function w1(bench) {
  const forms = (figure, target) => [
    { figure, against: OTHERS, target },
    { figure: `${figure}: described structs`, ours: 'described', against: OTHERS, target },
    { figure: `${figure}: ours against itself`, ours: 'again', against: ['ours'] },
  ];
  await warm(bench, { work: 'W1', names: EVERYONE, input: 'get', figures: forms('handler alone, awaited', AGAINST_STOCK) });
  await warm(bench, { work: 'W1', names: EVERYONE, input: 'get', shape: 'loop', figures: forms("through the runtime's loop", { javascript: 1.10 }) });

  const names = without(EVERYONE, 'again', 'javascript_tuned'), others = without(OTHERS, 'javascript_tuned');
  const figure = 'every header, query value and cookie', target = { embind_val: 0.10 };
  await warm(bench, {
    work: 'W1', module: 'w1_all', names, input: 'get',
    figures: [{ figure, against: others, target }, { figure: `${figure}: described structs`, ours: 'described', against: others, target }],
  });
}

export async function w2(bench) {
  const names = ['ours', 'javascript', 'embind_val', 'embind_text', 'rust_structural'];
  await warm(bench, { work: 'W2', names, input: 'order', figures: [{ figure: 'handler alone, body in and out', target: { javascript: 0.6 } }] });
  await warm(bench, { work: 'W2', names, input: 'order', shape: 'loop', figures: [{ figure: "through the runtime's loop", target: { javascript: 0.85 } }] });
}

export async function w3(bench) {
  const names = ['ours', 'javascript'], input = 'document', before = 'keep';
  for (const [handler, figure, most] of [['parse', 'parse 100 KB', 0.38], ['write', 'write 100 KB', 0.38], ['both', 'parse, change and write 100 KB', 0.40]]) {
    await warm(bench, { work: 'W3', names, input, handler, before, figures: [{ figure, target: { javascript: most } }] });
  }
}

export async function w4(bench) {
  const names = ['ours', 'javascript', 'embind_val', 'embind_text', 'rust_serde', 'rust_structural'];
  await warm(bench, { work: 'W4', names, input: 'queue', figures: [{ figure: 'handler alone' }] });
  await warm(bench, { work: 'W4', names, input: 'queue', shape: 'loop', figures: [{ figure: "through the runtime's loop", target: { javascript: 1.2 } }] });
}

export function w7(bench) {
  return warm(bench, {
    work: 'W7', names: ['ours', 'javascript', 'embind_val'], input: 'bytes', figures: [{ figure: '1 MB of bytes in and out', target: { javascript: 1.0 } }],
  });
}

export function validated(bench) {
  return warm(bench, {
    work: 'validated', names: ['ours', 'ajv', 'zod'], input: 'constrained',
    figures: [{ figure: 'body of 20 constraints, in and out', target: { ajv: 0.25 } }],
  });
}
