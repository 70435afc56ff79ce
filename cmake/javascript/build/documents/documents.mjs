// The documents that the build writes beside the zip, from the texts that the compiler writes into the module.

import { documentTexts } from '../schema.mjs';
import { componentsOf } from './components.mjs';
import { print } from './exact_json.mjs';
import { definition, jsonSchema } from './json_schema.mjs';
import { openapi } from './openapi.mjs';
import { typescript } from './typescript.mjs';

/** The files of a function, [{name, text}]. */
export function documentsOf(name, binary) {
  const module = componentsOf(documentTexts(binary), definition), schema = jsonSchema(name, module);
  return [{ name: `${name}.schema.json`, text: `${print(schema)}\n` }, { name: `${name}.d.ts`, text: typescript(name, schema, module) }, ...apisOf(name, schema, module)];
}

// An API for each entry with routes. That of the entry `handler` has the name of the function.
function apisOf(name, schema, { entries }) {
  return entries.filter(({ api }) => api !== undefined).map((entry) => {
    const file = entry.name === 'handler' ? name : `${name}.${entry.name}`;
    return { name: `${file}.openapi.json`, text: `${print(openapi(file, schema, entry.api))}\n` };
  });
}
