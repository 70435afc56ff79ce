// A streaming handler, marked as by `awslambda.streamifyResponse`.

export async function handler(event, stream) {
  if (event.prelude) globalThis.awslambda.HttpResponseStream.from(stream, event.prelude);
  stream.write(event.text);
  if (event.fail) throw Object.assign(new Error('half way'), { name: 'shop::HalfWay' });
  stream.end();
}
handler[Symbol.for('aws.lambda.runtime.handler.streaming')] = 'response';
