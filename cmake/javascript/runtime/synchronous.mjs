// The supervisor of a module whose handlers do not wait: an invocation ends when its C++ function returns.

import { Instance } from './supervisor.mjs';
import { readable } from './thrown.mjs';
import { retire, ABI } from './function.mjs';

export class SynchronousInstance extends Instance {
  handler({ invoke, put, take }) {
    return (event, context, pass = ABI.pass.call) => {
      const { lane } = this;
      this.enter(event, context);
      try {
        lane.send(put, event);
        return this.outcome(invoke(pass), take);
      } catch (error) {
        throw this.#failed(error);
      } finally {
        this.leave();
      }
    };
  }

  // Converts a thrown value into the error for the caller.
  #failed(error) {
    const named = this.named(error);
    if (this.isEndedBy(named)) retire(this);
    else this.restoreStack(this.stackTop); // an error of JavaScript leaves the frames of C++ on the stack
    return readable(named);
  }
}
