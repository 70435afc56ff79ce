// Minifies index.mjs with two tools that every Emscripten contains: acorn, which parses JavaScript, and its own version of terser, which
// shortens variable names and prints. Emscripten has already minified the glue with them.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

// Finds them as tools/acorn-optimizer.mjs in the folder `emscripten` does. Debian keeps acorn in a folder that only its own Node.js searches.
function load(emscripten) {
  const require = createRequire(path.join(emscripten, 'tools', 'acorn-optimizer.mjs'));
  const terser = path.join(emscripten, 'third_party', 'terser', 'terser.js');
  const resolve = (name) => { try { return require.resolve(name); } catch { return undefined; } };
  const acorn = resolve('acorn') ?? resolve(path.join(emscripten, '..', 'nodejs', 'acorn'));
  return acorn && existsSync(terser) ? { acorn: require(acorn), terser: require(terser) } : undefined;
}

/** A name that may follow a dot; others stay in brackets. */
const NAME = /^[A-Za-z_$][\w$]*$/;

const isDeclaration = (node) => node?.type === 'VariableDeclaration', isExpression = (node) => node?.type === 'ExpressionStatement' && !node.directive;

// Merges the second of two statements into the first: declarations of the same kind, or expressions. Returns whether it did.
function isOne(first, second) {
  if (isDeclaration(first) && isDeclaration(second) && first.kind === second.kind) {
    first.declarations.push(...second.declarations);
  } else if (isExpression(first) && isExpression(second)) {
    const { expression } = second;
    first.expression = { type: 'SequenceExpression', expressions: [first.expression, ...(expression.type === 'SequenceExpression' ? expression.expressions : [expression])] };
  } else {
    return false;
  }
  return true;
}

// Turns `const {a} = b` into `let a = b.a`: terser shortens no variable names in patterns. Only if `b` is read once, or cannot change
// between two reads.
function declarations({ id, init }) {
  const isPlain = id.type === 'ObjectPattern' && id.properties.length > 0 && id.properties.every(({ type, computed, value }) => type === 'Property' && !computed && value.type === 'Identifier');
  if (!isPlain || !(init?.type === 'ThisExpression' || (init?.type === 'Identifier' && id.properties.length === 1))) return [{ id, init }];
  return id.properties.map(({ key, value }) => ({ id: value, init: { type: 'MemberExpression', computed: key.type === 'Literal', object: { ...init }, property: { ...key } } }));
}

const returned = (node) => (node?.type === 'ReturnStatement' && node.argument?.type !== 'SequenceExpression' ? node.argument : undefined);

// The statement `return a ? b : c;` for `if (a) return b; return c;`; undefined for other statements.
function choice(first, second) {
  if (first?.type !== 'IfStatement' || first.alternate) return undefined;
  const { consequent: { type, body } } = first, consequent = returned(type === 'BlockStatement' && body.length === 1 ? body[0] : first.consequent);
  const alternate = returned(second);
  return consequent && alternate && { type: 'ReturnStatement', argument: { type: 'ConditionalExpression', test: first.test, consequent, alternate } };
}

/** The expression of a block that contains only one, else the node itself. */
const bare = (node) => (node?.type === 'BlockStatement' && node.body.length === 1 && isExpression(node.body[0]) ? node.body[0] : node);

// Does what terser's printer does not: a.b for a['b'], !0 for true, no braces around one expression, and the changes above.
function shorten(node) {
  if (node === null || typeof node !== 'object' || node instanceof RegExp) return;
  for (const child of Object.values(node)) shorten(child);
  if (Array.isArray(node)) {
    for (let i = node.length - 1; i > 0; i--) {
      const chosen = choice(node[i - 1], node[i]);
      if (chosen) node.splice(i - 1, 2, chosen);
      else if (isOne(node[i - 1], node[i])) node.splice(i, 1);
    }
  } else if (isDeclaration(node)) {
    if (node.kind === 'const') node.kind = 'let'; // more declarations can be merged, and nothing assigns to a const
    node.declarations = node.declarations.flatMap(declarations).map((each) => ({ type: 'VariableDeclarator', ...each }));
  } else if (node.type === 'MemberExpression' && node.computed && typeof node.property.value === 'string' && NAME.test(node.property.value)) {
    node.computed = false;
    node.property = { type: 'Identifier', name: node.property.value };
  } else if (node.type === 'Literal' && typeof node.value === 'boolean') {
    const value = node.value ? 0 : 1;
    Object.assign(node, { type: 'UnaryExpression', operator: '!', prefix: true, argument: { type: 'Literal', value, raw: `${value}` } });
  } else if (node.type === 'IfStatement') {
    node.consequent = bare(node.consequent);
    node.alternate = bare(node.alternate);
  }
}

/** Returns a smaller text of a module; undefined if the folder of Emscripten does not contain the tools. */
export function minify(text, emscripten) {
  const tools = load(emscripten);
  if (tools === undefined) return undefined;
  const tree = tools.acorn.parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
  shorten(tree);
  const program = tools.terser.AST_Node.from_mozilla_ast(tree), options = { toplevel: true, module: true };
  program.figure_out_scope(options);
  program.compute_char_frequency(options);
  program.mangle_names(options);
  return program.print_to_string({ ecma: 2020, comments: false, wrap_func_args: false });
}
