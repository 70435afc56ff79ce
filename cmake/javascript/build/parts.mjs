// The parts that a kind has. Each file of kinds/ exports one kind: an object with all of them. kinds.mjs refuses a kind that lacks one.
// `schema` is a tree of the kind (kinds.mjs), and `codec` the function that is being written (codec.mjs).

export const PARTS = {
  letters: 'the list of the letters with which its text begins',
  helpers: 'the module of runtime/kinds/ with the functions that its codecs call, or {}',
  parse: '(cursor, letter): the tree, from the text after the letter',
  inner: '(schema): the trees of the kinds that it holds',
  mostWords: '(codec, schema): the most words that a value needs between two reservations: each part once, whatever the loops',
  put: '(codec, schema, value, pointer, most): the statements that write a value. `value` is the name of a variable, `pointer` its place, `most` the words to reserve for code without loops',
  take: '(codec, schema): the statements that run before, and the expression of the value that is read: {before, value}',
  sample: '(schema, sampleOf, isOmitted): the text of a small valid value; undefined if what it holds has none yet. `sampleOf.within(schema, sampleOf)` makes it of other parts',
  expected: '(schema, expectedOf): the words of a mismatch that say what is expected',
  jsonTypes: '(schema, typesOf): the types of JSON that it takes, of `string`, `number`, `boolean`, `array`, `object` and `null`; and `bytes`, `time` and `bigint` for those values of JavaScript, and `decimal` for integers as text',
  absent: '(schema, isField): what a field of it does that is absent: `{ of }` if the same as of another kind, `{ wrong }` if it is a mismatch with these words, `{ fits: true }` if it is a value, `{}` if `put` decides',
  isOmitted: 'whether an empty value is left out of objects',
  isByAuthor: 'whether C++ converts it by code of the author',
};

/** Parts of most kinds that hold no other. */
export const LEAF = {
  helpers: {}, parse: (cursor, letter) => ({ kind: letter }), inner: () => [], mostWords: () => 1, absent: () => ({}), isOmitted: false, isByAuthor: false,
};

/** Parts of most kinds that hold one other. */
export const AROUND = { ...LEAF, parse: (cursor, letter) => ({ kind: letter, of: cursor.kind() }), inner: (schema) => [schema.of] };

/** What a kind takes that has only one direction. */
export const NO_PUT = (codec, { kind }) => { throw new Error(`no value of kind ${kind} goes into a module`); };
export const NO_TAKE = (codec, { kind }) => { throw new Error(`no value of kind ${kind} comes out of a module`); };

/** A value that an expression reads. */
export const plain = (value) => ({ before: '', value });
