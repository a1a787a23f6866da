/**
 * What every check of an answer has in common: what it is given, and what it may say.
 *
 * A check that does not apply is silent; one that should speak and cannot says why. Neither is ever
 * counted as a pass.
 */
import type { CleanAnswer } from '../../core/answer/index.ts';
import type { Offer, ProofFigures, Task, VerdictCode } from '../../core/types.ts';
import type { RunLimits, Sandbox } from './sandbox/index.ts';

export interface CheckInput {
  readonly task: Task;
  readonly answer: CleanAnswer;
  /** `length`: the answer hit the token limit. */
  readonly finish: 'stop' | 'length';
  /** Null: nothing may be run. */
  readonly sandbox: Sandbox | null;
  /** Limits of each run of the answer's code. */
  readonly limits: RunLimits;
  /** The project's own check command; null without one, or in a workspace that is not trusted. */
  readonly project: ProjectCheck | null;
  /** Another model would be asked if this answer fell through. */
  readonly mayEscalate: boolean;
  /** Further answers to the same task; null: none may be asked for. */
  readonly askOthers: (() => Promise<readonly OtherAnswer[]>) | null;
  readonly signal: AbortSignal;
}

/** A second answer to the same task, and the model that gave it. */
export interface OtherAnswer {
  readonly answer: CleanAnswer;
  readonly model: string;
  /** Of the very model that gave the first, drawn anew. */
  readonly isOwn?: true;
}

export type CheckResult =
  | { readonly kind: 'passed'; readonly evidence: string; readonly figures?: ProofFigures }
  | { readonly kind: 'failed'; readonly evidence: string; readonly code?: VerdictCode }
  /** It should have spoken, but could not; `evidence` says why. */
  | { readonly kind: 'unable'; readonly evidence: string; readonly offers?: readonly Offer[] }
  /** Something speaks against it, though not for certain: weaker proofs then prove too little. */
  | { readonly kind: 'doubted'; readonly evidence: string }
  /** There is nothing here for it to check. */
  | { readonly kind: 'silent' };

export type Check = (input: CheckInput) => CheckResult | Promise<CheckResult>;

/** A row of the list of a folder's checks. */
export interface CheckRow {
  readonly name: string;
  readonly check: Check;
  /** It runs code, or may: those that only read come before it. */
  readonly runs?: true;
}

export const SILENT: CheckResult = { kind: 'silent' };

export function reportPassed(evidence: string, figures?: ProofFigures): CheckResult {
  return { kind: 'passed', evidence, ...(figures && { figures }) };
}

export function reportFailed(evidence: string, code?: VerdictCode): CheckResult {
  return { kind: 'failed', evidence, ...(code && { code }) };
}

export function reportDoubted(evidence: string): CheckResult {
  return { kind: 'doubted', evidence };
}

export function reportUnable(evidence: string, offers?: readonly Offer[]): CheckResult {
  return { kind: 'unable', evidence, ...(offers && { offers }) };
}

export interface ProjectCheck {
  /** The workspace's folder, inside a git repository. */
  readonly root: string;
  /** A command line for the shell, from `locallama.verify.command`. */
  readonly command: string;
  readonly limits: RunLimits;
  /** The folders of the person's PATH, so that the command finds its tools. */
  readonly path: string;
  /** What the code changes: files below `root` with their whole new texts; null where unknown. */
  readonly change: (code: string) => readonly FileChange[] | null;
}

export interface FileChange {
  /** Relative to `root`. */
  readonly path: string;
  readonly text: string;
}
