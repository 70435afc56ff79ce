// The contestants, and where CMake and rust.sh put their builds.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The names of contestants in the table and the plots; the report uses the keys. */
export const labels = {
  ours: 'lambda_wasm',
  again: 'lambda_wasm, again',
  described: 'lambda_wasm, described structs',
  javascript: 'JavaScript',
  javascript_tuned: 'JavaScript, tuned',
  node_crypto: 'node:crypto',
  ajv: 'JSON.parse and ajv',
  zod: 'JSON.parse and zod',
  embind_val: 'embind, val',
  embind_text: 'embind, string and nlohmann_json',
  rust_reflect: 'Rust, Reflect',
  rust_serde: 'Rust, serde-wasm-bindgen',
  rust_structural: 'Rust, structural getters',
  native: 'native C++',
};

export const RUST = ['rust_reflect', 'rust_serde', 'rust_structural'];

/** The Rust contestant with the least of {name: value}; if there is none, the one that is usually best. */
export const bestRust = (values) => RUST.filter((name) => name in values).sort((a, b) => values[a] - values[b])[0] ?? 'rust_structural';

/** The contestants: `folder` is CMake's build folder of tests/bench for one toolchain, `rust` the output of rust.sh, `native` a program. */
export class Contestants {
  /** CMake's build folder. */
  built;
  #rust;

  constructor({ folder, rust, native }) {
    this.built = folder;
    /** The program of comparators/native. */
    this.native = native;
    this.#rust = rust;
  }

  /** The reason why the Rust contestants are missing, as a sentence, or undefined if they exist. */
  get rustIsMissing() {
    const said = join(this.#rust, 'missing.txt');
    return existsSync(said) ? readFileSync(said, 'utf8').trim() : undefined;
  }

  /** The names whose contestants exist here. */
  there(names) { return names.filter((name) => !name.startsWith('rust_') || this.rustIsMissing === undefined); }

  /**
   * The folder of a work by `name`, with index.mjs or index.js: all files that would be deployed. Comparators are built in two profiles,
   * and each figure uses the better one: `fast` for times, `small` for sizes and starts.
   */
  folder(name, work, profile = 'fast') {
    if (name === 'ours' || name === 'again') return join(this.built, 'lambda', work);
    if (name === 'described') return join(this.built, 'lambda', `${work}_described`);
    if (name.startsWith('embind_')) return join(this.built, name, profile, work);
    return join(this.#rust, profile, `${name.slice('rust_'.length)}_${work}`);
  }

  /** The module of `name` for a work, with its handler. */
  module(name, work, profile) {
    const comparators = join(import.meta.dirname, 'comparators', 'javascript');
    if (name === 'javascript') return join(comparators, `${work}.mjs`);
    if (name === 'javascript_tuned') return join(comparators, `${work}_tuned.mjs`);
    if (name === 'node_crypto') return join(comparators, `${work}_crypto.mjs`);
    if (name === 'ajv' || name === 'zod') return join(comparators, `${work}_${name}.mjs`);
    const folder = this.folder(name, work, profile);
    const index = ['index.mjs', 'index.cjs', 'index.js'].map((file) => join(folder, file)).find((file) => existsSync(file));
    if (index === undefined) throw new Error(`${folder} has no index.mjs, index.cjs or index.js`);
    return name === 'again' ? `${index}?again` : index;
  }
}
