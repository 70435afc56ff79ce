// The interface `paths` of an API, as openapi-typescript 7 writes it, for openapi-fetch.

import { comment, memberName, quote } from './typescript_type.mjs';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'], PLACES = ['query', 'header', 'path', 'cookie'];

const indented = (text) => text.replaceAll(/^(?=.)/gm, '  ');
const block = (members) => `{\n${members.map(indented).join('')}}`;

function parametersOf(parameters, textOf) {
  if (parameters.length === 0) return `{ ${PLACES.map((place) => `${place}?: never`).join('; ')} }`;
  return block(PLACES.map((place) => {
    const all = parameters.filter((each) => each.in === place);
    if (all.length === 0) return `${place}?: never;\n`;
    const members = all.map(({ name, required, schema, ...rest }) => `${comment({ ...schema, ...rest })}${memberName(name)}${required ? '' : '?'}: ${textOf(schema)};\n`);
    return `${place}${all.some(({ required }) => required) ? '' : '?'}: ${block(members)};\n`;
  }));
}

const contentOf = (content, textOf) => `content: ${block(Object.entries(content).map(([type, { schema }]) => `${quote(type)}: ${textOf(schema)};\n`))};\n`;

function operationText({ summary, description, deprecated, parameters = [], requestBody, responses }, textOf) {
  const replies = Object.entries(responses).map(([status, { description: said, content }]) => `${comment({ description: said })}${status}: ${block([
    'headers: { [name: string]: unknown };\n', content === undefined ? 'content?: never;\n' : contentOf(content, textOf),
  ])};\n`);
  return { before: comment({ title: summary, description, deprecated }), text: block([
    `parameters: ${parametersOf(parameters, textOf)};\n`,
    requestBody === undefined ? 'requestBody?: never;\n' : `requestBody: ${block([contentOf(requestBody.content, textOf)])};\n`,
    `responses: ${block(replies)};\n`,
  ]) };
}

/** The text of the interface. `textOf` writes the type of a schema. */
export function pathsOf(name, { paths }, textOf) {
  const members = Object.entries(paths).map(([path, operations]) => `${quote(path)}: ${block([
    `parameters: ${parametersOf([], textOf)};\n`,
    ...METHODS.map((method) => {
      if (operations[method] === undefined) return `${method}?: never;\n`;
      const { before, text } = operationText(operations[method], textOf);
      return `${before}${method}: ${text};\n`;
    }),
  ])};\n`);
  return `/** The routes, for openapi-fetch: \`createClient<${name}>()\`. */\nexport interface ${name} ${block(members)}\n`;
}
