// Who is measured, and where CMake and rust.sh have put what they built of it.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a contestant is called in the table and in the plots; in the report it has its key. */
export const labels = {
  ours: 'lambda_wasm',
  again: 'lambda_wasm, again',
  described: 'lambda_wasm, described structs',
  javascript: 'JavaScript',
  javascript_tuned: 'JavaScript, tuned',
  node_crypto: 'node:crypto',
  embind_val: 'embind, val',
  embind_text: 'embind, string and nlohmann_json',
  rust_reflect: 'Rust, Reflect',
  rust_serde: 'Rust, serde-wasm-bindgen',
  rust_structural: 'Rust, structural getters',
  native: 'native C++',
};

export const RUST = ['rust_reflect', 'rust_serde', 'rust_structural'];

/** The one by Rust that has the least of {name: value}; without any, the one that is best as a rule. */
export const bestRust = (values) => RUST.filter((name) => name in values).sort((a, b) => values[a] - values[b])[0] ?? 'rust_structural';

/** The contestants: `folder` is what CMake built tests/bench in by one toolchain, `rust` what rust.sh built, `native` a program. */
export class Contestants {
  /** What CMake built tests/bench in. */
  built;
  #rust;

  constructor({ folder, rust, native }) {
    this.built = folder;
    /** The program of comparators/native. */
    this.native = native;
    this.#rust = rust;
  }

  /** Why there is nothing by Rust: a sentence, or undefined when there is. */
  get rustIsMissing() {
    const said = join(this.#rust, 'missing.txt');
    return existsSync(said) ? readFileSync(said, 'utf8').trim() : undefined;
  }

  /** Those of these names that there are here. */
  there(names) { return names.filter((name) => !name.startsWith('rust_') || this.rustIsMissing === undefined); }

  /**
   * The folder with `name`'s index.mjs or index.js of a work, which is all that would be deployed. Comparators are built in two ways, and
   * take part with what is best for them: `fast` where time is measured, `small` where size or start is.
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
    const folder = this.folder(name, work, profile);
    const index = ['index.mjs', 'index.cjs', 'index.js'].map((file) => join(folder, file)).find((file) => existsSync(file));
    if (index === undefined) throw new Error(`${folder} has no index.mjs, index.cjs or index.js`);
    return name === 'again' ? `${index}?again` : index;
  }
}
