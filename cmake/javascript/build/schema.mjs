// Finds the schemas of a module in the data of its .wasm file, by their markers. The format is the table in
// include/lambda_wasm/schema.hpp.

import { ABI_MARKER } from './abi.mjs';
import { Cursor } from './kinds.mjs';

// Reads numbers of a WebAssembly binary (LEB128, core specification, section 5.2.2).
class Binary {
  constructor(bytes, at = 0) { this.bytes = bytes; this.at = at; }
  byte() { return this.bytes[this.at++]; }
  unsigned() {
    let value = 0, scale = 1, next;
    do { next = this.byte(); value += (next & 0x7f) * scale; scale *= 128; } while (next & 0x80);
    return value;
  }
  signed32() {
    let value = 0, shift = 0, next;
    do { next = this.byte(); value |= (next & 0x7f) << shift; shift += 7; } while (next & 0x80);
    return shift < 32 && next & 0x40 ? value | (-1 << shift) : value;
  }
}

function unsigned(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

/** The sections of a WebAssembly binary: [{id, bytes}]. */
export function sections(binary) {
  const reader = new Binary(binary, 8), found = []; // after the magic number and the version
  while (reader.at < binary.length) {
    const id = reader.byte(), size = reader.unsigned();
    found.push({ id, bytes: binary.subarray(reader.at, reader.at + size) });
    reader.at += size;
  }
  return found;
}

/** The data segments of a WebAssembly binary with their addresses in memory: [{address, bytes}]. */
export const dataSegments = (binary) => allSegments(binary).filter(({ address }) => address !== undefined);

// All data segments, also those without an address; `whole` contains all bytes of a segment in the section.
function allSegments(binary) {
  const data = sections(binary).find((section) => section.id === 11);
  if (data === undefined) return [];
  const reader = new Binary(data.bytes), segments = [];
  for (let left = reader.unsigned(); left > 0; left--) {
    const begin = reader.at, mode = reader.unsigned();
    if (mode === 2) reader.unsigned(); // the index of the memory
    let address;
    if (mode !== 1) {
      if (reader.byte() !== 0x41) throw new Error('a data segment is placed by something other than i32.const.');
      address = reader.signed32() >>> 0;
      reader.byte(); // end of the expression
    }
    const size = reader.unsigned();
    const bytes = data.bytes.subarray(reader.at, (reader.at += size));
    segments.push({ address, bytes, whole: data.bytes.subarray(begin, reader.at) });
  }
  return segments;
}

const CODEC = '\x1flambda_wasm:codec:', VALUE = '\x1flambda_wasm:value:', HEADER = '\x1flambda_wasm:header:';
const ENTRIES = { handler: '\x1flambda_wasm:handler:', function: '\x1flambda_wasm:function:', task: '\x1flambda_wasm:task:', stream: '\x1flambda_wasm:stream:' };
const KINDS = Object.fromEntries(Object.entries(ENTRIES).map(([kind, marker]) => [marker, kind]));
const DOCUMENT = '\x1flambda_wasm:document:', TYPE = '\x1flambda_wasm:type:';

/**
 * Returns all descriptors of a module, each kind ordered by address:
 *   codecs   [{address, schema}]                     values that C++ requests
 *   values   [{address, schema}]                     values that C++ makes in JavaScript
 *   headers  [{address, name}]                       headers that the program names
 *   entries  [{address, kind, name, input, result}]  of kind `handler`, `function`, `task` or `stream`
 * Schemas are trees, as `parse` of kinds.mjs returns them. Their types are objects {address, schema}, one for each described type of the program.
 */
export function descriptors(binary) {
  const codecs = [], values = [], headers = [], entries = [], segments = dataSegments(binary), all = [...marked(binary)];
  const types = new Map(all.filter(({ marker }) => marker === TYPE).map(({ address }) => [address, { address }]));
  const cursorOf = ({ text, list }) => new Cursor(text, (number) => types.get(wordAt(segments, list.address + 4 * number)));
  for (const each of all.filter(({ marker }) => marker === TYPE)) types.get(each.address).schema = cursorOf(each).kind();
  for (const each of all) {
    const { address, marker, text } = each, cursor = cursorOf(each);
    switch (marker) {
      case CODEC: codecs.push({ address, schema: cursor.kind() }); break;
      case VALUE: values.push({ address, schema: cursor.kind() }); break;
      case HEADER: headers.push({ address, name: text.toString() }); break;
      case ABI_MARKER: case DOCUMENT: case TYPE: break; // abi.mjs and the folder documents/ read the others
      default:
        entries.push({ address, kind: KINDS[marker], name: cursor.name(), input: cursor.kind(), result: cursor.kind() });
    }
  }
  return { codecs, values, headers, entries };
}

/**
 * Returns the documents of a module, ordered by address: [{address, text, list}]. A document is JSON text, and `list` has the addresses of
 * the documents that it refers to by their numbers, as `{"$ref":0}`.
 */
export function documentTexts(binary) {
  const segments = dataSegments(binary);
  return [...marked(binary)].filter(({ marker }) => marker === DOCUMENT).map(({ address, text, list }) => ({
    address, text: text.toString(), list: Array.from({ length: list.size / 4 }, (_, i) => wordAt(segments, list.address + 4 * i)),
  }));
}

/**
 * Returns the binary with zeros in place of all these texts, their lists, and the binary interface. The program uses only their addresses, and
 * index.mjs has their content. Segments that contain only zeros are removed, because memory is zero initially.
 */
export function withoutDescriptors(binary) {
  const copy = Buffer.from(binary);
  const segments = allSegments(copy);
  for (const { whole, list } of marked(copy)) {
    whole.fill(0);
    for (const { address, bytes } of list.size === 0 ? [] : segments) {
      if (address !== undefined) bytes.fill(0, clamped(list.address - address, bytes), clamped(list.address + list.size - address, bytes));
    }
  }
  const kept = segments.filter(({ bytes }) => bytes.some((byte) => byte !== 0));
  // Segments without an address are referred to by their numbers, so none may be removed.
  if (kept.length === segments.length || segments.some(({ address }) => address === undefined)) return copy;
  const count = unsigned(kept.length), data = Buffer.concat([count, ...kept.map(({ whole }) => whole)]);
  return Buffer.concat([copy.subarray(0, 8), ...sections(copy).flatMap(({ id, bytes }) => {
    const content = id === 11 ? data : id === 12 ? count : bytes; // 12 is the data count section
    return [Buffer.from([id]), unsigned(content.length), content];
  })]);
}

const clamped = (at, { length }) => Math.min(Math.max(at, 0), length);

// A word of the memory. Bytes between the segments are zero: the optimizer splits data at zeros.
function wordAt(segments, address) {
  const byteAt = (at) => segments.map((each) => each.bytes[at - each.address]).find((byte) => byte !== undefined) ?? 0;
  return [3, 2, 1, 0].reduce((word, i) => word * 256 + byteAt(address + i), 0);
}

// How many addresses follow a text.
function listSize(marker, text) {
  // No string in JSON text contains these characters: its quotation marks are escaped.
  if (marker === DOCUMENT) return Math.max(0, ...[...text.latin1Slice().matchAll(/"\$ref":(\d+)/g)].map(([, number]) => Number(number) + 1));
  if (marker === HEADER || marker === ABI_MARKER || !text.includes('@')) return 0;
  const cursor = new Cursor(text, () => ({}));
  if (marker in KINDS) {
    cursor.name();
    cursor.kind(); // of the input; the result follows
  }
  cursor.kind();
  return cursor.types;
}

// The marked texts, ordered by segment and kind: the address, the marker, the text, the bytes of both in the binary, and the place in memory
// of the list that follows: at the next address after the NUL that is a multiple of 4.
function* marked(binary) {
  for (const { address, bytes } of dataSegments(binary)) {
    for (const marker of [CODEC, VALUE, HEADER, ABI_MARKER, DOCUMENT, TYPE, ...Object.values(ENTRIES)]) {
      for (let i = bytes.indexOf(marker); i >= 0; i = bytes.indexOf(marker, i + 1)) {
        const start = i + marker.length, found = bytes.indexOf(0, start), end = found < 0 ? bytes.length : found; // the zeros at the end of a segment are left out
        const text = bytes.subarray(start, end), list = { address: Math.ceil((address + end + 1) / 4) * 4, size: 4 * listSize(marker, text) };
        yield { address: address + i, marker, text, whole: bytes.subarray(i, end), list };
      }
    }
  }
}
