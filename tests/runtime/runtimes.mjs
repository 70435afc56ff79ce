// What everything under tests/runtime runs on: the managed runtimes, each a client and the Node it belongs to, and the newest Node.

/**
 * Each has a `label`, a `node` program and a `ric` folder, ready for `runUnderClient`. tests/environment.sh says where they lie.
 */
export const RUNTIMES = [
  { label: 'aws-lambda-ric 3.3.0 on Node 22', node: fromEnvironment('NODE22'), ric: fromEnvironment('RIC_NODE22') },
  { label: 'aws-lambda-ric 4.0.2 on Node 24', node: fromEnvironment('NODE24'), ric: fromEnvironment('RIC_NODE24') },
  { label: 'aws-lambda-ric 4.0.2 on Node 26', node: fromEnvironment('NODE26'), ric: fromEnvironment('RIC_NODE24') },
];

/** The one that Lambda has Managed Instances for. */
export const MANAGED_INSTANCES = RUNTIMES[1];

/** The folder that the built functions lie in, each a folder of its name. */
export function functionsFolder() {
  return fromEnvironment('FUNCTIONS');
}

function fromEnvironment(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run tests/suites/60-runtime.sh, which reads tests/environment.sh`);
  return value;
}
