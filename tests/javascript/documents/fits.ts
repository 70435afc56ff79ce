// Values that fit the types of shop.d.ts, and values that do not: tsc expects an error in each line after a @ts-expect-error, and no other.

import {
  add, blob, buy, feed, grow, handler, hidden, limits, now, store, tick, values, delete as remove,
  type Colour, type Date2, type Json, type Order, type OrderArgument, type OrderId, type OrderIdInput, type OrderInput, type Payment, type Point, type ResponseStream,
  type Size, type Sku, type Tree, type Value,
} from './shop.js';

const id = 7 as OrderId, sku = 'x' as Sku;
const order: OrderInput = {
  id, lines: [{ sku: 'ABC-1234', count: 1, size: 'small' }, { sku: 'ABC-1234', count: 1, size: null }], paid: { kind: 'card', number: '4111111111111111' },
  'unit-price': 1.5, placed: '2026-11-28T12:00:00Z', day: '2026-11-28', signature: 'AA==', total: '9007199254740993', note: null,
};

// ---- Handlers

const bought: Promise<Order> = buy(order);
buy(order, { awsRequestId: 'x' });
buy({ ...order, stars: 3, note: 'ring' });
tick();
tick({}, {}).then((nothing: void) => nothing);
handler({ anything: true }).then((reply: unknown) => reply);
limits(1).then((reply) => reply === 'a "quoted" 9223372036854775807');
remove(sku);
// @ts-expect-error without an event
buy();
// @ts-expect-error the context is an object
buy(order, 'x');
// @ts-expect-error a member is missing
buy({ lines: [] });
// @ts-expect-error of another type
buy({ ...order, day: 5 });
// @ts-expect-error a handler takes JSON
buy({ ...order, placed: new Date() });
// @ts-expect-error a handler takes JSON
buy({ ...order, signature: new Uint8Array() });
// @ts-expect-error no member of this name
buy({ ...order, colour: 'red' });
// @ts-expect-error not one of the names
buy({ ...order, lines: [{ sku: 'x', count: 1, size: 'huge' }] });

// ---- What differs between in and out

bought.then(async (reply) => {
  const text: string | undefined = reply.note, total: number = reply.total, stars: number = reply.stars;
  // @ts-expect-error null never goes out
  const never: null = reply.note;
  // @ts-expect-error a number goes out
  const digits: string = reply.total;
  // @ts-expect-error no text goes out
  const wrong: Order = { ...reply, total: 'x' };
  await buy(reply); // what is returned is taken again
  return [text, total, stars, never, digits, wrong];
});

// ---- Values

const again: OrderIdInput = id;
// @ts-expect-error a number is not an id
buy({ ...order, id: 7 });
// @ts-expect-error an id is no text of another kind
remove(id);
// @ts-expect-error a text is not a sku
const plain: Sku = 'x';

// ---- Unions

const payments: Payment[] = [{ kind: 'card', number: '4' }, { kind: 'closed', a: true }, { kind: 'cash' }];
for (const payment of payments) if (payment.kind === 'card') payment.number.trim();
// @ts-expect-error without its tag
const untagged: Payment = { number: '4' };
// @ts-expect-error with another's tag
const mistagged: Payment = { kind: 'cash', number: '4' };
// @ts-expect-error an unknown tag
const unknown: Payment = { kind: 'cheque' };

const value: Value = { L: [{ S: 'x' }, { M: { a: { N: '1' } } }] };
const member: string | undefined = value.S;
// @ts-expect-error two members
const both: Value = { S: 'x', N: '1' };
// @ts-expect-error none
const none: Value = {};
// @ts-expect-error of another type
const inner: Value = { L: [{ S: 1 }] };

const json: Json = [1, 'x', null, true, { a: [{}] }];
// @ts-expect-error not a value of JSON
const notJson: Json = [() => 1];
const colours: Colour[] = ['red', 'any other'];
// @ts-expect-error not text
const noColour: Colour = 1;
const size: Size = "the 'large'";

// ---- Recursion, tuples, names

const tree: Tree = { children: [{ value: 'x', children: [] }] };
// @ts-expect-error deep within
const wrongTree: Tree = { children: [{ children: [{ value: 1, children: [] }] }] };
const point: Point = [1, 2, null];
// @ts-expect-error too short
const short: Point = [1, 2];
const date: Date2 = { year: 1, default: 'x', 日本: 'x' };
hidden({ a: 'x' }, { b: 'x' }, { b: 'x' });
// @ts-expect-error another type of the same name in C++
hidden({ b: 'x' }, { b: 'x' }, { b: 'x' });

// ---- Functions

const sum: number = add(1, 2), time: string = now();
// @ts-expect-error too few
add(1);
// @ts-expect-error too many
now(1);
const given: OrderArgument = { ...order, id: order.id, placed: new Date(), signature: new Uint8Array(), total: 5n };
store(given, new Uint8Array()).then((reply: Value) => reply);
store({ ...order, id: order.id }, 'AA==', new Date());
store(given, 'AA==', null);
// @ts-expect-error of another class
store(given, [1, 2]);
// @ts-expect-error not bytes
store({ ...given, signature: 5 }, '');
// @ts-expect-error a task returns a promise
const stored: Value = store(given, '');
blob({ bytes: new Uint8Array(), large: 2n ** 63n });
// @ts-expect-error no bytes
blob({ bytes: 1, large: 1 });
values(value, json, 'red', point, { a: true }, {}, date, [sku, null], [1, 2, 3], { a: [{ shelf: 1 }] }).map((page) => page.items);
// @ts-expect-error an array of three
values(value, json, 'red', point, { a: true }, {}, date, [], [1, 2], {});
// @ts-expect-error a closed struct
values(value, json, 'red', point, { a: true, b: 1 }, {}, date, [], [1, 2, 3], {});

// ---- Streams

declare const stream: ResponseStream;
grow({ trees: [tree], owner: { forests: [] } }).then((owner) => feed({ trees: owner.forests[0]?.trees ?? [], owner }, stream, {}));
// @ts-expect-error without a stream
feed({ trees: [], owner: { forests: [] } });

export { again, both, colours, inner, member, mistagged, noColour, none, notJson, plain, short, size, stored, sum, time, unknown, untagged, wrongTree };
