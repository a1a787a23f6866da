/**
 * The test's way into the extension host: `vscode` itself, through the scripted model's control
 * server.
 */
import { existsSync, readFileSync } from 'node:fs';
import { until } from './until.ts';

const START_LIMIT_MS = 60_000;
const CALL_LIMIT_MS = 120_000;

/**
 * Runs `code`, the body of an async function with `vscode` in scope, and returns its value as JSON.
 */
export type RunInHost = <T>(code: string) => Promise<T>;

/** Waits until the extension host is up. */
export async function connectToHost(controlFile: string): Promise<RunInHost> {
  await until('the extension host', START_LIMIT_MS, () => existsSync(controlFile));
  return code => call(Number(readFileSync(controlFile, 'utf8')), code);
}

async function call<T>(port: number, code: string): Promise<T> {
  const ask = () =>
    fetch(`http://127.0.0.1:${port}`, {
      method: 'POST',
      body: code,
      signal: AbortSignal.timeout(CALL_LIMIT_MS),
    });
  // Once more where a kept connection was just closed: then nothing of it was read.
  const response = await ask().catch((error: Error) => {
    if ((error.cause as NodeJS.ErrnoException | undefined)?.code !== 'ECONNRESET') throw error;
    return ask();
  });
  const answer = (await response.json()) as { value: T } | { error: string };
  if ('error' in answer) throw new Error(`${answer.error}\nin: ${code}`);
  return answer.value;
}
