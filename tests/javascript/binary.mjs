// Handmade binaries: a WebAssembly module with one memory and data segments (core specification, sections 5.5.6 to 5.5.14)

export function unsigned(value) {
  const bytes = [];
  do { bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0)); value = Math.floor(value / 128); } while (value > 0);
  return bytes;
}
function signed(value) { // 32 bits
  const bytes = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    if ((value === 0 && !(low & 0x40)) || (value === -1 && low & 0x40)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}
export const section = (id, bytes) => [id, ...unsigned(bytes.length), ...bytes];
export const active = (address, data) => [0, 0x41, ...signed(address | 0), 0x0b, ...unsigned(data.length), ...data];
export const passive = (data) => [1, ...unsigned(data.length), ...data];
export const activeIn = (memory, address, data) => [2, ...unsigned(memory), 0x41, ...signed(address | 0), 0x0b, ...unsigned(data.length), ...data];
export const wasm = (...segments) => Buffer.from([
  ...Buffer.from('\0asm'), 1, 0, 0, 0,
  ...section(0, [4, ...Buffer.from('name'), ...Buffer.from('\x1flambda_wasm:codec:s\0')]), // a custom section is not data
  ...section(5, [1, 0, ...unsigned(65536)]),
  ...section(11, [...unsigned(segments.length), ...segments.flat()]),
]);
export const data = (text) => [...Buffer.from(text)];
/** With a tag section, as in modules that throw. */
export const withTags = (binary) => Buffer.concat([binary, Buffer.from(section(13, [0]))]);

const aligned = (address) => Math.ceil(address / 4) * 4;
/**
 * The bytes of descriptors from an address on, each [text, indices]: the text and the descriptors that its list refers to, by their indices here.
 * @returns `{ bytes, addresses }`
 */
export function listed(address, descriptors) {
  const addresses = [];
  let end = address;
  for (const [text, list = []] of descriptors) {
    addresses.push(end);
    end = aligned(end + Buffer.byteLength(text) + 1) + 4 * list.length;
  }
  const bytes = Buffer.alloc(end - address);
  descriptors.forEach(([text, list = []], i) => {
    bytes.write(text, addresses[i] - address);
    const begin = aligned(addresses[i] + Buffer.byteLength(text) + 1) - address;
    list.forEach((index, j) => bytes.writeUInt32LE(addresses[index], begin + 4 * j));
  });
  return { bytes: [...bytes], addresses };
}
