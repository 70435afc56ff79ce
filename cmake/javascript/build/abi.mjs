// The binary interface (include/lambda_wasm/edge/abi.hpp): finds it in compiled files, compares it, and writes its numbers into index.mjs.

/** An error that the author of the function can correct. The build prints it as one sentence. */
export class BuildError extends Error {}

export const ABI_MARKER = '\x1flambda_wasm:abi:';

/** The texts of the interface in an object file or in a module: one for each source file with a handler. */
export function abiTexts(bytes) {
  const texts = [];
  for (let at = bytes.indexOf(ABI_MARKER); at >= 0; at = bytes.indexOf(ABI_MARKER, at + 1)) {
    const begin = at + ABI_MARKER.length, end = bytes.indexOf('}}', begin);
    if (end >= 0) texts.push(bytes.subarray(begin, end + 2).toString());
  }
  return texts;
}

const versionOf = (text) => (/^\{"version":"([^"]*)"/.exec(text) ?? [])[1];
const REMEDY = 'compile all of it with the headers that belong to this build';

/**
 * How a text of the interface differs, as the end of a sentence whose subject is a file; undefined if it does not.
 * @param version  the version of this SDK
 * @param other    another text that must be equal, because headers may differ without another version
 */
export function difference(text, version, other = text) {
  if (versionOf(text) !== version) return `is compiled with the headers of lambda_wasm ${versionOf(text)}, but the function is built by lambda_wasm ${version}: ${REMEDY}.`;
  return text === other ? undefined : `is compiled with other headers of lambda_wasm ${version} than the rest of the function: ${REMEDY}.`;
}

/** The interface of a module, as an object of groups. Throws a BuildError unless all files of the module have the interface of this SDK. */
export function abiOf(binary, version) {
  const texts = abiTexts(binary);
  if (texts.length === 0) throw new BuildError(`its sources are not compiled with the headers of lambda_wasm ${version}, which builds it: ${REMEDY}.`);
  const wrong = texts.map((text) => difference(text, version, texts[0])).find((each) => each !== undefined);
  if (wrong !== undefined) throw new BuildError(`one of its files ${wrong}`);
  return JSON.parse(texts[0]);
}

/** The names of the interface in the parts of the runtime, and in the library that Emscripten links. */
export const IN_RUNTIME = 'ABI', IN_LIBRARY = 'lambda_wasm_ABI';

/**
 * Replaces the names of numbers in a text of JavaScript, `ABI.group.name`, by the numbers; `ABI.group` alone becomes the list of an enum's
 * names. Leaves out an addition of 0, and writes a number without a template around it.
 */
export function withNumbers(text, abi, called = IN_RUNTIME) {
  const named = new RegExp(`(?<before> ?\\+ ?|\\$\\{)?(?<![\\w.])${called}\\.(?<group>\\w+)(?:\\.(?<name>\\w+))?(?<after>\\})?`, 'g');
  return text.replace(named, (...match) => {
    const { before = '', group, name, after = '' } = match.at(-1), numbers = abi[group];
    const isInTemplate = before === '${' && after === '}';
    if (name === undefined && typeof numbers === 'object') return before + JSON.stringify(Object.keys(numbers)) + after;
    const value = numbers?.[name];
    if (value === undefined) {
      throw new BuildError(`its sources are compiled with headers of lambda_wasm that do not define ${group}.${name}, which the build needs: ${REMEDY}.`);
    }
    if (isInTemplate) return `${value}`;
    return value === 0 && before.trim() === '+' ? after : before + value + after;
  });
}
