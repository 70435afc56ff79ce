// What a module waits for before it is loaded: the tasks of LAMBDA_WASM_INIT. They begin while the instance is made.

import { Call } from './asynchronous.mjs';
import { ABI } from './function.mjs';
import { Lane } from './lane.mjs';

export const initializer = (instance) => (invoke, record, reply, restoreStack) => {
  instance.restoreStack = restoreStack;
  instance.lane ??= new Lane(instance.memory, record, reply, instance);
  const started = instance.begin(new Call(undefined, undefined, () => {}), () => {}, invoke, ABI.pass.call);
  started?.catch(() => {}); // it is awaited when all of them have begun, if no other fails before
  (instance.starting ??= []).push(started);
};
