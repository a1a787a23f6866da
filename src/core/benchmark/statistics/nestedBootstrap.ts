/**
 * An interval for a mean over tasks of means over runs, by drawing anew: for times and costs, which have no
 * distribution of their own name.
 *
 * Tasks are drawn, and each comes with its own runs: drawing these anew, too, would count their spread twice
 * (Davison and Hinkley, Bootstrap Methods and their Application, 1997, section 3.8). Of one task alone, runs
 * are drawn.
 */
import type { Estimate } from './estimate.ts';
import { twoSidedQuantile } from './normalQuantile.ts';

interface BootstrapOptions {
  readonly confidence: number;
  readonly rounds: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** `values`: one list for each task, one value for each of its runs. Null where there is none. */
export function nestedBootstrap(
  values: readonly (readonly number[])[],
  { confidence, rounds, random }: BootstrapOptions,
): Estimate | null {
  const tasks = values.filter(runs => runs.length > 0);
  if (tasks.length === 0) return null;
  const value = average(tasks.map(average));
  const units = tasks.length > 1 ? tasks.map(average) : tasks[0]!;
  if (units.length === 1) return { value, low: value, high: value };
  const draw = () => units[Math.floor(random() * units.length)]!;
  const means = Array.from({ length: rounds }, () => average(units.map(draw))).sort(
    (a, b) => a - b,
  );
  const widen = computeExpansion(units.length, confidence);
  const edge = (share: number) => value + widen * (readQuantile(means, share) - value);
  const tail = (1 - confidence) / 2;
  return { value, low: edge(tail), high: edge(1 - tail) };
}

/**
 * Resampled means spread by (n - 1) / n too little, and few values need Student's quantile in place of the
 * normal one (Hesterberg, The American Statistician 69, 2015; the quantile by its first correction).
 */
function computeExpansion(count: number, confidence: number): number {
  const spread = Math.sqrt(count / (count - 1));
  return spread * (1 + (twoSidedQuantile(confidence) ** 2 + 1) / (4 * (count - 1)));
}

function average(all: readonly number[]): number {
  return all.reduce((sum, one) => sum + one, 0) / all.length;
}

/** By linear interpolation between the two nearest. */
function readQuantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const next = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return sorted[below]! + (at - below) * (next - sorted[below]!);
}
