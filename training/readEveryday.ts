/**
 * Everyday tasks of our own, as people give them in an editor or to an agent, in a dozen languages, each
 * with its level from 1 (trivial) to 5 (very hard) by judgement. Nobody measured them.
 */
import { readFileSync } from 'node:fs';

export interface EverydayTask {
  readonly level: number;
  /** The editor's language id. */
  readonly language: string | null;
  readonly task: string;
}

export function readEveryday(): readonly EverydayTask[] {
  return readFileSync(new URL('everyday.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}

/** How often a 7B coder does tasks of a level right, by the benchmarks that are like them. */
const RATES: readonly (readonly [level: number, rate: number])[] = [
  [1, 0.995],
  [1.5, 0.95],
  [2, 0.88],
  [3, 0.55],
  [4, 0.15],
  [5, 0.03],
  [6, 0.01],
];

/** Between two levels along a straight line. */
export function rateOf(level: number): number {
  const next = RATES.findIndex(([at]) => at >= level);
  if (next <= 0) return RATES[0]![1];
  const [[a, low], [b, high]] = [RATES[next - 1]!, RATES[next]!];
  return low + ((high - low) * (level - a)) / (b - a);
}
