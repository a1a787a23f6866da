/**
 * Whether an answer may be believed: the checks in order, cheapest first, until one says no.
 *
 * Accepted means that the code ran and did what was asked; that it parses or loads proves too
 * little. Tests that were given and could not be run leave it unchecked: they are what was asked.
 */
import type { CleanAnswer } from '../../core/answer/index.ts';
import type { Task, Verdict } from '../../core/types.ts';
import type { CheckInput, CheckResult, CheckRow } from './check.ts';
import { REJECTING_CHECKS } from './checks/index.ts';
import type { ProjectCheck } from './project/index.ts';
import { PROVING_CHECKS } from './proofs/index.ts';
import type { RunLimits, Sandbox } from './sandbox/index.ts';

export type CheckName = (typeof REJECTING_CHECKS | typeof PROVING_CHECKS)[number]['name'];
type Row = CheckRow & { readonly name: CheckName };

/** Cheapest first, which is also weakest first: those that only read, then those that run code. */
const ROWS: readonly Row[] = [...REJECTING_CHECKS, ...PROVING_CHECKS].toSorted(
  (a: Row, b: Row) => Number(a.runs ?? false) - Number(b.runs ?? false),
);

export const CHECKS: readonly CheckName[] = ROWS.map(({ name }) => name);
export const PROOFS: ReadonlySet<string> = new Set(PROVING_CHECKS.map(({ name }) => name));

export interface VerifyInput {
  readonly task: Task;
  readonly answer: CleanAnswer;
  readonly finish: 'stop' | 'length';
  /** The checks that may speak; all of `CHECKS` where nothing speaks against it. */
  readonly checks: readonly CheckName[];
  readonly sandbox: Sandbox | null;
  readonly limits: RunLimits;
  readonly project: ProjectCheck | null;
  readonly mayEscalate: boolean;
  readonly askOthers: CheckInput['askOthers'];
  /** A check begins. */
  readonly onCheck?: (name: CheckName) => void;
  readonly signal: AbortSignal;
}

/** A verdict with what each check said. */
export interface Verification extends Verdict {
  readonly checks: readonly CheckReport[];
}

type CheckReport = CheckResult & { readonly name: CheckName; readonly durationMs: number };

/** Checks an answer. Never rejects; a cancelled verification is `unchecked`. */
export async function verifyAnswer(input: VerifyInput): Promise<Verification> {
  const reports: CheckReport[] = [];
  for (const { name, check } of ROWS) {
    if (!input.checks.includes(name)) continue;
    if (input.signal.aborted) break;
    const startedMs = performance.now();
    input.onCheck?.(name);
    const result = await check(input);
    reports.push({ ...result, name, durationMs: performance.now() - startedMs });
    if (result.kind === 'failed') break;
  }
  return { ...decideVerdict(reports, input.signal.aborted), checks: reports };
}

function decideVerdict(reports: readonly CheckReport[], cancelled: boolean): Verdict {
  const no = reports.find(report => report.kind === 'failed');
  if (no?.kind === 'failed') {
    const { name, evidence, code } = no;
    return { outcome: 'rejected', by: name, evidence, ...(code && { code }) };
  }
  if (cancelled) return { outcome: 'unchecked', by: 'none', evidence: 'The check was cancelled.' };
  const unable = reports.filter(report => report.kind === 'unable');
  const doubted = reports.filter(report => report.kind === 'doubted');
  const why = [...doubted, ...unable].map(report => `${report.name}: ${report.evidence}`);
  const offers = [...new Set(unable.flatMap(report => report.offers ?? []))];
  const offering = offers.length > 0 ? { offers } : {};
  const passed = reports.filter(report => report.kind === 'passed');
  const strength = (name: CheckName) => CHECKS.indexOf(name);
  const isBeyondDoubt = (name: CheckName) =>
    doubted.every(report => strength(report.name) < strength(name));
  const best = passed.findLast(report => PROOFS.has(report.name)) ?? passed.at(-1);
  if (best === undefined) {
    return { outcome: 'unchecked', by: 'none', evidence: why.join('\n') || NOTHING, ...offering };
  }
  const evidence = [best.evidence, ...why].join('\n');
  const isWaiting = unable.some(report => report.name === 'tests');
  const proven = PROOFS.has(best.name) && !isWaiting && isBeyondDoubt(best.name);
  if (!proven) return { outcome: 'unchecked', by: best.name, evidence, ...offering };
  const { figures } = best;
  return { outcome: 'accepted', by: best.name, evidence, ...(figures && { figures }), ...offering };
}

const NOTHING = 'Nothing about this answer could be checked.';
