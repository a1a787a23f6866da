/** Runs calls of code in the sandbox and reads what was written down of each. */
import { randomBytes } from 'node:crypto';
import type { Offer } from '../../../core/types.ts';
import type { Probe } from '../calls/index.ts';
import type { CheckInput } from '../check.ts';
import { findRunner } from '../run/index.ts';

/** What one call did, as the recorders write it. */
export interface Outcome {
  /** What it gave or threw; of an object, of each call. */
  readonly results: Encoded;
  /** Its arguments afterwards. */
  readonly given: Encoded;
  readonly printed: string;
  /** What functions that were given were called with. */
  readonly heard: Encoded;
  /** Which argument came back itself, and how many of its lists are one and the same. */
  readonly owners: string;
}

/** JSON that tells kinds of values apart: `{$: kind}` for all that JSON has not. */
export type Encoded =
  | null
  | boolean
  | number
  | string
  | readonly Encoded[]
  | { readonly $: string; readonly [key: string]: Encoded };

export type Recording =
  | {
      readonly kind: 'recorded';
      /** Of the first version, by the call's place. */
      readonly outcomes: ReadonlyMap<number, Outcome>;
      /** By version, from 1: the first call that went otherwise; null where none did. Absent: not known. */
      readonly firsts: ReadonlyMap<number, number | null>;
    }
  | { readonly kind: 'unable'; readonly why: string; readonly offers?: readonly Offer[] }
  | { readonly kind: 'cancelled' };

interface RecordOrder {
  readonly language: string | null;
  readonly versions: readonly string[];
  readonly probes: readonly Probe[];
  readonly names: readonly string[];
  readonly skip: readonly number[];
}

/** One call may take so long; what takes longer is told to hang. */
const CALL_MS = 1_000;
/** All calls together. */
const RECORD_MS = 8_000;
const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;

/** Never rejects. */
export async function recordCalls(
  { sandbox, limits, signal }: Pick<CheckInput, 'sandbox' | 'limits' | 'signal'>,
  { language, ...order }: RecordOrder,
): Promise<Recording> {
  if (sandbox === null) return { kind: 'unable', why: 'nothing may be run here' };
  const build = findRunner(language)?.buildRecorder ?? null;
  if (build === null)
    return { kind: 'unable', why: `${language ?? 'this language'} cannot be run here` };
  const word = randomBytes(12).toString('hex');
  const program = build({ ...order, word, callMs: CALL_MS });
  if (program.kind === 'none') return { kind: 'unable', why: program.why };
  const { runtime, files, entry } = program;
  const timeMs = Math.min(limits.timeMs, RECORD_MS);
  const own = { ...limits, timeMs, outputBytes: MAX_OUTPUT_BYTES };
  const result = await sandbox.run({ runtime, files, entry, limits: own, signal });
  if (result.kind === 'cancelled') return { kind: 'cancelled' };
  if (result.kind === 'unavailable') {
    return { kind: 'unable', why: result.reason, ...(result.offers && { offers: result.offers }) };
  }
  return readRecording(result.stdout, word);
}

function readRecording(stdout: string, word: string): Recording {
  const outcomes = new Map<number, Outcome>();
  const firsts = new Map<number, number | null>();
  for (const line of stdout.split(`\n${word} `).slice(1)) {
    const said = readLine(line.split('\n', 1)[0] ?? '');
    if (said === null) continue;
    if (typeof said.unloaded === 'string' && said.v === 0) {
      return { kind: 'unable', why: `the code cannot be loaded on its own: ${said.unloaded}` };
    }
    if (typeof said.i === 'number' && said.v === 0 && !outcomes.has(said.i)) {
      const { r: results = null, a: given = null, h: heard = null, p, o } = said;
      const [printed, owners] = [String(p ?? ''), String(o ?? '')];
      outcomes.set(said.i, { results, given, heard, printed, owners });
    }
    if (said.done === true && typeof said.v === 'number') {
      firsts.set(said.v, typeof said.first === 'number' ? said.first : null);
    }
  }
  return { kind: 'recorded', outcomes, firsts };
}

function readLine(line: string): Readonly<Record<string, Encoded | undefined>> | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
