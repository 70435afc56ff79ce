// Starts the tasks of LAMBDA_WASM_INIT while the instance is made. The instance takes events when all of them have ended.

import { Call } from './asynchronous.mjs';
import { ABI } from './function.mjs';
import { Lane } from './lane.mjs';

export const initializer = (instance) => (invoke, record, reply, restoreStack) => {
  instance.restoreStack = restoreStack;
  instance.lane ??= new Lane(instance.memory, record, reply, instance);
  const started = instance.begin(new Call(undefined, undefined, () => {}), () => {}, invoke, ABI.pass.call);
  started?.catch(() => {}); // handles a rejection before make() in awaited.mjs awaits it
  (instance.starting ??= []).push(started);
};
