// Handlers like those of a built function, to test the server alone. The path selects what they do. The path /late advances their clock.

import '../../../runtime/clock.mjs';

const streaming = Symbol.for('aws.lambda.runtime.handler.streaming');
const PRELUDE_TYPE = 'application/vnd.awslambda.http-integration-response';

const waiting = new Map();

/** Settles when another request has called it with `name`: then two requests are running at the same time. */
function meet(name) {
  const other = waiting.get(name);
  waiting.delete(name);
  if (other !== undefined) return other();
  return new Promise((settle) => waiting.set(name, settle));
}

const failure = () => Object.assign(new Error('no such order'), { name: 'shop::OutOfStock' });

export async function handler(event, context) {
  switch (event.rawPath) {
    case '/event': return event;
    case '/context': return { id: context.awsRequestId, same: context.awsRequestId === event.requestContext.requestId, left: context.getRemainingTimeInMillis(), name: context.functionName };
    case '/reply': return JSON.parse(event.body);
    case '/text': return 'Hello, world!';
    case '/nothing': return undefined;
    case '/size': return 'x'.repeat(Number(event.queryStringParameters.size));
    case '/log':
      console.log('first %d', 1);
      process.stdout.write('second\n');
      console.error('third');
      return null;
    case '/meet':
      await meet(event.rawQueryString);
      console.log('met');
      return 'met';
    case '/throw': throw failure();
    case '/never':
      console.log('never');
      return new Promise(() => {});
    case '/late':
      passTime();
      return null;
    case '/compute': for (;;);
    case '/exit': return process.exit(3);
    case '/reject':
      Promise.reject(failure());
      return new Promise(() => {});
    case '/timer':
      setTimeout(() => { throw failure(); }, 0);
      return new Promise(() => {});
    case '/circle': {
      const circle = {};
      return (circle.self = circle);
    }
    default: return { statusCode: 200, headers: { 'content-type': 'text/plain' }, body: event.rawPath };
  }
}

export async function stream(event, out) {
  const { rawPath, body } = event;
  if (rawPath === '/plain') {
    out.setContentType('text/plain');
    out.write('one,');
    out.end('two');
  } else if (rawPath === '/prelude') {
    out.setContentType(PRELUDE_TYPE);
    for (const byte of Buffer.concat([Buffer.from(JSON.stringify(JSON.parse(body))), Buffer.alloc(8), Buffer.from('body')])) out.write(Buffer.of(byte));
    out.end();
  } else if (rawPath === '/from') {
    const stream = awslambda.HttpResponseStream.from(out, { statusCode: 201, headers: { 'x-a': 'b' }, cookies: ['c=d', 'e=f'] });
    stream.write('made');
    stream.end();
  } else if (rawPath === '/head') {
    out.setContentType(PRELUDE_TYPE);
    out.write(Buffer.concat([Buffer.from('{"statusCode":202}'), Buffer.alloc(8)]));
    await meet('gone');
    out.end('behind');
  } else if (rawPath === '/broken_prelude') {
    out.setContentType(PRELUDE_TYPE);
    out.write(`{"statusCode": ${Buffer.alloc(9)}`);
    out.end();
  } else if (rawPath === '/no_prelude') {
    out.setContentType(PRELUDE_TYPE);
    out.end('{');
  } else if (rawPath === '/late_type') {
    out.write('x');
    out.setContentType('text/plain');
  } else if (rawPath === '/throw') {
    throw failure();
  } else if (rawPath === '/half') {
    out.setContentType('text/plain');
    out.write('half');
    throw failure();
  } else if (rawPath === '/empty') {
    out.end();
  } else if (rawPath === '/never') {
    out.write('begun');
    await new Promise(() => {});
  } else if (rawPath === '/late') {
    passTime();
    out.end();
  } else if (rawPath === '/flood') {
    // Writes until the stream is full, and then to the end.
    const chunk = Buffer.alloc(65_536, 'x');
    let count = 0, waits = 0;
    for (; count < 400; count++) {
      if (out.write(chunk)) continue;
      if ((waits += 1) === 1) console.log('full after', count + 1);
      await new Promise((settle) => out.once('drain', settle));
    }
    console.log('drained', waits > 0);
    out.end();
  } else if (rawPath === '/gone') {
    out.setContentType('text/plain');
    out.write('begun');
    await meet('gone'); // its client disconnects meanwhile
    for (let i = 0; i < 100; i++) if (!out.write('x'.repeat(65_536))) await new Promise((settle) => out.once('drain', settle));
    console.log('wrote all');
    out.end();
  } else {
    await meet('gone');
    out.end('met');
  }
}
stream[streaming] = 'response';

export const notAFunction = 1;
