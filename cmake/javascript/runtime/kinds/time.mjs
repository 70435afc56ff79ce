// Functions of times. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

import { wrong } from '../lane.mjs';

// RFC 3339 section 5.6, without leap seconds (time since the epoch does not count them), with or without the colon in the offset
// (text/time.hpp). A Date is converted to this form.
export function putTime(words, at, value, digits, pointer) {
  const form = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):?(\d\d))$/;
  const time = value instanceof Date ? value.toJSON() : value;
  const parts = typeof time === 'string' ? form.exec(time) : null;
  if (parts === null) wrong(pointer(), 'time as in RFC 3339', value);
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const offset = parts[8] === undefined ? 0 : (parts[8] === '-' ? -60 : 60) * (Number(parts[9]) * 60 + Number(parts[10]));
  if (!isDay || hour > 23 || minute > 59 || second > 59 || Number(parts[9] ?? 0) > 23 || Number(parts[10] ?? 0) > 59) {
    wrong(pointer(), 'time as in RFC 3339', value);
  }
  const seconds = date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset;
  // The range of 64 bits of nanoseconds, in whole seconds.
  if (digits === 9 && (seconds < -9223372036 || seconds > 9223372035)) wrong(pointer(), 'time from 1677-09-21 to 2262-04-11', value);
  words[at++] = seconds;
  words[at++] = Math.floor(seconds / 4294967296);
  words[at++] = Number(((parts[7] ?? '') + '000000000').slice(0, 9));
  return at;
}

export function takeDate(lane) {
  const low = lane.words[lane.at++] >>> 0, high = lane.words[lane.at++], nanoseconds = lane.words[lane.at++];
  return new Date((high * 4294967296 + low) * 1000 + Math.floor(nanoseconds / 1e6));
}

export function takeTime(lane, digits) {
  const low = lane.words[lane.at++] >>> 0, high = lane.words[lane.at++], nanoseconds = lane.words[lane.at++];
  const text = new Date((high * 4294967296 + low) * 1000).toISOString().slice(0, -5);
  return `${text}${digits === 0 ? '' : `.${String(nanoseconds).padStart(9, '0').slice(0, digits)}`}Z`;
}
