// Errors of a function as Lambda reports them.

/** An error of the runtime or of the platform, with the given name. */
export function named(name, message, stack) {
  return Object.assign(new Error(message), { name }, stack === undefined ? {} : { stack });
}

/** An error as the runtime posts it. For a thrown value that is no Error, the name is its JavaScript type. */
export function errorReport(error) {
  try {
    const isError = error instanceof Error;
    return {
      errorType: isError ? error.name : typeof error,
      errorMessage: isError ? error.message : String(error),
      trace: isError && error.stack ? error.stack.split('\n') : [],
    };
  } catch {
    return { errorType: typeof error, errorMessage: 'The thrown value has no text.', trace: [] };
  }
}

/** The platform's error for an invocation that has timed out; `timeout` is in milliseconds. */
export const timedOut = (requestId, timeout) =>
  named('Sandbox.Timedout', `RequestId: ${requestId} Error: Task timed out after ${(timeout / 1000).toFixed(2)} seconds`, '');

/** The platform's error for a process that exited during an invocation. */
export const exited = (requestId, status) => named('Runtime.ExitError', `RequestId: ${requestId} Error: ${
  status === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${status}`}`, '');

/** The runtime's serialisation of a result: `undefined` becomes `null`. */
export function serialize(result, indentation) {
  try {
    return JSON.stringify(result === undefined ? null : result, null, indentation);
  } catch {
    throw named('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
}
