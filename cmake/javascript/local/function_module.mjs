// Finds and loads the handler of a built function by its handler string, as the nodejs24.x runtime does.

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { named } from './function_error.mjs';

/** An error of the user, not of the function. It is printed as one sentence. */
export class UsageError extends Error {}

/** Converts an option in seconds into milliseconds. */
export function readTimeout(text) {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 900)) throw new UsageError('--timeout must be more than 0 and at most 900 seconds, as on Lambda');
  return seconds * 1000;
}

/** The file for `index` in `index.handler`. Extensions are tried in the runtime's order. */
export function findModule(folder, handlerString) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`there is no folder ${folder}: build the function first, or give the folder that holds its index.mjs`);
  }
  const [, module] = splitHandler(handlerString);
  const base = path.resolve(folder, path.dirname(handlerString), module);
  const found = ['.js', '.mjs', '.cjs'].map((extension) => base + extension).find((file) => existsSync(file));
  if (!found) {
    throw new UsageError(`${base}.mjs does not exist: build the function first, or name another module with --handler`);
  }
  return found;
}

/** Splits a handler string at the first dot of the base name, as the runtime does: `folder/index.handler`. */
export function splitHandler(handlerString) {
  const match = /^([^.]+)\.(.+)$/.exec(path.basename(handlerString));
  if (!match || handlerString.includes('..')) {
    throw new UsageError(`${handlerString} is not a handler string: write module.export, for example index.handler`);
  }
  return match;
}

export async function loadHandler(file, handlerString) {
  const module = await import(pathToFileURL(file)).catch((error) => {
    throw error instanceof SyntaxError ? named('Runtime.UserCodeSyntaxError', String(error), error.stack) : error;
  });
  const [, , name] = splitHandler(handlerString);
  const find = (from) => name.split('.').reduce((object, key) => object?.[key], from);
  const handler = find(module) ?? find(module.default);
  if (typeof handler !== 'function') {
    const functions = Object.keys(module).filter((key) => typeof module[key] === 'function');
    throw new UsageError(`${file} exports no function ${name}: name one with --handler (it exports ${functions.join(', ') || 'none'})`);
  }
  if (!isStreaming(handler) && handler.length >= 3) {
    throw named('Runtime.CallbackHandlerDeprecated', 'the nodejs24.x runtime refuses a handler of three parameters: return a promise instead');
  }
  return handler;
}

/** Whether a handler writes its reply to a stream, which is its second parameter. */
export const isStreaming = (handler) => handler[Symbol.for('aws.lambda.runtime.handler.streaming')] === 'response';
