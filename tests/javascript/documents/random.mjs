// Random modules with documents, and random values for their types. A value that fits by the JSON Schema must fit by the types of TypeScript, and
// the reverse; so the schemas have no constraint that TypeScript cannot express.

/** A generator of whole numbers below a limit, which always yields the same ones. */
export function numbers(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const NAMES = ['a', 'b', 'kind', 'line-item', 'default', '日本', '"', "it's", '$ref', 'N'];
const orNull = (schema) => ({ anyOf: [schema, { type: 'null' }] });

/** Documents of `count` types that refer to each other, and of handlers that take and return each of them. */
export function randomDocuments(below, count) {
  const pick = (list) => list[below(list.length)], some = (most, make) => Array.from({ length: below(most + 1) }, make);
  const distinct = (most) => [...new Set([pick(NAMES), ...some(most, () => pick(NAMES))])];
  const both = (schema) => ({ in: schema, out: schema });
  const within = (element, wrap) => ({ in: wrap(element.in), out: wrap(element.out) });
  const reference = (first = 0) => both({ $ref: `T${first + below(count - first)}` });

  // A kind in both directions. References only lead to later types where a value cannot end, so that each type has one.
  function kind(depth, next) {
    switch (below(depth > 2 ? 7 : 14)) {
      case 0: return both({ type: 'string' });
      case 1: return both({ type: 'boolean' });
      case 2: return { in: { type: ['integer', 'string'] }, out: { type: 'integer' } };
      case 3: return both({ type: 'number' });
      case 4: return both({ type: 'string', enum: [...new Set(['x', pick(NAMES), pick(NAMES)])] });
      case 5: return both({});
      case 6: return both({ anyOf: [{ enum: ['red', "it's"] }, { type: 'string' }] });
      case 7: return next < count ? reference(next) : both({ type: 'null' });
      case 8: return within(below(2) === 0 ? reference() : kind(depth + 1, next), (items) => ({ type: 'array', items }));
      case 9: return within(below(2) === 0 ? reference() : kind(depth + 1, next), (additionalProperties) => ({ type: 'object', additionalProperties }));
      case 10: {
        const elements = [kind(depth + 1, next), kind(depth + 1, next)], tuple = (prefixItems) => ({ type: 'array', prefixItems, items: false, minItems: 2 });
        return { in: tuple(elements.map((each) => each.in)), out: tuple(elements.map((each) => each.out)) };
      }
      case 11: return within(kind(depth + 1, next), (items) => ({ type: 'array', items, minItems: 3, maxItems: 3 }));
      case 12: return both({ anyOf: [{ type: 'string' }, { type: 'boolean' }, { type: 'null' }, { type: 'array', items: reference().in }] });
      default: return within(kind(depth + 1, next), orNull);
    }
  }

  function struct(next, more = {}) {
    const taken = {}, returned = {}, required = [], names = distinct(5);
    for (const name of names) {
      const isOptional = below(3) === 0, of = isOptional && below(2) === 0 ? reference() : kind(0, next);
      Object.defineProperty(taken, name, { value: isOptional ? orNull(of.in) : of.in, enumerable: true });
      Object.defineProperty(returned, name, { value: of.out, enumerable: true });
      if (!isOptional) required.push(name);
    }
    const of = (properties) => ({ type: 'object', properties, required, ...more });
    return { in: of(taken), out: of(returned) };
  }
  const tag = (name) => ({ type: 'object', properties: { tag: { const: name } }, required: ['tag'] });
  const only = (name, schema) => ({ type: 'object', properties: Object.fromEntries([[name, schema]]), required: [name], minProperties: 1, maxProperties: 1 });

  const structs = Math.ceil(count * 0.7), documents = {};
  for (let i = 0; i < count; i++) {
    const number = below(2);
    const made = i >= structs ? struct(count, i % 2 === 0 ? { additionalProperties: false } : {})
      : number === 0 && i % 3 === 0 ? both({ oneOf: [...[structs, structs + 1].map((each) => ({ allOf: [tag(`of ${each}`), { $ref: `T${each}` }] })), tag('alone')] })
      : number === 1 && i % 3 === 0 ? ((list) => ({ in: { oneOf: list.map(([name, of]) => only(name, of.in)) }, out: { oneOf: list.map(([name, of]) => only(name, of.out)) } }))(distinct(4).map((name) => [name, kind(0, i + 1)]))
      : struct(i + 1);
    documents[`T${i}`] = { type: `${below(2) === 0 ? 'ns::' : ''}T${i}`, in: made.in, out: made.out };
    documents[`take${i}`] = { entry: 'handler', name: `take${i}`, in: { $ref: `T${i}` }, out: { $ref: `T${count - 1 - i}` } };
  }
  return documents;
}

/** A value that fits a schema of the finished document. */
export function fitting(schema, $defs, below, depth = 0) {
  const pick = (list) => list[below(list.length)], again = (each) => fitting(each, $defs, below, depth + 1);
  if (schema.$ref !== undefined) return fitting($defs[decodeURIComponent(schema.$ref.slice('#/$defs/'.length))], $defs, below, depth + 1);
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map(again));
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives !== undefined) return again(depth > 6 ? alternatives.find(({ type }) => type === 'null') ?? alternatives.at(-1) : pick(alternatives));
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(schema.enum);
  switch (pick([schema.type ?? 'anything'].flat())) {
    case 'string': return pick(['', 'x', 'red', "it's"]);
    case 'boolean': return below(2) === 0;
    case 'integer': case 'number': return below(100);
    case 'null': return null;
    case 'array': {
      const { prefixItems, items, minItems = depth > 6 ? 0 : below(3) } = schema;
      return prefixItems === undefined ? Array.from({ length: minItems }, () => again(items)) : prefixItems.map(again);
    }
    case 'object': {
      const { properties, required = [], additionalProperties } = schema;
      const names = properties === undefined ? (depth > 6 || additionalProperties === undefined ? [] : ['x', 'y'].slice(below(3))) : Object.keys(properties).filter((name) => required.includes(name) || (depth < 6 && below(2) === 0));
      return Object.fromEntries(names.map((name) => [name, again(properties?.[name] ?? additionalProperties)]));
    }
    default: return pick([null, 1, 'x', [], {}]);
  }
}

/** A copy of a value in which one part, at any depth, is another or gone. */
export function changed(value, below) {
  const others = [5, 'x', 'red', true, null, {}, [], [1, 2]];
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (keys.length === 0 || below(4) === 0) return others[below(others.length)];
  const key = keys[below(keys.length)];
  if (Array.isArray(value)) return below(4) === 0 ? value.slice(1) : value.with(key, changed(value[key], below));
  const isGone = below(4) === 0;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !isGone || name !== key).map(([name, each]) => [name, name === key ? changed(each, below) : each]));
}
