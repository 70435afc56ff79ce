// A page that calls the API by openapi-fetch. tsc checks each path, parameter, body and reply against the routes in main.cpp.

import createClient from 'openapi-fetch';

import type { Note, paths, Problem } from '../../../build/wasm/lambda/api.js';

const baseUrl = new URLSearchParams(location.search).get('api') ?? 'http://localhost:3000';
const client = createClient<paths>({ baseUrl, credentials: 'include', headers: { authorization: 'Bearer ada' } });

const list = document.querySelector('ul')!, form = document.querySelector('form')!, output = document.querySelector('output')!;

function tell({ title, detail, errors = [] }: Problem) {
  output.textContent = errors.length === 0 ? detail ?? title : errors.map(({ pointer, expected }) => `${pointer}: ${expected}`).join(', ');
}

function itemOf({ id, text, tags }: Note) {
  const item = document.createElement('li'), button = document.createElement('button');
  button.textContent = 'Delete';
  button.onclick = async () => {
    const { error } = await client.DELETE('/notes/{id}', { params: { path: { id } } });
    if (error) tell(error); else await refresh();
  };
  item.append(`${text} ${tags.map((tag) => `#${tag}`).join(' ')} `, button);
  return item;
}

async function refresh() {
  const { data, error } = await client.GET('/notes', { params: { query: { limit: 100 } } });
  if (error) return tell(error);
  list.replaceChildren(...data.map(itemOf));
}

form.onsubmit = async (event) => {
  event.preventDefault();
  const values = new FormData(form), tag = String(values.get('tag'));
  const { data, error } = await client.POST('/notes', { body: { text: String(values.get('text')), tags: tag === '' ? [] : [tag] } });
  if (error) return tell(error);
  output.textContent = `Note ${data.id} is added.`;
  form.reset();
  await refresh();
};

await refresh();
