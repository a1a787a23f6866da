/**
 * The process behind the editor: starts it on a free loopback port, and ends it with all it
 * started.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { processGroup } from './processGroup.ts';
import type { Profile } from './profile.ts';

export interface EditorServer {
  readonly baseUrl: string;
  /** Also the number of the process group of all that the editor starts. */
  readonly pid: number;
  /** Resolves when nothing of the group is left. */
  stop(): Promise<void>;
}

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 5_000;
const STOP_POLL_MS = 50;
const FLAGS = [
  ...['--bind-addr', '127.0.0.1:0', '--auth', 'none', '--disable-telemetry'],
  ...['--disable-update-check', '--disable-getting-started-override'],
];

/**
 * Starts `entry` of code-server in `profile`, below the program `under` unless that is empty;
 * rejects with its log when it does not listen.
 */
export async function startEditorServer(
  entry: string,
  profile: Profile,
  flags: readonly string[],
  under: readonly string[],
): Promise<EditorServer> {
  const command = [...under, process.execPath, entry, ...profile.args, ...FLAGS, ...flags];
  const child = spawn(command[0]!, command.slice(1), {
    env: profile.env,
    cwd: profile.home,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => stopGroup(child);
  try {
    return { baseUrl: await listeningAddress(child), pid: child.pid!, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listeningAddress(child: ChildProcess): Promise<string> {
  let log = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The editor ${why}.\n${log.slice(-2_000)}`));
    const timer = setTimeout(() => fail('does not listen'), START_LIMIT_MS);
    const read = (chunk: Buffer) => {
      log += chunk;
      const address = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(log)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      // Read on, so that the pipe never fills; keep nothing.
      child.stdout?.off('data', read).resume();
      child.stderr?.off('data', read).resume();
      resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', error => fail(`did not start: ${error.message}`));
    child.once('exit', code => fail(`ended with ${code}`));
  });
}

/** Asks first, then kills: what the editor started may still be writing its last words. */
async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const gone = child.exitCode ?? child.signalCode ?? once(child, 'exit');
  signalGroup(child.pid, 'SIGTERM');
  for (let waited = 0; waited < STOP_LIMIT_MS; waited += STOP_POLL_MS) {
    if (processGroup(child.pid).length === 0) break;
    await sleep(STOP_POLL_MS);
  }
  signalGroup(child.pid, 'SIGKILL');
  await gone;
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // The group is empty.
  }
}
