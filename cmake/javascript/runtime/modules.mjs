// Loads JavaScript modules by name (include/lambda_wasm/js/module.hpp): Node.js's own, and packages next to the function.

/**
 * Like `import()` in index.mjs. Lambda's Node.js also searches the folders of NODE_PATH, which contain the AWS SDK and layers. Other builds
 * of Node.js search them for CommonJS modules only, so there the file is resolved as a CommonJS module.
 */
export async function importModule(name) {
  try {
    return await import(name);
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !process.env.NODE_PATH) throw error;
    const builtin = (module) => process.getBuiltinModule(`node:${module}`);
    let file;
    try { file = builtin('module').createRequire(import.meta.url).resolve(name); } catch { throw error; }
    return await import(builtin('url').pathToFileURL(file));
  }
}
