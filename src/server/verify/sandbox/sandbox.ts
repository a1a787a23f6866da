/**
 * The contract of a place where code that a model wrote may run: a child process that ends with its
 * limits, sees an empty environment, and reaches neither the network nor the person's files.
 */
import type { Offer } from '../../../core/types.ts';
import type { RunLimits } from './runLimits.ts';

/** What keeps the code in. `none`: nothing on this machine does, so nothing is run. */
export type ContainmentKind = 'bubblewrap' | 'namespaces' | 'seatbelt' | 'node-permission' | 'none';

export interface Sandbox {
  readonly containment: ContainmentKind;
  /** What is contained and what is not, in one sentence for a person. */
  readonly describes: string;
  /** Never rejects: whatever the code does is a `RunResult`. */
  run(request: RunRequest): Promise<RunResult>;
  /**
   * Runs two programs apart, each contained for itself, with a way between them: what one writes to its
   * descriptor 5, the other reads from its descriptor 4. `second` is what came of the second.
   */
  runPair(first: PairedProgram, second: PairedProgram, request: PairRequest): Promise<PairResult>;
  /** Reads Python without running it; null where there is no python3. */
  readonly python: PythonReader | null;
  /** Runs a project's own command; `unavailable` where only Node itself can be contained. */
  runCommand(request: CommandRequest): Promise<CommandResult>;
}

export type RuntimeName = 'node' | 'python' | 'bash';

export interface RunRequest {
  /** What runs it. */
  readonly runtime: RuntimeName;
  /** Relative path → content; written to a fresh scratch folder that is deleted afterwards. */
  readonly files: Readonly<Record<string, string>>;
  /** The one of `files` that is run. */
  readonly entry: string;
  readonly limits: RunLimits;
  readonly signal: AbortSignal;
}

export type PairedProgram = Pick<RunRequest, 'runtime' | 'files' | 'entry'>;
export type PairRequest = Pick<RunRequest, 'limits' | 'signal'>;

export interface PairResult {
  readonly first: RunResult;
  readonly second: RunResult;
}

export interface CommandRequest {
  /** A command line for `/bin/sh`, from configuration only. */
  readonly command: string;
  /** An existing folder: where the command runs, and all that it may write to. */
  readonly folder: string;
  /** Folders that it may read beside the system's. */
  readonly readable: readonly string[];
  /** The only environment that it gets. */
  readonly env: Readonly<Record<string, string>>;
  readonly limits: RunLimits;
  /** Most bytes that it may write to the disk in all. */
  readonly diskBytes: number;
  readonly signal: AbortSignal;
}

/** How a run ended. Output is what had arrived until then. */
export type RunResult =
  | (RunOutput & { readonly kind: 'exited'; readonly code: number })
  | (RunOutput & { readonly kind: 'crashed'; readonly signal: string })
  | (RunOutput & { readonly kind: LimitKind })
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unavailable'; readonly reason: string; readonly offers?: readonly Offer[] };

/** A command can also end by having filled the disk. */
export type CommandResult = RunResult | { readonly kind: 'disk' };

/** The limit that a run broke; `processes` is too many at once. */
export type LimitKind = 'timeout' | 'memory' | 'output' | 'processes';

export interface RunOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

export interface PythonReader {
  /** With `isWhole` the code must compile as it stands, else also as a part of a function. Never rejects. */
  read(code: string, isWhole: boolean, signal: AbortSignal): Promise<PythonReading>;
}

/** What was found; the reason where nothing could be. */
export type PythonReading =
  | { readonly kind: 'read'; readonly error: string | null; readonly unknown: readonly string[] }
  | { readonly kind: 'crashed' }
  | { readonly kind: 'unread'; readonly why: string | null };
