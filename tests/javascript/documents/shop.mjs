// The documents of a module with each keyword of JSON Schema that the compiler writes, for documents.test.mjs.

const text = { type: 'string' }, integer = { type: 'integer', minimum: -2147483648, maximum: 2147483647 };
const orNull = (schema) => ({ anyOf: [schema, { type: 'null' }] });
const struct = (properties, required = Object.keys(properties), more = {}) => ({ type: 'object', properties, required, ...more });
const tagged = (name, struct) => ({ allOf: [struct_of({ kind: { const: name } }), { $ref: struct }] });
const struct_of = struct;
const keyed = (name, schema) => ({ type: 'object', properties: { [name]: schema }, required: [name], minProperties: 1, maxProperties: 1 });

export const shop = {
  // ---- Structs
  Order: {
    type: 'shop::Order',
    in: struct({
      id: { $ref: 'OrderId' },
      lines: { type: 'array', items: { $ref: 'Line' }, minItems: 1, maxItems: 100, description: 'What is bought.' },
      note: { ...orNull({ type: 'string', maxLength: 80 }), title: 'A note', description: 'Printed on the parcel.\nMay hold */ too.', examples: ['ring twice'] },
      paid: { $ref: 'Payment' },
      'unit-price': { type: 'number', exclusiveMinimum: 0, multipleOf: 0.01, deprecated: true },
      placed: { type: 'string', format: 'date-time' },
      day: { type: 'string', format: 'date' },
      signature: { type: 'string', contentEncoding: 'base64' },
      total: { type: ['integer', 'string'], pattern: '^-?(0|[1-9][0-9]{0,19})$' },
      stars: { anyOf: [{ type: 'integer', minimum: 1, maximum: 5 }, { type: 'null' }], default: 3 },
    }, ['id', 'lines', 'paid', 'unit-price', 'placed', 'day', 'signature', 'total'], { title: 'Order', description: 'An order of a customer.' }),
    out: struct({
      id: { $ref: 'OrderId' },
      lines: { type: 'array', items: { $ref: 'Line' } },
      note: { type: 'string', maxLength: 80 },
      paid: { $ref: 'Payment' },
      'unit-price': { type: 'number' },
      placed: { type: 'string', format: 'date-time' },
      day: { type: 'string', format: 'date' },
      signature: { type: 'string', contentEncoding: 'base64' },
      total: { type: 'integer' },
      stars: { type: 'integer', minimum: 1, maximum: 5 },
    }, ['id', 'lines', 'paid', 'unit-price', 'placed', 'day', 'signature', 'total', 'stars']),
  },
  Line: {
    type: 'shop::Line',
    in: struct({ sku: { type: 'string', pattern: '^(?:[A-Z]{3}-[0-9]{4})$' }, count: { ...integer, minimum: 1 }, size: orNull({ $ref: 'Size' }) }, ['sku', 'count']),
    out: struct({ sku: { type: 'string', pattern: '^(?:[A-Z]{3}-[0-9]{4})$' }, count: { ...integer, minimum: 1 }, size: { $ref: 'Size' } }, ['sku', 'count']),
  },
  Size: { type: 'shop::Size', in: { type: 'string', enum: ['small', "the 'large'"] } },
  Closed: { type: 'shop::Closed', in: struct({ a: { type: 'boolean' } }, ['a'], { additionalProperties: false }) },
  Empty: { type: 'shop::Empty', in: { type: 'object', properties: {} } },
  // ---- Values
  OrderId: { type: 'shop::OrderId', value: true, in: { type: ['integer', 'string'], title: 'OrderId' }, out: { type: 'integer', title: 'OrderId' } },
  Sku: { type: 'shop::Sku', value: true, in: { type: 'string', title: 'Sku', format: 'uuid' } },
  // ---- Unions
  Payment: {
    type: 'shop::Payment',
    in: { oneOf: [tagged('card', 'Card'), tagged('closed', 'Closed'), struct({ kind: { const: 'cash' } })], discriminator: { propertyName: 'kind' } },
  },
  Card: { type: 'shop::Card', in: struct({ number: { type: 'string', minLength: 12, maxLength: 19 } }) },
  Value: {
    type: 'shop::Value',
    in: { oneOf: [keyed('S', text), keyed('N', { $ref: 'Number' }), keyed('L', { type: 'array', items: { $ref: 'Value' } }), keyed('M', { type: 'object', additionalProperties: { $ref: 'Value' } })] },
  },
  Number: { type: 'shop::Number', in: { type: 'string' } },
  Json: { type: 'shop::Json', in: { anyOf: [text, { type: 'number' }, { type: 'boolean' }, { type: 'null' }, { type: 'array', items: { $ref: 'Json' } }, { type: 'object', additionalProperties: { $ref: 'Json' } }] } },
  Colour: { type: 'shop::Colour', in: { anyOf: [{ enum: ['red', 'blue'] }, text] } },
  // ---- Names
  PageOfLines: { type: 'shop::Page<std::vector<shop::Line, std::allocator<shop::Line>>, 16>', in: struct({ items: { type: 'array', items: { $ref: 'Line' } } }) },
  Other: { type: 'stock::Line', in: struct({ shelf: { ...integer } }) },
  Hidden1: { type: 'shop::(anonymous namespace)::Hidden', in: struct({ a: text }) },
  Hidden2: { type: 'shop::(anonymous namespace)::Hidden', in: struct({ b: text }) },
  Hidden3: { type: 'shop::(anonymous namespace)::Hidden', in: struct({ b: text }) },
  Date: { type: 'Date', in: struct({ year: integer, 'default': text, '日本': text, __proto: text }, ['year']) },
  // ---- Recursion
  Tree: { type: 'shop::Tree', in: struct({ value: orNull(text), children: { type: 'array', items: { $ref: 'Tree' } } }, ['children']), out: struct({ value: text, children: { type: 'array', items: { $ref: 'Tree' } } }, ['children']) },
  Forest: { type: 'shop::Forest', in: struct({ trees: { type: 'array', items: { $ref: 'Tree' } }, owner: { $ref: 'Owner' } }) },
  Owner: { type: 'shop::Owner', in: struct({ forests: { type: 'array', items: { $ref: 'Forest' } } }) },
  Point: { type: 'shop::Point', in: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }, orNull(text)], items: false, minItems: 3 } },
  // ---- Entries
  handler: { entry: 'handler', name: 'handler', in: { title: 'HTTP event' }, out: { title: 'HTTP reply' } },
  buy: { entry: 'handler', name: 'buy', in: { $ref: 'Order' }, out: { $ref: 'Order' } },
  tick: { entry: 'handler', name: 'tick' },
  feed: { entry: 'stream', name: 'feed', in: { $ref: 'Forest' } },
  grow: { entry: 'handler', name: 'grow', in: { $ref: 'Forest' }, out: { $ref: 'Owner' } },
  'delete': { entry: 'handler', name: 'delete', in: { $ref: 'Sku' } },
  add: { entry: 'function', name: 'add', in: { arguments: [integer, integer] }, out: integer },
  now: { entry: 'function', name: 'now', in: { arguments: [] }, out: { type: 'string', format: 'date-time' } },
  store: { entry: 'task', name: 'store', in: { arguments: [{ $ref: 'Order' }, { type: 'string', contentEncoding: 'base64' }, orNull({ type: 'string', format: 'date-time' })] }, out: { $ref: 'Value' } },
  values: {
    entry: 'function', name: 'values', in: {
      arguments: [{ $ref: 'Value' }, { $ref: 'Json' }, { $ref: 'Colour' }, { $ref: 'Point' }, { $ref: 'Closed' }, { $ref: 'Empty' }, { $ref: 'Date' }, { type: 'array', items: orNull({ $ref: 'Sku' }) },
        { type: 'array', items: { type: 'number' }, minItems: 3, maxItems: 3 }, { type: 'object', additionalProperties: { type: 'array', items: { $ref: 'Other' }, uniqueItems: true }, minProperties: 1, maxProperties: 9 }],
    }, out: { type: 'array', items: { $ref: 'PageOfLines' } },
  },
  hidden: { entry: 'function', name: 'hidden', in: { arguments: [{ $ref: 'Hidden1' }, { $ref: 'Hidden2' }, { $ref: 'Hidden3' }] } },
  blob: { entry: 'function', name: 'blob', in: { arguments: [{ $ref: 'Blob' }] } },
  Blob: { type: 'Blob', in: struct({ bytes: { type: 'string', contentEncoding: 'base64' }, large: { type: ['integer', 'string'] } }) },
  limits: { text: '{"entry":"handler","name":"limits","in":{"type":"integer","minimum":-9223372036854775808,"maximum":18446744073709551615},"out":{"const":"a \\"quoted\\" 9223372036854775807"}}' },
};
