// Sends requests that schemathesis makes from an OpenAPI document to the local server of its function.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { fromEnvironment } from './server.mjs';

// The requests are the same in each run: they depend only on the document, the replies, and the versions of
// tests/tools/schemathesis/requirements.txt.
const SETTINGS = `
workers = 1
continue-on-failure = true
suppress-health-check = ["all"] # some measure time
warnings = { enabled = false }
[generation]
deterministic = true
max-examples = 20
`;

/**
 * Runs schemathesis against a server, and stops the server. It checks that no reply is a server error, that the document has the status, the media type and the schema of each
 * reply, that values that fit the document are accepted and others are refused, and more.
 * @param more  lines of its schemathesis.toml
 * @returns the number of requests, and its report if it has found a mistake
 */
export async function conformance(server, document, more) {
  const folder = mkdtempSync(path.join(tmpdir(), 'schemathesis-'));
  try {
    writeFileSync(path.join(folder, 'schemathesis.toml'), SETTINGS + more);
    const program = spawn(fromEnvironment('SCHEMATHESIS_PYTHON'), ['-m', 'schemathesis.cli', '--config-file', 'schemathesis.toml', 'run', document, '--url', server.url,
      '--no-color', '--report', 'json', '--report-json-path', 'report.json'], { cwd: folder });
    let said = '';
    for (const stream of [program.stdout, program.stderr]) stream.setEncoding('utf8').on('data', (text) => { said += text; });
    const status = await new Promise((settle, fail) => program.on('error', fail).on('close', settle));
    if (status !== 0) return { mistakes: said };
    return { requests: JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')).test_cases.generated };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}
