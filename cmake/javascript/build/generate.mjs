// Makes index.mjs, which the deployment's handler names: the glue that Emscripten made, the lane and the supervisor, and the codecs of the
// function's types.

import { abiOf, withNumbers, BuildError, IN_LIBRARY } from './abi.mjs';
import { assemble } from './assemble.mjs';
import { holdsAnything, withCodecs } from './codec.mjs';
import { helpersFor } from './helpers.mjs';
import { parse } from './kinds.mjs';
import { QUERY } from './kinds/literal_headers.mjs';
import { demangle } from '../runtime/demangle.mjs';
import { descriptors, sections } from './schema.mjs';
import { typeName } from './type_names.mjs';

// Some versions of Emscripten make all views of the memory. Removes those that nothing reads.
const withoutUnusedViews = (glue) => glue.replace(/;(HEAP\w+)=new \w+Array\(b\)/g, (made, name) => (glue.split(name).length > 3 ? made : ''));

// The glue of the full runtime is written for CommonJS. Here it finds Node.js's modules without CommonJS.
const factory = (glue) => `const create = (function (require, __filename, __dirname) {
${glue}
return lambda_wasm_module;
})((name) => process.getBuiltinModule(name), import.meta.filename, import.meta.dirname);`;

// The exports of index.mjs. The runtime takes a handler with two parameters or, if it streams, three and a mark. Handlers are async
// functions. A promise that such a function returns takes two more turns of the microtask queue than one that it awaits.
const exported = (waits, hasBatches) => ({ kind, name, result: { kind: form, name: member } }) => {
  const returned = (value) => `return ${form === '=' ? `overlaid(event, '${member}', ${value})` : value};`;
  const called = waits ? `const result = invoke('${name}', event, context); ${returned('result instanceof Promise ? await result : result')}` : returned(`invoke('${name}', event, context)`);
  const isolated = `for (;;) try { ${returned(`over(event, ${waits ? 'await ' : ''}invoke('${name}', event, context))`)} } catch (error) { if (!goesOn(event, error)) throw error; }`;
  switch (kind) {
    case 'handler':
      return `async function entry_${name}(event, context) { ${hasBatches ? isolated : called} }`;
    case 'stream':
      // C++ receives the stream's error from its writes. Without a listener the error would also end the process.
      return `async function entry_${name}(event, stream, context) {
  stream.on('error', () => {});
  await invoke('${name}', { event, stream }, context);
}
entry_${name}[Symbol.for('aws.lambda.runtime.handler.streaming')] = 'response';`;
    default:
      return `${kind === 'task' ? 'async ' : ''}function entry_${name}(...values) { return invoke('${name}', { ...values }); }`;
  }
};

// The optional parts of the runtime: the file or, if it calls functions of the codecs, the name of the function (helpers.mjs); the member of an
// instance, its initial value, and whether it is needed, which depends on the functions of library.js that the program `calls`.
const PARTS = [
  { file: 'escaped_exception.mjs', member: 'escapedException', made: 'escapedException', isNeeded: (calls, hasExceptions) => calls('enable_waiting') && hasExceptions },
  { file: 'initializing.mjs', member: 'initialize', made: 'initializer(instance)', isNeeded: (calls) => calls('initialize') },
  { file: 'timers.mjs', member: 'timers', made: 'new Timers(instance)', isNeeded: (calls) => calls('start_timer') },
  { file: 'tokens.mjs', member: 'tokens', made: 'new Tokens(instance)', isNeeded: (calls) => calls('verify_token') },
  { file: 'key_sets.mjs', member: 'keySets', made: 'new KeySets(instance)', isNeeded: (calls) => calls('fetch_keys') },
  { file: 'modules.mjs', member: 'importModule', made: 'importModule', isNeeded: (calls) => calls('import') || calls('aws_client') },
  { file: 'services.mjs', member: 'services', made: 'new Services(instance)', isNeeded: (calls) => calls('aws_client') },
  { file: 'streams.mjs', member: 'streams', made: 'new Streams(instance)', isNeeded: (calls) => calls('stream_close') || calls('fetch_request') },
  { file: 'fetch.mjs', member: 'fetcher', made: 'new Fetcher(instance)', isNeeded: (calls) => calls('fetch_request') },
  { file: 'batch.mjs', member: 'batches', made: 'new Batches(instance)', isNeeded: (calls) => calls('batch_begin') },
  { helper: 'findFile', member: 'findFile', made: 'findFile', isNeeded: (calls) => calls('file') },
  { helper: 'sendHeader', member: 'sendHeader', made: 'sendHeader', isNeeded: (calls) => calls('rare_header') },
  { helper: ['knowsTag', 'withoutContent'], member: 'knowsTag', made: 'knowsTag', isNeeded: (calls) => calls('knows_tag') },
  { helper: 'compress', member: 'compress', made: 'compress', isNeeded: (calls) => calls('compress') },
  { helper: 'codeStream', member: 'codeStream', made: 'codeStream', isNeeded: (calls, hasExceptions, streams) => calls('compress') && streams },
];

// The imports of programs that call only the SDK's own JavaScript.
const OWN_IMPORT = /^\w+:_(_abort_js|_embind_register_constant|emscripten_(resize_heap|date_now|get_now)|exit|proc_exit|environ_\w+|fd_\w+|clock_\w+|random_get|lambda_wasm_\w+)$/;

// Whether a program may receive values that other JavaScript throws: because of its imports, or of its callers.
function meetsOthers(glue, entries, waits) {
  const [, imports = '?'] = /wasmImports\s*=\s*\{([^}]*)\}/.exec(glue) ?? [];
  return waits || entries.some(({ kind }) => kind === 'function') || !imports.split(',').every((each) => OWN_IMPORT.test(each.replaceAll(/\s/g, '')));
}

// The names, by their mangled form, of types that the module may throw and that demangle.mjs cannot read. The module's data contains the
// names of all its types. Other texts that look like names cost some bytes and do no harm. Names of builtins are so short that they are
// searched only in a module that contains some.
function hardTypeNames(binary) {
  const data = sections(binary).filter(({ id }) => id === 11).map(({ bytes }) => bytes.latin1Slice()).join('\0') + '\0';
  const looksLikeOne = data.includes('__fundamental_type_infoE') ? /(?<![!-~])P?K?(?:[NSZ1-9][!-~]+|D[nusi]|[ahstxynoew])(?=\0)/g : /(?<![!-~])P?K?[NSZ1-9][!-~]+(?=\0)/g;
  const names = [...data.matchAll(looksLikeOne)].map(([text]) => [text, typeName(text)]);
  return Object.fromEntries(names.filter(([text, name]) => name !== undefined && name !== demangle(text)));
}

// A part that reads these names; no part if there are no such names.
function namerOf(binary) {
  const names = JSON.stringify(hardTypeNames(binary));
  return names === '{}' ? [] : [{ member: 'demangle', made: `(mangled) => (${names})[mangled] ?? demangle(mangled)` }];
}

// The function that makes an instance with these parts.
function makerOf(kind, parts) {
  const made = `new ${kind}()`;
  if (parts.length === 0) return `const newInstance = () => ${made};`;
  return `const newInstance = () => {
  const instance = ${made};
${parts.map(({ member, made }) => `  instance.${member} = ${made};`).join('\n')}
  return instance;
};`;
}

// The names that the text of index.mjs declares itself, for all functions. The parts of the runtime import them from function.mjs.
const WRITTEN = ['compiled', 'create', 'newInstance', 'ENTRIES', 'CODECS', 'ABI', 'hasExceptions'];

// The functions of all codecs, and the rows of the tables that name them.
function codecTexts(maker, { codecs, values, headers, entries }, calls) {
  let functions = '', table = '', entryTable = '';
  // C++ pulls a header that did not cross with the request by the address of its name.
  const asked = headers.filter(({ name }) => name !== QUERY).map(({ address, name }) => ({ address, schema: parse(`q(${name.length + 7}:header:${name}?s)`) }));
  [...codecs, ...asked].forEach(({ address, schema }, i) => {
    functions += maker.put(`put_${i}`, schema);
    table += `  [${address}, put_${i}],\n`;
  });
  values.forEach(({ address, schema }, i) => {
    functions += maker.take(`value_${i}`, schema, true);
    table += `  [${address}, value_${i}],\n`;
  });
  entries.forEach(({ address, kind, name, input, result }) => {
    const sample = holdsAnything(input) ? undefined : maker.sample(input);
    functions += maker.put(`put_${name}`, input) + maker.take(`take_${name}`, result);
    entryTable += `  ${address}: { name: '${name}', put: put_${name}, take: ${calls('knows_tag') && 'rRF'.includes(result.kind) ? `(lane) => withoutContent(take_${name}(lane))` : `take_${name}`}, ${kind === 'stream' ? 'streams: true, ' : ''}${sample === undefined ? '' : `sample: ${sample} `}},\n`;
  });
  return { functions: functions + maker.functions(), table, entryTable, helpers: maker.helpers };
}

/** Returns the text of index.mjs. `file` is the name of the .wasm file next to it; `version` is the SDK's. */
export function generate({ glue, binary, file, version, isFull = false }) {
  const found = descriptors(binary), { headers, entries } = found;
  const hasExceptions = sections(binary).some((section) => section.id === 13);
  const calls = (name) => glue.includes(`_lambda_wasm_${name}`); // Emscripten links only the functions that are called
  const streams = entries.some(({ kind }) => kind === 'stream'), waits = calls('enable_waiting'), parts = PARTS.filter(({ isNeeded }) => isNeeded(calls, hasExceptions, streams));
  const isAwaited = isFull || calls('initialize');
  if (entries.length === 0) {
    throw new BuildError('the function exports no handler: put LAMBDA_WASM_HANDLER(callable) into one of its sources.');
  }
  const abi = abiOf(binary, version), names = entries.map((entry) => entry.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new BuildError(`two handlers are named "${twice}": give one of them another name with LAMBDA_WASM_EXPORT(name, callable).`);
  }

  const wrong = names.find((name) => !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) || name === 'then');
  if (wrong !== undefined) {
    throw new BuildError(wrong === 'then' ? 'a handler is named "then", which import() would call: give it another name with LAMBDA_WASM_EXPORT(name, callable).'
      : `a handler is named "${wrong}", which JavaScript cannot export: give it a name of letters, digits and _ with LAMBDA_WASM_EXPORT(name, callable).`);
  }

  const { functions, table, entryTable, helpers } = withCodecs((maker) => codecTexts(maker, found, calls), headers, abi);
  const program = withNumbers(withoutUnusedViews(glue).trim(), abi, IN_LIBRARY);
  const runtime = withNumbers(assemble([
    waits ? 'asynchronous.mjs' : 'synchronous.mjs', ...(streams ? ['streaming.mjs'] : []), ...parts.flatMap(({ file = [] }) => file),
    isFull ? 'full.mjs' : 'minimal.mjs', isAwaited ? 'awaited.mjs' : 'at_once.mjs',
  ], { instead: meetsOthers(glue, entries, waits) ? {} : { 'thrown.mjs': 'thrown_by_module.mjs' }, written: WRITTEN }), abi);
  return `const compiled = new WebAssembly.Module(process.getBuiltinModule('node:fs').readFileSync(\`\${import.meta.dirname}/${file}\`));

${isFull ? factory(program) : program}

${runtime}

${withNumbers(helpersFor([...helpers, ...parts.flatMap(({ helper = [] }) => helper)]), abi)}

${functions}
const CODECS = new Map([
${table}]); // an object looks its large keys up at more cost
const ENTRIES = {
${entryTable}};
const hasExceptions = ${hasExceptions};

${makerOf(streams ? 'StreamingInstance' : waits ? 'AsynchronousInstance' : 'SynchronousInstance', [...parts, ...namerOf(binary)])}

${isAwaited ? 'await ' : ''}start();

${entries.map(exported(waits, calls('batch_begin'))).join('\n')}
export { ${names.map((name) => `entry_${name} as ${name}`).join(', ')} };
`;
}
