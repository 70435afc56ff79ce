// The error that an invocation fails with.

/**
 * An Error that the Lambda runtime reports by `name` and `message`. The severity says what becomes of the instance: it continues (0), ends
 * (1), ends because of a bug in the program (2), or because of one that may have overwritten any of its memory (3).
 */
export class Failure extends Error {
  constructor(name, message, severity = 0) {
    super(message);
    this.name = name;
    this.severity = severity;
    // The runtime prints the stack, which must begin with the type and the message like that of any Error.
    this.stack = this.stack.replace(/^Error/, () => name);
  }
}
