// What an invocation is reported to have failed with.

/**
 * What an invocation fails with: an Error that the runtime reports by `name` and `message`. By its severity the instance goes on (0),
 * ends (1), ends by a fault of the program (2), or by one that may have written anywhere in its memory (3).
 */
export class Failure extends Error {
  constructor(name, message, severity = 0) {
    super(message);
    this.name = name;
    this.severity = severity;
    // The runtime prints the stack: it begins with the type and the message, as that of any Error.
    this.stack = this.stack.replace(/^Error/, () => name);
  }
}
