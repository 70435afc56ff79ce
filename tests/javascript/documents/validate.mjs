// Validators of OpenAPI documents.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.env.VALIDATORS, 'of.cjs'));
const { Validator } = await import(require.resolve('@seriousme/openapi-schema-validator')), parser = await import(require.resolve('@readme/openapi-parser'));

/** What the validators object to, at most one text of each. */
export async function problemsOf(document) {
  const byPython = spawnSync(process.env.OPENAPI_PYTHON, ['-m', 'openapi_spec_validator', '-'], { input: JSON.stringify(document), encoding: 'utf8' });
  const bySchema = await new Validator().validate(structuredClone(document));
  const byParser = await parser.validate(structuredClone(document)).catch((error) => ({ valid: false, errors: [error] }));
  return [
    ...(byPython.status === 0 ? [] : [`openapi-spec-validator: ${byPython.stdout}${byPython.stderr}`]),
    ...(bySchema.valid ? [] : [`openapi-schema-validator: ${JSON.stringify(bySchema.errors)}`]),
    ...(byParser.valid ? [] : [`openapi-parser: ${byParser.errors.map(({ message }) => message).join(' ')}`]),
  ];
}
