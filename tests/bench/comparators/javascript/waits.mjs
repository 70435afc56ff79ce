const atOnce = async (value) => value;

export const wait = async ({ what, times }) => {
  const promise = globalThis.settled[what];
  let sum = 0;
  switch (what) {
    case 'nothing': for (let i = 0; i < times; i++) await promise; break;
    case 'value': for (let i = 0; i < times; i++) sum += (await promise) === undefined ? 1 : 0; break;
    case 'number': for (let i = 0; i < times; i++) sum += await promise; break;
    case 'order':
      for (let i = 0; i < times; i++) {
        const { id, sku, price, paid, count } = await promise;
        sum += id + price + count + sku.length + (paid ? 1 : 0);
      }
      break;
    case 'rejection':
      for (let i = 0; i < times; i++) {
        try { await promise; } catch (error) { sum += error.name.length; }
      }
      break;
    case 'task': for (let i = 0; i < times; i++) sum += await atOnce(i & 1); break;
  }
  return sum;
};

export const once = async ({ times }) => {
  await globalThis.settled.nothing;
  return times;
};

export const eight = async ({ rawPath }) => {
  await Promise.all(Array.from({ length: 8 }, () => new Promise((resolve) => setTimeout(resolve, 0))));
  return { statusCode: 200, body: rawPath };
};
