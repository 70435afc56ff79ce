// Values that fit the types of documents.d.ts, and values that do not: tsc expects an error in each line after a @ts-expect-error, and no
// other.

import { also_hidden, choices, derived, event, feed, hidden, limited, note, own, page, plain, store, sum, tick, tree, type Choices, type ChoicesInput, type Note, type NoteId, type Plain, type ResponseStream } from './documents.js';

const all: Plain = {
  truth: true, signed8: 1, unsigned8: 1, signed16: 1, unsigned16: 1, signed32: 1, unsigned32: 1, 'a "real"': 1.5, text: 'x', fruit: "a 'pear'",
  list: [true], set: [1], pair: [1, 2], tuple: [1, 'x'], map: { a: 1 }, day: '2026-11-28', patched: null,
};
const { patched, ...rest } = all;
plain(rest).then((reply: Plain) => reply.patched === undefined || reply.patched === null || reply.patched > 0);
// @ts-expect-error no name of a fruit
plain({ ...all, fruit: 'plum' });
// @ts-expect-error two elements
plain({ ...all, pair: [1, 2, 3] });
// @ts-expect-error a number and a text
plain({ ...all, tuple: ['x', 1] });
// @ts-expect-error only patched takes null
plain({ ...all, text: null });

note({ id: '9007199254740993', size: 1, one: 1, sparse: { a: null } });
note({ id: 1, size: 1, one: [1, 2], sparse: {}, text: null, is_new: null, count: null }).then((reply: Note) => reply.is_new && reply.one.length > 0);
// @ts-expect-error a member is missing
note({ id: 1, size: 1, sparse: {} });
// @ts-expect-error a list of numbers
note({ id: 1, size: 1, one: ['x'], sparse: {} });
// @ts-expect-error the reply has all defaulted members
const reply: Note = { id: 1, size: 1, one: [], sparse: {} };
// @ts-expect-error the reply has integers as numbers
const wide: Note = { id: '1', size: 1, one: [], sparse: {}, is_new: true, count: 1, fruit: 'apple' };

tree({ name: 'a', branches: [{ note: { id: 1, size: 1, one: 1, sparse: {} }, tree: { name: 'b', branches: [] } }] });
// @ts-expect-error a branch without a note
tree({ name: 'a', branches: [{}] });
limited({ name: 'name', tags: [], counts: {}, wide: 1, price: null });
// @ts-expect-error closed
limited({ name: 'name', tags: [], counts: {}, wide: 1, unknown: 1 });

const id = 'x' as NoteId;
const chosen: ChoicesInput = { shape: { kind: 'circle', radius: 1 }, attribute: { L: [{ S: 'x' }, { N: 1 }] }, known: { S: 'x' }, any: null, id, colour: 'blue' };
choices(chosen).then(({ shape }: Choices) => (shape.kind === 'circle' ? shape.radius : shape.kind === 'square' ? shape.side : 0));
choices({ ...chosen, shape: { kind: 'point' }, any: [1] });
// @ts-expect-error a circle has no side
choices({ ...chosen, shape: { kind: 'circle', side: 1 } });
// @ts-expect-error one member only
choices({ ...chosen, attribute: { S: 'x', N: 1 } });
// @ts-expect-error a text is no NoteId
choices({ ...chosen, id: 'x' });
// @ts-expect-error no boolean
choices({ ...chosen, any: true });
derived({ first_member: 1, side: 1, lastMember: true });
// @ts-expect-error the name of the base's member
derived({ firstMember: 1, side: 1, lastMember: true });
page({ items: [{ id: 1, size: 1, one: 1, sparse: {} }] });
event({});
event({ limit: null });
// @ts-expect-error the limit is a number
event({ limit: '3' });
tick();
hidden({ a: 1 });
also_hidden({ b: 'x' });
// @ts-expect-error that is the other one
hidden({ b: 'x' });
own({ bytes: 'AA==', time: '2026-11-28T12:00:00Z' });
// @ts-expect-error an event is JSON
own({ bytes: new Uint8Array(1), time: '2026-11-28T12:00:00Z' });

declare const stream: ResponseStream;
feed({}, stream);
// @ts-expect-error without a stream
feed({});

const total: number = sum(1) + sum(1, 2) + sum(1, 2n) + sum(1, '2') + sum(1, null);
// @ts-expect-error a number is missing
sum();
const stored: Promise<string> = store({ bytes: new Uint8Array(1), time: new Date(0) }, { kind: 'x' });
