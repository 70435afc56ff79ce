// The lane: the JavaScript side of the wire (include/lambda_wasm/schema.hpp has its table). Each instance of the module has one. The
// generated codecs (build/codec.mjs) know the schemas; they write and read through the lane.

import { Failure } from './failure.mjs';
import { ABI } from './function.mjs';
import { isOf } from './thrown.mjs';

/**
 * Room for text is reserved at three bytes for each UTF-16 unit, the most that UTF-8 needs. A string longer than this is written separately
 * at its exact size, because concatenating it would copy it once more.
 */
const ALONE = 512;

/** The first bytes of text in a message are written unit by unit: for short text this costs less than a call of utf8Write. */
const FRONT = 64;

export class Lane {
  // `record` is the address of the running invocation's record, which says where messages go (edge/record.hpp). `reply` is the address of
  // the block that holds results (wire::Block in wire/writer.hpp). Both consist of words. `module` has `reserve`, which enlarges the input's
  // blocks, `end` for when that fails, and `toHandle` and `takeHandle` for values that cross as embind's handles.
  constructor(memory, record, reply, module) {
    this.memory = memory;
    this.record = record >> 2;
    this.reply = reply >> 2;
    this.module = module;
    this.reading = null;
    this.readingAt = this.readingBegin = 0;
    this.known = []; // the headers of the last reply, in order (http_reply.mjs)
    this.substitutes = substitutes();
    this.refresh();
    this.open(ALONE);
  }

  // Makes new views. When the memory grows, the old views become empty: check their length before each use.
  refresh() {
    const { buffer } = this.memory;
    this.words = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
    this.bytes = Buffer.from(buffer);
    if (this.substitutes !== null) Object.assign(this.bytes, this.substitutes);
    this.locate();
  }

  // Reads from the record where messages go.
  locate() {
    const { words, record } = this;
    this.begin = words[record + ABI.record.words] >> 2;
    this.end = this.begin + words[record + ABI.record.word_capacity];
    this.textBlock = words[record + ABI.record.text];
    this.textEnd = this.textBlock + words[record + ABI.record.text_capacity];
  }

  /** Returns a word of the memory, and makes new views first if the memory has grown. */
  word(index) {
    if (this.words.length === 0) this.refresh();
    return this.words[index];
  }

  /** Writes `value` as one message. If `put` throws, nothing is sent. */
  send(put, value) {
    this.open(ALONE);
    put(this, value);
    this.flush();
    if (this.isWide) {
      // Text that is not ASCII was concatenated. Its parts have other lengths in bytes than in units, and a lone surrogate at the end of a
      // part may have joined the next one. Every string is therefore written again, separately.
      this.open(-1);
      put(this, value);
      this.flush();
    }
    this.close();
  }

  // Makes the handles of JavaScript values only now: a message may be written twice or not fit, and C++ releases only handles that it reads.
  close() {
    if (this.values !== null) for (const { index, value } of this.values) this.words[this.begin + index] = this.module.toHandle(value);
    this.words[this.record + ABI.record.text_used] = this.textAt - this.textBlock;
    this.words[this.record + ABI.record.message_text] = this.textBegin;
  }

  /** Like `send`, but on a mismatch sends the texts of the mismatch instead (host/pull.hpp). Returns 1 if there was a mismatch, else 0. */
  sendOrMismatch(put, value) {
    try {
      this.send(put, value);
      return 0;
    } catch (error) {
      if (!isOf(error, Mismatch)) throw error;
      this.send(putTexts, [error.name, error.message, error.pointer, error.expected, error.found]);
      return 1;
    }
  }

  open(alone) {
    if (this.words.length === 0) this.refresh();
    this.alone = alone;
    this.isWide = false;
    this.at = this.begin;
    this.textAt = this.textBegin = this.textBlock + this.words[this.record + ABI.record.text_used];
    this.frontEnd = Math.min(this.textBegin + FRONT, this.textEnd);
    this.text = '';
    this.values = null;
  }

  // Adds `value` to the message and returns the new pending text. Text that is not ASCII makes the message wide.
  join(text, value) {
    const { bytes, textAt } = this, end = textAt + value.length;
    if (text !== '' || end > this.frontEnd) return text + value;
    let bits = 0;
    for (let i = textAt; i < end; i++) bits |= bytes[i] = value.charCodeAt(i - textAt);
    if (bits > 127) this.isWide = true;
    this.textAt = end;
    return '';
  }

  // Writes a text, and returns its size in bytes.
  write(text) {
    const most = mostBytes(text);
    if (this.textAt + most > this.textEnd) this.grow(this.at, 0, most);
    const size = this.bytes.utf8Write(text, this.textAt, most);
    this.textAt += size;
    return size;
  }

  // Writes all pending text.
  flush() {
    const { text } = this;
    if (text !== '' && this.write(text) !== text.length) this.isWide = true;
    this.text = '';
  }

  // Writes the pending `text`, then `value` separately, and replaces the length of `value` in the message by its size in bytes.
  putAlone(value, text, at) {
    this.at = at;
    this.text = text;
    this.flush();
    const size = this.write(value);
    this.words[this.at - 1] = size;
    return this.at;
  }

  // Makes room for `words` more words and `bytes` more bytes of text. Keeps the written part of the message, which may move.
  grow(at, words, bytes) {
    const used = at - this.begin, kept = this.textAt - this.textBegin;
    // More than C++ can count cannot be allocated either.
    if (!this.module.reserve(this.record << 2, used, Math.min(used + words, ABI.record.most_words), kept, Math.min(kept + bytes, ABI.record.most_bytes))) {
      this.module.end('std::bad_alloc', 'There is no memory left.', 1);
    }
    this.refresh();
    this.at = this.begin + used;
    this.textBegin = this.textBlock + this.words[this.record + ABI.record.text_used];
    this.textAt = this.textBegin + kept;
    this.frontEnd = 0; // it belonged to the old block
  }

  /** Opens the reply for the functions that read it. */
  receive() {
    if (this.words.length === 0) this.refresh();
    const { words, reply } = this;
    this.at = this.replyBegin = words[reply + ABI.block.words] >> 2;
    this.readingAt = words[reply + ABI.block.text];
    // ASCII text is read as one string and cut into substrings; other text is read string by string.
    this.reading = words[reply + ABI.block.is_wide] ? null : this.bytes.latin1Slice(this.readingAt, this.readingAt + words[reply + ABI.block.text_size]);
    this.readingBegin = this.readingAt;
  }

  take(size) {
    const begin = this.readingAt, end = (this.readingAt = begin + size);
    return this.reading === null ? this.bytes.utf8Slice(begin, end) : this.reading.substring(begin - this.readingBegin, end - this.readingBegin);
  }
}

// The lane uses undocumented methods of Buffer. If a version of Node.js lacks one, the slower classes of the Encoding Standard replace it.
function substitutes() {
  const { utf8Write, utf8Slice, latin1Slice } = Buffer.prototype;
  if (utf8Write && utf8Slice && latin1Slice) return null;
  const encoder = new TextEncoder(), decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const slice = function (begin, end) { return decoder.decode(this.subarray(begin, end)); };
  return {
    utf8Write(text, at, size) { return encoder.encodeInto(text, this.subarray(at, at + size)).written; },
    utf8Slice: slice,
    latin1Slice: slice, // the lane reads only ASCII by it
  };
}

// An upper bound for the UTF-8 size of a text. Long texts are measured, because three bytes for each unit would waste memory.
const mostBytes = (text) => (text.length < 65536 ? 3 * text.length : Buffer.byteLength(text));

export function putTexts(lane, texts) {
  if (lane.at + texts.length > lane.end) lane.grow(lane.at, texts.length, 0);
  lane.at += texts.length;
  texts.forEach((text, i) => lane.putAlone(text, '', lane.begin + i + 1));
}

/** The severity of an error. Errors that are no Failure have severity 0: the instance goes on. */
export const severityOf = (error) => (isOf(error, Failure) ? error.severity : 0);

/** A value that does not fit its schema: the place as a JSON pointer (RFC 6901), the expected and the found value. */
export class Mismatch extends Failure {
  constructor(pointer, expected, found) {
    super('lambda_wasm::InvalidEvent', `The value${pointer && ` at ${pointer}`} does not fit: expected ${expected}, found ${found}.`);
    Object.assign(this, { pointer, expected, found });
  }
}

export function wrong(pointer, expected, value) {
  throw new Mismatch(pointer, expected, described(value));
}

/** Describes a value briefly: its type, and the value itself if it is short. */
export function described(value) {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'string') return `string ${JSON.stringify(value.length > 32 ? `${value.slice(0, 32)}…` : value)}`;
  if (typeof value === 'number' || typeof value === 'boolean') return `${typeof value} ${value}`;
  return typeof value;
}

/** A key as a part of a JSON pointer. */
export const escaped = (key) => key.replaceAll('~', '~0').replaceAll('/', '~1');
