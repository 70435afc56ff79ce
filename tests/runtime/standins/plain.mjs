// Plain JavaScript in the shape of a built function, to test the harness.

export async function handler(event, context) {
  switch (event.do) {
    case 'log':
      console.log('first line\nsecond line');
      console.error('trouble: %d', 7);
      return null;
    case 'throw':
      throw Object.assign(new Error('no such order'), { name: 'shop::OutOfStock' });
    case 'throw_much':
      throw Object.assign(new Error('m'.repeat(100_000)), { name: 'shop::Verbose' });
    case 'context':
      return {
        members: Object.keys(context).sort(),
        context,
        remaining: context.getRemainingTimeInMillis(),
        trace: process.env._X_AMZN_TRACE_ID ?? null,
      };
    case 'environment':
      return process.env;
    case 'size':
      return 'x'.repeat(event.size);
    case 'settle_never':
      return new Promise(() => {});
    case 'hang':
      setInterval(() => {}, 1000);
      return new Promise(() => {});
    case 'exit':
      return process.exit(3);
    case 'meet':
      return meet(event.of);
    default:
      return event;
  }
}

let waiting = [];

/** Settles when `count` invocations wait here at the same time. */
function meet(count) {
  return new Promise((settle) => {
    waiting.push(settle);
    if (waiting.length < count) return;
    for (const each of waiting) each(`met ${count}`);
    waiting = [];
  });
}

export const notAFunction = 1;
