// Functions of dates. Generated codecs call them; index.mjs contains only those that its codecs use (build/helpers.mjs).

import { wrong } from '../lane.mjs';

// RFC 3339 section 5.6, full-date. JavaScript reads the 30th of February as a day in March, so the text is written again.
export function putDay(words, at, value, pointer) {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) wrong(pointer(), 'date as in RFC 3339', value);
  words[at++] = time / 86400000;
  return at;
}

export function takeDay(lane) {
  return new Date(lane.words[lane.at++] * 86400000).toISOString().slice(0, -14);
}
