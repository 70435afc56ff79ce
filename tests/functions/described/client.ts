// A client of the routes, which tsc checks with described.d.ts.
import createClient from 'openapi-fetch';

import type { Note, paths, Problem } from './described.js';

const client = createClient<paths>({ baseUrl: 'http://127.0.0.1:3000' });
const id = 7; // values have no brands here

const listed = await client.GET('/notes', { params: { query: { limit: 5, tag: ['a'], color: 'red' } } });
export const notes = listed.data as Note[] | undefined;
export const first: number | undefined = listed.data?.[0]?.answers[0]?.id;
export const problem: Problem | undefined = listed.error;
await client.GET('/notes');
// @ts-expect-error a number
await client.GET('/notes', { params: { query: { limit: 'x' } } });

const shown = await client.GET('/notes/{id}', { params: { path: { id } } });
export const text: string | undefined = shown.data?.text;
// @ts-expect-error the id is missing
await client.GET('/notes/{id}');
// @ts-expect-error a text
await client.GET('/notes/{id}', { params: { path: { id: '7' } } });

const created = await client.POST('/notes', { body: { text: 'x', rating: null } });
export const stars: number | undefined = created.data?.stars;
// @ts-expect-error the text is missing
await client.POST('/notes', { body: { rating: 3 } });
// @ts-expect-error no text
await client.POST('/notes', { body: { text: 7 } });

await client.PUT('/notes/{id}', { params: { path: { id }, header: { 'if-match': '"1"' } }, body: { id: '7', text: 'x', answers: [{ id, text: 'y' }] } });
await client.POST('/uploads', { body: { name: 'x', public: true } });
await client.GET('/files/{path}', { params: { path: { path: 'a' } }, parseAs: 'text' });
// @ts-expect-error no such route
await client.GET('/nowhere');
// @ts-expect-error no such method
await client.DELETE('/notes');
