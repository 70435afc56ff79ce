// In two passes for each row of the result, as stb_image_resize2 does for this size: sums of rows, then sums of their columns.

import { random } from './random.mjs';

const SIDE = 1024, RESIZED = 256, CHANNELS = 4;

function makePixels() {
  const pixels = new Uint8Array(SIDE * SIDE * CHANNELS), next = random(88172645);
  let at = 0;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      for (const gradient of [x * 3, y * 3, ((x + y) * 3) / 2, (x ^ y) * 3]) pixels[at++] = Math.floor(gradient / 16) + (next() >>> 26);
    }
  }
  return pixels;
}

// Mitchell and Netravali's filter, stb's default for shrinking pictures.
function mitchell(x) {
  const t = Math.abs(x);
  if (t < 1) return (16 + t * t * (21 * t - 36)) / 18;
  if (t < 2) return (32 + t * (-60 + t * (36 - 7 * t))) / 18;
  return 0;
}

/**
 * For each pixel of the result: its first source pixel, their number, and their weights, in `taps` slots for each. Pixels beyond the edge
 * equal the edge.
 */
function makeFilter(from, to) {
  const scale = to / from, reach = 2 / scale, taps = Math.ceil(2 * reach) + 1;
  const firsts = new Int32Array(to), counts = new Int32Array(to), weights = new Float64Array(to * taps);
  for (let i = 0; i < to; i++) {
    const center = (i + 0.5) / scale;
    const low = Math.ceil(center - reach - 0.5), high = Math.floor(center + reach - 0.5);
    const first = Math.max(low, 0), last = Math.min(high, from - 1);
    const own = weights.subarray(i * taps, (i + 1) * taps);
    let sum = 0;
    for (let j = low; j <= high; j++) {
      const weight = mitchell((j + 0.5 - center) * scale);
      own[Math.min(Math.max(j, first), last) - first] += weight;
      sum += weight;
    }
    for (let j = 0; j < taps; j++) own[j] /= sum;
    firsts[i] = first;
    counts[i] = last - first + 1;
  }
  return { taps, firsts, counts, weights };
}

/** Sums the source rows of row `y` of the result, four at a time. */
function sumRows(rows, pixels, stride, { taps, firsts, counts, weights }, y) {
  rows.fill(0);
  let i = 0, from = firsts[y] * stride, weight = y * taps;
  for (; i + 4 <= counts[y]; i += 4, from += 4 * stride, weight += 4) {
    const w0 = weights[weight], w1 = weights[weight + 1], w2 = weights[weight + 2], w3 = weights[weight + 3];
    for (let x = 0, at = from; x < stride; x++, at++) {
      rows[x] += w0 * pixels[at] + w1 * pixels[at + stride] + w2 * pixels[at + 2 * stride] + w3 * pixels[at + 3 * stride];
    }
  }
  for (; i < counts[y]; i++, from += stride, weight++) {
    const w0 = weights[weight];
    for (let x = 0; x < stride; x++) rows[x] += w0 * pixels[from + x];
  }
}

/** Writes a row of the result, starting at `to`, from the sums of rows. */
function sumColumns(resized, to, rows, newWidth, { taps, firsts, counts, weights }) {
  for (let x = 0; x < newWidth; x++, to += CHANNELS) {
    const end = x * taps + counts[x];
    let at = firsts[x] * CHANNELS, red = 0, green = 0, blue = 0, alpha = 0;
    for (let i = x * taps; i < end; i++, at += CHANNELS) {
      const weight = weights[i];
      red += weight * rows[at];
      green += weight * rows[at + 1];
      blue += weight * rows[at + 2];
      alpha += weight * rows[at + 3];
    }
    resized[to] = red;
    resized[to + 1] = green;
    resized[to + 2] = blue;
    resized[to + 3] = alpha;
  }
}

function resize(pixels, width, height, newWidth, newHeight) {
  const across = makeFilter(width, newWidth), down = makeFilter(height, newHeight);
  const rows = new Float64Array(width * CHANNELS); // 32 bits would need a conversion at every step
  const resized = new Uint8ClampedArray(newWidth * newHeight * CHANNELS); // rounds
  for (let y = 0; y < newHeight; y++) {
    sumRows(rows, pixels, width * CHANNELS, down, y);
    sumColumns(resized, y * newWidth * CHANNELS, rows, newWidth, across);
  }
  return resized;
}

const pixels = makePixels();
const run = () => resize(pixels, SIDE, SIDE, RESIZED, RESIZED);

export const handler = async () => ({ width: RESIZED, height: run().length / CHANNELS / RESIZED });

/** The resulting picture, as base64. */
export const picture = async () => Buffer.from(run().buffer).toString('base64');
