/** Changes of a file as a unified diff, and how many lines they are. */
import { matchLines } from '../lines/index.ts';

/** Unchanged lines that are shown around a change. */
const CONTEXT_LINES = 3;

interface Step {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

/** How `git diff` would show it. */
export function formatPatch(path: string, old: string, now: string): string {
  const steps = listSteps(old, now);
  const changed = steps.flatMap(({ sign }, at) => (sign === ' ' ? [] : [at]));
  const hunks: { from: number; to: number }[] = [];
  for (const at of changed) {
    const from = Math.max(0, at - CONTEXT_LINES);
    const last = hunks.at(-1);
    const to = Math.min(steps.length, at + CONTEXT_LINES + 1);
    if (last !== undefined && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  const bodies = hunks.map(({ from, to }) => formatHunk(steps, from, to));
  return [`--- a/${path}`, `+++ b/${path}`, ...bodies, ''].join('\n');
}

export function countChangedLines(old: string, now: string) {
  const steps = listSteps(old, now);
  const count = (wanted: Step['sign']) => steps.filter(({ sign }) => sign === wanted).length;
  return { added: count('+'), removed: count('-') };
}

function formatHunk(steps: readonly Step[], from: number, to: number): string {
  const count = (part: readonly Step[], without: Step['sign']) =>
    part.filter(({ sign }) => sign !== without).length;
  const [before, part] = [steps.slice(0, from), steps.slice(from, to)];
  const side = (without: Step['sign']) => {
    const length = count(part, without);
    const start = count(before, without) + (length === 0 ? 0 : 1);
    return `${start},${length}`;
  };
  const lines = part.map(({ sign, line }) => {
    const isLast = !line.endsWith('\n');
    return `${sign}${isLast ? `${line}\n\\ No newline at end of file` : line.slice(0, -1)}`;
  });
  return [`@@ -${side('+')} +${side('-')} @@`, ...lines].join('\n');
}

function listSteps(old: string, now: string): readonly Step[] {
  const before = splitLines(old);
  const after = splitLines(now);
  const steps: Step[] = [];
  let at = 0;
  const cutTo = (end: number) => {
    for (; at < end; at += 1) steps.push({ sign: '-', line: before[at]! });
  };
  for (const [index, from] of matchLines(before, after).entries()) {
    const line = after[index]!;
    // Those that differ in their indentation are matched, too.
    if (from === null || before[from] !== line) {
      if (from !== null) cutTo(from + 1);
      steps.push({ sign: '+', line });
      continue;
    }
    cutTo(from);
    at = from + 1;
    steps.push({ sign: ' ', line });
  }
  cutTo(before.length);
  return steps;
}

/** Each with its line end; the last may have none. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
