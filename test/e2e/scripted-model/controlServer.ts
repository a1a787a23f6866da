/**
 * Runs JavaScript that the test sends inside the extension host: the one place where `vscode` can
 * be asked.
 *
 * Loopback only, on a port that is written to `LOCALLAMA_TEST_CONTROL`. The body is the code of an
 * async function with `vscode` in scope; the answer is `{ value }` or `{ error }`.
 */
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as vscode from 'vscode';

export function startControlServer(): vscode.Disposable {
  const portFile = process.env.LOCALLAMA_TEST_CONTROL;
  if (!portFile) throw new Error('LOCALLAMA_TEST_CONTROL names no file for the port.');
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1', () => {
    writeFileSync(portFile, String((server.address() as AddressInfo).port));
  });
  return new vscode.Disposable(() => server.close());
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const value: unknown = await run(await text(request));
    response.end(JSON.stringify({ value: value ?? null }));
  } catch (error) {
    response.end(JSON.stringify({ error: error instanceof Error ? error.stack : String(error) }));
  }
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parametersAndBody: string[]
) => (api: typeof vscode) => Promise<unknown>;

function run(code: string): Promise<unknown> {
  return new AsyncFunction('vscode', code)(vscode);
}
