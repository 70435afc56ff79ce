// Mutates recorded events: members are deleted, set to null, to another type or an odd value, repeated in other spellings, and moved.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const TEXTS = ['', ' ', 'x', 'é', '🍐', '\ud83d', '\0', '\u007f', 'a=b', 'a=1; b=2;c', '%', '%41', '%zz', '%C3', '%c3%a9', 'a+b', '&', '=', '?', 'a?b#c', '/', '//', '/dev', '/$default/a',
  '$default', 'dev', 'Prod', 'REQUEST', 'TOKEN', '1.0', '2.0', 'x.lambda-url.eu-west-1.on.aws', 'AP8=', 'AP8', 'A-8=', '0', '-1', '1700000000000', '9007199254740993', '9223372036854775807',
  '9223372036854775808', '01', '1e3', 'true', 'x'.repeat(33), `${'x'.repeat(31)}🍐x`, 'x'.repeat(127), 'x'.repeat(128), 'y'.repeat(600)];
const VALUES = [null, true, false, 0, -0, 1, -1, 1.5, 1e3, 1e21, 9007199254740991, 9007199254740992, -9007199254740993, [], {}, [null], ['x'], ['a=1', null, 'b=2'], [1], [['x']],
  { x: 'y' }, { x: null }, { x: 1 }, { x: ['y', null, 'z'] }, { x: [1] }, { cookie: 'c=3' }, { Cookie: ['c=3', 'd=4'] }];
// The members that identify senders, and members of each sender's events, to put into others.
const NAMES = ['type', 'version', 'connectionId', 'elb', 'http', 'domainName', 'stage', 'serviceNetworkArn', 'serviceArn', 'raw_path', 'rawPath', 'path', 'method', 'httpMethod', 'requestContext',
  'multiValueHeaders', 'headers', 'cookies', 'cookie', 'Cookie', 'host', 'Host', 'x-forwarded-for', 'X-Forwarded-For', 'rawQueryString', 'queryStringParameters', 'query_string_parameters',
  'multiValueQueryStringParameters', 'pathParameters', 'stageVariables', 'body', 'isBase64Encoded', 'is_base64_encoded', 'resource', 'routeKey', 'requestId', 'identity', 'sourceIp', 'protocol',
  'requestTimeEpoch', 'timeEpoch', '__proto__', 'constructor', '1', '0', 'a/b~c', 'é'];
const REPLY_PARTS = ['reply=1', 'reply=', 'status=201', 'status=99', 'status=600', 'status=x', 'status=418', 'status=509', 'set=x-a:1', 'set=X-A:2', 'set=x-a:', 'set=x%C3%A9:1', 'set=x%FF:1', 'set=%F0%9F%8D%90:1',
  'set=', 'set=a', 'set=1:2', 'set=__proto__:1', 'set=x:%C3%A9', 'set=x:%FF', 'set=x:a%0Ab', 'set=set-cookie:a=1', 'set=Set-Cookie:b=2;+Secure', 'set=set-cookie:%C3%A9', 'set=set-cookie:a=%FF', 'cookie=a%3D1', 'cookie=b%3D2;+Path=/',
  'cookie=', 'cookie=a+b%3D1', `cookie=${'x'.repeat(40)}`, 'bytes=AP8=', 'bytes=aGk=', 'bytes=w6k=', 'bytes=7aCA', 'bytes=x', 'bytes='];

/** The recorded events of an example, as values. */
export function recordedEvents(example) {
  const folder = path.join(example, 'events');
  return readdirSync(folder).filter((file) => file.endsWith('.json')).sort().map((file) => readFileSync(path.join(folder, file), 'utf8')).map(JSON.parse);
}

const isObject = (value) => typeof value === 'object' && value !== null;
const set = (object, key, value) => Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
// Another spelling of a name: changes the case of some letters.
const respelt = (random, name) => name.replace(/[a-z]/gi, (letter) => (random.chance(0.5) ? (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()) : letter));

/** One event: a recorded one with up to four changes, as JSON text. */
export function mutated(random, recorded) {
  const event = structuredClone(random.one(recorded));
  for (let left = 1 + random.below(4); left > 0; left--) {
    const all = [];
    const collect = (object) => { for (const key of Object.keys(object)) { all.push({ object, key }); if (isObject(object[key])) collect(object[key]); } };
    collect(event);
    if (all.length === 0) { set(event, random.one(NAMES), random.one(VALUES)); continue; }
    // Prefers the first members, which matter most.
    const { object, key } = random.chance(0.5) ? random.one(all) : random.one(all.slice(0, 40)), other = random.one(all), value = object[key];
    const change = random.one([
      () => { delete object[key]; },
      () => set(object, key, null),
      () => set(object, key, structuredClone(random.one(VALUES))),
      () => set(object, key, structuredClone(random.one(VALUES))),
      () => set(object, key, random.one(TEXTS)),
      () => set(object, key, random.one(TEXTS)),
      () => { if (!Array.isArray(object)) set(object, respelt(random, key), random.one(TEXTS)); },
      () => { if (!Array.isArray(object)) set(object, random.one(NAMES), random.chance(0.5) ? random.one(TEXTS) : structuredClone(random.one(VALUES))); },
      () => set(isObject(event.requestContext) ? event.requestContext : event, random.one(NAMES), random.chance(0.5) ? random.one(TEXTS) : structuredClone(random.one(VALUES))),
      () => set(event, random.one(NAMES), random.chance(0.5) ? random.one(TEXTS) : structuredClone(random.one(VALUES))),
      () => set(object, key, random.chance(0.5) ? [value] : { [random.one(NAMES)]: value }),
      () => set(object, key, structuredClone(other.object[other.key])),
      () => { if (typeof value === 'string') set(object, key, value + random.one(TEXTS)); },
      () => { if ('rawQueryString' in event) set(event, 'rawQueryString', random.times(8, () => random.one(REPLY_PARTS)).concat('reply=1').join('&')); },
    ]);
    change();
  }
  return JSON.stringify(event);
}
