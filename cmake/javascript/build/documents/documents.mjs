// The documents that the build writes beside the zip, from the texts that the compiler writes into the module.

import { BuildError } from '../abi.mjs';
import { documentTexts } from '../schema.mjs';
import { componentsOf } from './components.mjs';
import { print } from './exact_json.mjs';
import { apiGateway, routeEvents } from './gateway.mjs';
import { definition, jsonSchema } from './json_schema.mjs';
import { draftOf, openapi } from './openapi.mjs';
import { openapi30 } from './openapi_3_0.mjs';
import { typescript } from './typescript.mjs';

/**
 * The files of a function, [{name, text}]. The OpenAPI document of a handler also has `serves`: where its routes serve files and the document.
 * @param forms  further forms of the OpenAPI document: `3.0`, `apigateway`
 */
export function documentsOf(name, binary, forms = []) {
  const module = componentsOf(documentTexts(binary), definition), schema = jsonSchema(name, module);
  const apis = module.entries.filter(({ api }) => api !== undefined).map(({ name: entry, api }) => {
    const title = entry === 'handler' ? name : `${name}.${entry}`; // the API of the entry `handler` has the name of the function
    return { entry, title, api, ...draftOf(title, schema, api) };
  });
  if (forms.length > 0 && apis.length === 0) throw new BuildError('OPENAPI is for a function with routes: export lambda_wasm::routes, or leave the word out.');
  return [
    { name: `${name}.schema.json`, text: `${print(schema)}\n` }, { name: `${name}.d.ts`, text: typescript(name, schema, module, apis) },
    ...apis.flatMap((each) => filesOfApi(name, each, forms).map(({ value, ...file }) => ({ ...file, text: `${print(value)}\n` }))),
  ];
}

function filesOfApi(name, { title, api, ...draft }, forms) {
  const document = openapi(draft);
  return [
    { name: `${title}.openapi.json`, value: document, serves: { files: api.files, openapi: api.openapi, paths: document.paths } }, { name: `${title}.routes.json`, value: routeEvents(api) },
    ...(forms.includes('3.0') ? [{ name: `${title}.openapi-3.0.json`, value: openapi30(document) }] : []),
    ...(forms.includes('apigateway') ? [{ name: `${title}.apigateway.json`, value: apiGateway(title, name, api) }] : []),
  ];
}
