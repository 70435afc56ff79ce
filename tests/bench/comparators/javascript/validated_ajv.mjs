import { load } from './validators.mjs';

const Ajv = load('ajv/dist/2020.js').default;
const object = (properties) => ({ type: 'object', properties, required: Object.keys(properties) });
const text = (more) => ({ type: 'string', ...more });
const array = (items, more) => ({ type: 'array', items, ...more });

const validate = new Ajv().compile(object({
  id: text({ pattern: '^(?:[0-9a-f]{8})$', minLength: 8, maxLength: 8 }),
  email: text({ minLength: 3, maxLength: 100 }),
  name: text({ minLength: 1, maxLength: 50 }),
  items: array(object({
    sku: text({ pattern: '^(?:[A-Z]{3}-[0-9]{4})$' }),
    count: { type: 'integer', minimum: 1, maximum: 100 },
    price: { type: 'number', exclusiveMinimum: 0, maximum: 10000 },
    note: text({ minLength: 1, maxLength: 80 }),
  }), { minItems: 1, maxItems: 50 }),
  tags: array(text({ maxLength: 20 }), { maxItems: 8, minItems: 1, uniqueItems: true }),
}));

export const handler = async ({ body }) => {
  const order = JSON.parse(body);
  if (!validate(order)) return { statusCode: 422, body: JSON.stringify(validate.errors) };
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) };
};
