// The local AWS mock of the deployment tests: starts it, and reads its state.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const REGION = 'us-east-1';

/** An environment without the user's credentials and configuration, and without notices from the tools. */
export function quietEnvironment({ home, endpoint }) {
  return {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: endpoint,
    HOME: home,
    SLS_AWS_MONITORING_FREQUENCY: '200', // milliseconds between polls of a stack's progress; the default is 5,000
    SLS_NOTIFICATIONS_MODE: 'off',
    SLS_TELEMETRY_DISABLED: '1',
  };
}

export class Aws {
  #process;
  #ended;
  #log = '';

  /** Starts moto_server.py; settles once it listens. It may write files to `folder`. */
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

  /** The server's log, which failing tests print. */
  get log() {
    return this.#log;
  }

  /** The server stops when its standard input ends. */
  async stop() {
    this.#process.stdin.end();
    await this.#ended;
  }

  /** GET of a service's REST resource, as JSON; null if it does not exist. */
  async get(service, resource) {
    const response = await this.#fetch(service, resource);
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${service} ${resource}: ${response.status} ${await response.text()}`);
    return await response.json();
  }

  /** The ARN of a role in IAM, which replies in XML; null if it does not exist. */
  async role(name) {
    const response = await this.#fetch('iam', `/?Action=GetRole&Version=2010-05-08&RoleName=${encodeURIComponent(name)}`);
    return /<Arn>([^<]+)<\/Arn>/.exec(await response.text())?.[1] ?? null;
  }

  /** moto finds the service in the credential's scope, and does not verify signatures. */
  #fetch(service, resource) {
    const Authorization = `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
    return fetch(this.endpoint + resource, { headers: { Authorization } });
  }
}
