// The runtimes of all tests under tests/runtime: the managed runtimes, each a client and its Node.js, and the newest Node.js.

/**
 * Each has a `label`, a `node` program and a `ric` folder, as `runUnderClient` takes them. tests/environment.sh sets their paths.
 */
export const RUNTIMES = [
  { label: 'aws-lambda-ric 3.3.0 on Node 22', node: fromEnvironment('NODE22'), ric: fromEnvironment('RIC_NODE22') },
  { label: 'aws-lambda-ric 4.0.2 on Node 24', node: fromEnvironment('NODE24'), ric: fromEnvironment('RIC_NODE24') },
  { label: 'aws-lambda-ric 4.0.2 on Node 26', node: fromEnvironment('NODE26'), ric: fromEnvironment('RIC_NODE24') },
];

/** The runtime of Lambda's Managed Instances. */
export const MANAGED_INSTANCES = RUNTIMES[1];

/** The folder of the built functions, each in a folder with its name. */
export function functionsFolder() {
  return fromEnvironment('FUNCTIONS');
}

function fromEnvironment(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run tests/suites/60-runtime.sh, which reads tests/environment.sh`);
  return value;
}
