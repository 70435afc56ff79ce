// JavaScript modules by their names (include/lambda_wasm/js/module.hpp): Node.js' own, and packages beside the function.

/**
 * As `import()` in index.mjs. Lambda's Node.js looks for packages in the folders of NODE_PATH too, where the AWS SDK and layers
 * lie; any other does so for CommonJS modules only, and is asked as for one.
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
