// Errors of a function as Lambda tells them.

/** An error of the runtime's or the platform's own, by its name. */
export function named(name, message, stack) {
  return Object.assign(new Error(message), { name }, stack === undefined ? {} : { stack });
}

/** An error as the runtime posts it: a thrown value that is no Error has its JavaScript type for a name. */
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

/** What the platform says of an invocation that is past its time; `timeout` is in milliseconds. */
export const timedOut = (requestId, timeout) =>
  named('Sandbox.Timedout', `RequestId: ${requestId} Error: Task timed out after ${(timeout / 1000).toFixed(2)} seconds`, '');

/** What the platform says of a process that went away by itself. */
export const exited = (requestId, status) => named('Runtime.ExitError', `RequestId: ${requestId} Error: ${
  status === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${status}`}`, '');

/** The runtime's own serialisation: `undefined` is `null`. */
export function serialize(result, indentation) {
  try {
    return JSON.stringify(result === undefined ? null : result, null, indentation);
  } catch {
    throw named('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
}
