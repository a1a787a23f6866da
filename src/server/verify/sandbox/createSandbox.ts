/**
 * Finds out what on this machine can keep code in, and makes a sandbox of the best of it.
 *
 * A containment counts as working only after it ran a probe: being installed says little, for
 * containers and security modules forbid namespaces in many ways.
 */
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import type { Offer } from '../../../core/types.ts';
import {
  BOX,
  buildSystemCallFilter,
  type Containment,
  createBubblewrap,
  createIdentity,
  createNamespaces,
  createNodePermission,
  createSeatbelt,
  type Identity,
  type Job,
} from './containment/index.ts';
import { openOutputPipes, openWayBetween, type WayEnd } from './outputPipes.ts';
import { createPythonReader, PYTHON_FLAGS } from './pythonReader.ts';
import { runChild } from './runChild.ts';
import { RUN_LIMITS, type RunLimits } from './runLimits.ts';
import { findRuntimes, type Runtime, type Runtimes } from './runtimes.ts';
import type {
  CommandRequest,
  CommandResult,
  PairedProgram,
  PairRequest,
  PairResult,
  RunRequest,
  RunResult,
  RuntimeName,
  Sandbox,
} from './sandbox.ts';
import { createScratch } from './scratchFolder.ts';
import { createSlots, type Slots } from './slots.ts';
import { findRealPath, listCommandFiles } from './systemFiles.ts';
import { watchDisk } from './watchDisk.ts';

interface SandboxOptions {
  /** The person agreed, for this workspace, to run code behind Node's permission model alone. */
  readonly consent: boolean;
  /** Containments to try, best first. */
  readonly containments: readonly Containment[];
  /** Runs at a time; further ones wait. */
  readonly parallel: number;
  /** Where `python3` is searched. */
  readonly path: string;
  /** Folders of the user's that no job sees, also where they lie in the system's. */
  readonly hidden: readonly string[];
  readonly signal: AbortSignal;
}

/** Every containment for this platform, the strongest first; `works` decides. */
export function listContainments(): readonly Containment[] {
  const uid = process.getuid?.() ?? 1;
  if (process.platform === 'darwin') return [createSeatbelt(), createNodePermission()];
  const counting = process.platform === 'linux' ? [true, false] : [];
  const weaker = counting.map(counts => ({ uid, counts, unfiltered: true }));
  const known = buildSystemCallFilter(process.arch) !== null;
  const hosts = known ? counting.map(counts => ({ uid, counts })) : [];
  return [
    ...[...hosts.map(createBubblewrap), ...hosts.map(createNamespaces)],
    ...[...weaker.map(createBubblewrap), ...weaker.map(createNamespaces)],
    createNodePermission(),
  ];
}

/** Probes the machine and makes the sandbox. Never rejects: without containment nothing is run. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const runtimes = await findRuntimes(options.path, options.signal);
  const reader = runtimes.python && createPythonReader(runtimes.python, options.signal);
  const hidden = options.hidden.map(findRealPath);
  const slots = createSlots(options.parallel);
  let offers: readonly Offer[] | undefined;
  for (const containment of options.containments) {
    const machine = { containment, runtimes, hidden };
    if (!(await canContain(machine, options.signal))) continue;
    if (containment.anyProgram || options.consent) {
      return { ...createContained(machine, slots), python: reader };
    }
    offers = ['weak-sandbox'];
  }
  return {
    containment: 'none',
    describes: NOTHING_WORKS + (offers ? CONSENT : ''),
    // The weaker one holds Node alone: nothing else becomes possible by agreeing to it.
    run: ({ runtime }) => refuse(runtime === 'node' ? offers : undefined),
    runPair: async ({ runtime }) => {
      const refused = await refuse(runtime === 'node' ? offers : undefined);
      return { first: refused, second: refused };
    },
    runCommand: () => refuse(),
    python: reader,
  };
}

const NOTHING_WORKS = 'Nothing on this machine can contain code that a model wrote.';
const INSTALL = ' On Linux, bubblewrap can, once it is installed.';

const CONSENT =
  " Node's permission model could, less strictly, if you agree to it for this workspace.";

function refuse(offers?: readonly Offer[]): Promise<RunResult> {
  const reason = NOTHING_WORKS + (offers ? CONSENT : INSTALL);
  return Promise.resolve({ kind: 'unavailable', reason, ...(offers && { offers }) });
}

/** What jobs run with. */
interface Machine {
  readonly containment: Containment;
  readonly runtimes: Runtimes;
  /** Real paths of folders that no job sees. */
  readonly hidden: readonly string[];
}

function createContained(machine: Machine, slots: Slots): Omit<Sandbox, 'python'> {
  const { containment } = machine;
  return {
    containment: containment.kind,
    describes: containment.describes,
    run: request => runInSlot(slots, request.signal, () => runFiles(machine, request)),
    runPair: async (first, second, request) => {
      const done = await runInSlot(slots, request.signal, () =>
        runTwo(machine, [first, second], request),
      );
      return 'kind' in done ? { first: done, second: done } : done;
    },
    runCommand: request => runInSlot(slots, request.signal, () => runShell(machine, request)),
  };
}

async function runShell(
  { containment, hidden }: Machine,
  request: CommandRequest,
): Promise<CommandResult> {
  const { command, folder, readable, env, limits, diskBytes, signal } = request;
  if (!containment.anyProgram) return { kind: 'unavailable', reason: containment.describes };
  const identity = createIdentity(process.getuid?.() ?? 1);
  if (!(await giveFolder(identity, folder, signal))) {
    return { kind: 'unavailable', reason: 'The folder cannot be given to the contained user.' };
  }
  const argv = ['/bin/sh', '-c', command] as const;
  const dataBytes = limits.memoryBytes + NODE_RESERVE_BYTES;
  const view = { readable: [...listCommandFiles(), ...readable], hidden: listFolders(hidden) };
  const place = { scratch: folder, writable: true, ...view, env };
  const line = containment.wrap({ argv, ...place, identity, limits, dataBytes });
  const pipes = await openOutputPipes(signal);
  const disk = watchDisk(folder, diskBytes);
  const both = AbortSignal.any([signal, disk.signal]);
  const result = await runChild(line, limits, both, { pipes, onStart: disk.follow });
  disk.stop();
  pipes?.close();
  if (result.kind !== 'cancelled' || signal.aborted) return result;
  return disk.signal.reason === 'written'
    ? { kind: 'disk' }
    : { kind: 'unavailable', reason: FULL };
}

const FULL = 'The disk of the temporary folder was nearly full.';

/** Nobody must own what nobody shall write; links are given away themselves, not what they show. */
function giveFolder(identity: Identity, folder: string, signal: AbortSignal): Promise<boolean> {
  if (identity.kind === 'person') return Promise.resolve(true);
  const args = ['--recursive', '--no-dereference', String(identity.uid), folder];
  return new Promise(resolve => {
    execFile('chown', args, { signal }, error => resolve(error === null));
  });
}

async function runInSlot<Result>(
  slots: Slots,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result | { readonly kind: 'cancelled' }> {
  const leave = await slots.take(signal);
  if (leave === null) return { kind: 'cancelled' };
  try {
    return await work();
  } finally {
    leave();
  }
}

async function runTwo(
  machine: Machine,
  [first, second]: readonly [PairedProgram, PairedProgram],
  request: PairRequest,
): Promise<PairResult> {
  const way = await openWayBetween(request.signal);
  if (way === null) {
    const reason = 'Two programs cannot be connected here.';
    return { first: { kind: 'unavailable', reason }, second: { kind: 'unavailable', reason } };
  }
  const over = new AbortController();
  const signal = AbortSignal.any([request.signal, over.signal]);
  const both = [first, second].map((program, i) =>
    runFiles(machine, { ...program, ...request, signal }, way.ends[i]),
  ) as [Promise<RunResult>, Promise<RunResult>];
  // The code has nothing to say once its tests are through.
  const result = await both[1];
  over.abort();
  way.close();
  return { first: await both[0], second: result };
}

async function runFiles(
  { containment, runtimes, hidden }: Machine,
  request: RunRequest,
  way: WayEnd | null = null,
): Promise<RunResult> {
  const { limits, signal } = request;
  const { name, listFlags } = PROGRAMS[request.runtime];
  const runtime = runtimes[request.runtime];
  if (runtime === null) return { kind: 'unavailable', reason: `There is no ${name} here.` };
  if (request.runtime !== 'node' && containment.kind === 'node-permission') {
    const reason = `${containment.describes}: it cannot hold ${name}.${INSTALL}`;
    return { kind: 'unavailable', reason };
  }
  const identity = createIdentity(process.getuid?.() ?? 1);
  const scratch = await createScratch(request.files, identity).catch((error: Error) => error);
  if (scratch instanceof Error) return { kind: 'unavailable', reason: scratch.message };
  try {
    const job = buildJob(containment, runtime, listFlags(limits), request, {
      path: scratch.path,
      identity,
      hidden,
    });
    return await runChild(containment.wrap(job), limits, signal, { way });
  } finally {
    await scratch.remove();
  }
}

/** How each program is called, and how it is told to keep to itself. */
const PROGRAMS: Readonly<Record<RuntimeName, Program>> = {
  node: {
    name: 'Node',
    listFlags: ({ memoryBytes }) => [
      `--max-old-space-size=${Math.ceil(memoryBytes / MEBIBYTE)}`,
      '--no-warnings',
    ],
  },
  python: { name: 'python3', listFlags: () => PYTHON_FLAGS },
  bash: { name: 'Bash', listFlags: () => ['--noprofile', '--norc'] },
};

interface Program {
  readonly name: string;
  readonly listFlags: (limits: RunLimits) => readonly string[];
}

/** Node reserves half a gigabyte of writable memory for machine code, most of it never touched. */
const NODE_RESERVE_BYTES = 768 * 1024 * 1024;
const MEBIBYTE = 1024 * 1024;

function buildJob(
  containment: Containment,
  runtime: Runtime,
  flags: readonly string[],
  { runtime: runtimeName, entry, limits }: RunRequest,
  place: { readonly path: string; readonly identity: Identity; readonly hidden: readonly string[] },
): Job {
  const folder = containment.ownRoot ? BOX : place.path;
  return {
    argv: [runtime.file, ...flags, `${folder}/${entry}`],
    env: runtime.env,
    scratch: place.path,
    writable: false,
    readable: runtime.readable,
    hidden: listFolders([...runtime.hidden, ...place.hidden]),
    identity: place.identity,
    limits,
    dataBytes: limits.memoryBytes + (runtimeName === 'node' ? NODE_RESERVE_BYTES : 0),
  };
}

/** Those that are there now. */
function listFolders(paths: readonly string[]): readonly string[] {
  return paths.filter(path => statSync(path, { throwIfNoEntry: false })?.isDirectory());
}

async function canContain(machine: Machine, signal: AbortSignal) {
  const files = { 'probe.mjs': 'process.stdout.write("contained")' };
  const limits = { ...RUN_LIMITS, timeMs: PROBE_MS };
  const probe = { files, entry: 'probe.mjs', limits, signal };
  const result = await runFiles(machine, { runtime: 'node', ...probe });
  return result.kind === 'exited' && result.code === 0 && result.stdout === 'contained';
}

const PROBE_MS = 10_000;
