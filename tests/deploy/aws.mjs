// What the deployment tests need of an AWS on loopback: starting one, and reading back what it holds.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const REGION = 'us-east-1';

/** Nothing of the person who runs the tests: no credentials, no configuration, no notices from the tools. */
export function quietEnvironment({ home, endpoint }) {
  return {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: endpoint,
    HOME: home,
    SLS_AWS_MONITORING_FREQUENCY: '200', // milliseconds between looks at a stack's progress; 5,000 by itself
    SLS_NOTIFICATIONS_MODE: 'off',
    SLS_TELEMETRY_DISABLED: '1',
  };
}

export class Aws {
  #process;
  #ended;
  #log = '';

  /** Starts moto_server.py; settles once it listens. `folder` is where it may leave files. */
  static async start({ python, folder }) {
    const aws = new Aws();
    aws.#process = spawn(python, [path.join(import.meta.dirname, 'moto_server.py')], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
    aws.#process.stderr.setEncoding('utf8').on('data', (text) => { aws.#log += text; });
    aws.#ended = once(aws.#process, 'close');
    const [first] = await Promise.race([once(aws.#process.stdout, 'data'), aws.#ended]);
    const port = Number.parseInt(String(first), 10);
    if (!(port > 0) || aws.#process.exitCode !== null) throw new Error(`moto did not start:\n${aws.#log}`);
    aws.endpoint = `http://127.0.0.1:${port}`;
    return aws;
  }

  /** What the server has logged; a failing test shows it. */
  get log() {
    return this.#log;
  }

  /** The server stops when its standard input ends. */
  async stop() {
    this.#process.stdin.end();
    await this.#ended;
  }

  /** GET of one service's REST resource, as JSON; null when there is none. */
  async get(service, resource) {
    const response = await this.#fetch(service, resource);
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${service} ${resource}: ${response.status} ${await response.text()}`);
    return await response.json();
  }

  /** A role's ARN as IAM knows it, null when there is none. IAM speaks XML. */
  async role(name) {
    const response = await this.#fetch('iam', `/?Action=GetRole&Version=2010-05-08&RoleName=${encodeURIComponent(name)}`);
    return /<Arn>([^<]+)<\/Arn>/.exec(await response.text())?.[1] ?? null;
  }

  /** moto finds the service in the credential's scope, and verifies no signature. */
  #fetch(service, resource) {
    const Authorization = `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    return fetch(this.endpoint + resource, { headers: { Authorization } });
  }
}
