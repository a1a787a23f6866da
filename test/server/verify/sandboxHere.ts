/** Sandboxes of every containment that works on this machine, and a look at what processes are left. */
import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Containment } from '../../../src/server/verify/sandbox/containment/containment.ts';
import {
  createSandbox,
  listContainments,
} from '../../../src/server/verify/sandbox/createSandbox.ts';
import type { Sandbox } from '../../../src/server/verify/sandbox/sandbox.ts';

/** A sandbox of this containment alone; `containment` is `none` where it does not work. */
export function sandboxOf(containment: Containment, consent = true): Promise<Sandbox> {
  const path = process.env.PATH ?? '';
  const signal = new AbortController().signal;
  return createSandbox({
    consent,
    containments: [containment],
    parallel: 2,
    path,
    hidden: [],
    signal,
  });
}

/**
 * Whether this machine can contain by this kind, as its own tools say; a sandbox that then does not
 * work is an error, and no reason to skip its tests.
 */
export function mustWork(sandbox: Sandbox, kind: Containment['kind']): boolean {
  const argv = TOOLS[kind] ?? ['false'];
  const works = kind === 'node-permission' || spawnSync(argv[0]!, argv.slice(1)).status === 0;
  if (works) assert.equal(sandbox.containment, kind, sandbox.describes);
  return works;
}

const MAPPED = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
const TOOLS: Partial<Record<Containment['kind'], readonly string[]>> = {
  bubblewrap: ['bwrap', '--unshare-net', '--ro-bind', '/', '/', 'true'],
  namespaces: ['unshare', ...MAPPED, '--mount', '--net', 'true'],
};

/** The best sandbox of this machine, or one that refuses everything. */
export function bestSandbox(): Promise<Sandbox> {
  const path = process.env.PATH ?? '';
  const signal = new AbortController().signal;
  const containments = listContainments();
  return createSandbox({ consent: true, containments, parallel: 2, path, hidden: [], signal });
}

/** Process ids whose command line has this word in it. */
export function processesWith(word: string): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter(pid => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
    } catch {
      return false;
    }
  });
}

/** What a run left after a second: the killed are gone only when the system has come to them. */
export async function leftBy(word: string): Promise<readonly string[]> {
  for (let i = 0; i < 20 && processesWith(word).length > 0; i += 1) await wait(50);
  return processesWith(word);
}
