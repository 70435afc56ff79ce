// The lane: the JavaScript side of the wire (include/lambda_wasm/schema.hpp has its table). One lane belongs to one instance
// of the module. The functions that know a schema are generated (codec.mjs); they write and read through this.

import { Failure } from './failure.mjs';
import { ABI } from './function.mjs';
import { isOf } from './thrown.mjs';

/**
 * Room for text is reserved at three bytes for each UTF-16 unit, the most that UTF-8 takes. A string longer than this is
 * written by itself, at its exact size: concatenating it would copy it once more.
 */
const ALONE = 512;

/** So much text is written unit by unit at the front of a message: where there is no more, a call of utf8Write would cost more. */
const FRONT = 64;

export class Lane {
  // `record` is the address of the running invocation's record, which says where messages go (edge/record.hpp), and `reply` that of
  // the block that results come in (wire::Block in wire/writer.hpp). Both consist of words. `module` has `reserve`, which makes the
  // input's blocks larger, `end` for where it cannot, and `toHandle` and `takeHandle` for values that cross as embind's handles.
  constructor(memory, record, reply, module) {
    this.memory = memory;
    this.record = record >> 2;
    this.reply = reply >> 2;
    this.module = module;
    this.reading = null;
    this.readingAt = this.readingBegin = 0;
    this.known = []; // the headers of the last reply, by their places (http_reply.mjs)
    this.substitutes = substitutes();
    this.refresh();
    this.open(ALONE);
  }

  // A view dies when the memory grows: it is then of length 0, and made anew before the next use.
  refresh() {
    const { buffer } = this.memory;
    this.words = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
    this.bytes = Buffer.from(buffer);
    if (this.substitutes !== null) Object.assign(this.bytes, this.substitutes);
    this.locate();
  }

  // Where input goes, as the record says.
  locate() {
    const { words, record } = this;
    this.begin = words[record + ABI.record.words] >> 2;
    this.end = this.begin + words[record + ABI.record.word_capacity];
    this.textBlock = words[record + ABI.record.text];
    this.textEnd = this.textBlock + words[record + ABI.record.text_capacity];
  }

  /** A word of the memory; its view is then that of now. */
  word(index) {
    if (this.words.length === 0) this.refresh();
    return this.words[index];
  }

  /** Writes `value` as one message. What `put` throws leaves the lane as it was. */
  send(put, value) {
    this.open(ALONE);
    put(this, value);
    this.flush();
    if (this.isWide) {
      // Text that is not ASCII was concatenated: its parts have other lengths in bytes than in units, and a lone surrogate
      // at the end of one would have joined its neighbour. So every string is written and measured by itself.
      this.open(-1);
      put(this, value);
      this.flush();
    }
    this.close();
  }

  // Only now do JavaScript values get handles: a message may be written twice, or not fit, and handles are taken by who reads it.
  close() {
    if (this.values !== null) for (const { index, value } of this.values) this.words[this.begin + index] = this.module.toHandle(value);
    this.words[this.record + ABI.record.text_used] = this.textAt - this.textBlock;
    this.words[this.record + ABI.record.message_text] = this.textBegin;
  }

  /** As `send`, and returns whether there was a mismatch, as 1 or 0: of one it sends the texts (host/pull.hpp). */
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

  // Puts `value` behind the pending text, and returns what is then pending. What is not ASCII makes the message wide.
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

  // Writes the pending text in one piece.
  flush() {
    const { text } = this;
    if (text !== '' && this.write(text) !== text.length) this.isWide = true;
    this.text = '';
  }

  // Writes one string by itself behind the pending `text`, and its size in bytes over its length in units.
  putAlone(value, text, at) {
    this.at = at;
    this.text = text;
    this.flush();
    const size = this.write(value);
    this.words[this.at - 1] = size;
    return this.at;
  }

  // Makes room for so many more words and bytes of text; keeps what is written, which may move.
  grow(at, words, bytes) {
    const used = at - this.begin, kept = this.textAt - this.textBegin;
    // More than C++ can count cannot be had, either.
    if (!this.module.reserve(this.record << 2, used, Math.min(used + words, ABI.record.most_words), kept, Math.min(kept + bytes, ABI.record.most_bytes))) {
      this.module.end('std::bad_alloc', 'There is no memory left.', 1);
    }
    this.refresh();
    this.at = this.begin + used;
    this.textBegin = this.textBlock + this.words[this.record + ABI.record.text_used];
    this.textAt = this.textBegin + kept;
    this.frontEnd = 0; // that was of the block before
  }

  /** Opens the reply for the functions that take values out. */
  receive() {
    if (this.words.length === 0) this.refresh();
    const { words, reply } = this;
    this.at = this.replyBegin = words[reply + ABI.block.words] >> 2;
    this.readingAt = words[reply + ABI.block.text];
    // ASCII comes back as one string, cut into views; anything else string by string.
    this.reading = words[reply + ABI.block.is_wide] ? null : this.bytes.latin1Slice(this.readingAt, this.readingAt + words[reply + ABI.block.text_size]);
    this.readingBegin = this.readingAt;
  }

  take(size) {
    const begin = this.readingAt, end = (this.readingAt = begin + size);
    return this.reading === null ? this.bytes.utf8Slice(begin, end) : this.reading.substring(begin - this.readingBegin, end - this.readingBegin);
  }
}

// The methods of Buffer that write and read text here are not documented. Where a Node.js lacks one, the Encoding standard's
// own classes do it, at more cost.
function substitutes() {
  const { utf8Write, utf8Slice, latin1Slice } = Buffer.prototype;
  if (utf8Write && utf8Slice && latin1Slice) return null;
  const encoder = new TextEncoder(), decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const slice = function (begin, end) { return decoder.decode(this.subarray(begin, end)); };
  return {
    utf8Write(text, at, size) { return encoder.encodeInto(text, this.subarray(at, at + size)).written; },
    utf8Slice: slice,
    latin1Slice: slice, // the lane reads nothing but ASCII by it
  };
}

// The most bytes that a text takes in UTF-8: counted where three for each unit would be a waste of memory.
const mostBytes = (text) => (text.length < 65536 ? 3 * text.length : Buffer.byteLength(text));

export function putTexts(lane, texts) {
  if (lane.at + texts.length > lane.end) lane.grow(lane.at, texts.length, 0);
  lane.at += texts.length;
  texts.forEach((text, i) => lane.putAlone(text, '', lane.begin + i + 1));
}

/** Errors of others go on where they are. */
export const severityOf = (error) => (isOf(error, Failure) ? error.severity : 0);

/** A value that does not fit its schema: the place as a JSON pointer (RFC 6901), what was expected and what came. */
export class Mismatch extends Failure {
  constructor(pointer, expected, found) {
    super('lambda_wasm::InvalidEvent', `The value${pointer && ` at ${pointer}`} does not fit: expected ${expected}, found ${found}.`);
    Object.assign(this, { pointer, expected, found });
  }
}

export function wrong(pointer, expected, value) {
  throw new Mismatch(pointer, expected, described(value));
}

/** What came, in a few words: its type, and the value where it is short. */
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
