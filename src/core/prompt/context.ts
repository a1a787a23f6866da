/**
 * What of the surroundings of a task's code a model is shown: what the instruction needs, and no more
 * than its share of the room. Nothing that the person selected is ever left out for it.
 */
import type { ContextPart, ContextPartName, Task, TaskKind } from '../types.ts';
import { collectContext } from './collectContext.ts';

/** Parts by name, with their shares of the room: what one leaves goes to those behind it. */
type Shares = readonly (readonly [ContextPartName, number])[];

/** Code that is to be written goes on from what is there. */
const WRITTEN: Shares = [
  ['imports', 0.2],
  ['enclosing', 0.15],
  ['related', 0.2],
  ['before', 0.3],
  ['after', 0.15],
];
const READ: Shares = [
  ['imports', 0.2],
  ['enclosing', 0.2],
  ['related', 0.3],
  ['outline', 0.3],
];
const SHARES: Readonly<Record<TaskKind, Shares>> = {
  generate: WRITTEN,
  complete: WRITTEN,
  fix: [
    ['diagnostics', 0.3],
    ['imports', 0.15],
    ['enclosing', 0.15],
    ['related', 0.2],
    ['outline', 0.2],
  ],
  explain: READ,
  review: READ,
  'predict-output': READ,
  refactor: READ,
  document: [
    ['enclosing', 0.4],
    ['imports', 0.3],
    ['outline', 0.3],
  ],
  types: [
    ['related', 0.5],
    ['imports', 0.25],
    ['enclosing', 0.25],
  ],
  rename: [
    ['enclosing', 0.5],
    ['outline', 0.5],
  ],
  test: [
    ['related', 0.5],
    ['imports', 0.25],
    ['enclosing', 0.25],
  ],
  translate: [['imports', 1]],
  'repository-change': READ,
};

/** Below so many characters a part tells nothing. */
const MIN_PART_CHARS = 8;

/** The parts of `task`'s surroundings that may be shown and that `maxChars` have room for. Pure. */
export function chooseContext(
  task: Task,
  maxChars: number,
  mayShow: (part: ContextPart) => boolean,
): readonly ContextPart[] {
  const all = collectContext(task).filter(mayShow);
  const chosen: ContextPart[] = [];
  let [room, shares] = [maxChars, 1];
  for (const [what, share] of SHARES[task.intent ?? 'generate']) {
    let left = Math.floor((room * share) / shares);
    for (const part of all.filter(each => each.what === what)) {
      const text = cutToLines(part, left);
      if (text.length < MIN_PART_CHARS) continue;
      chosen.push({ ...part, text });
      left -= text.length;
      room -= text.length;
    }
    shares -= share;
  }
  return chosen;
}

/** Whole lines of at most `maxChars`; of what stands before the code the last ones. */
function cutToLines({ what, text }: ContextPart, maxChars: number): string {
  if (text.length <= maxChars) return text;
  if (what === 'before') {
    const rest = text.slice(text.length - maxChars);
    return rest.slice(rest.indexOf('\n') + 1);
  }
  const head = text.slice(0, maxChars);
  return head.slice(0, Math.max(0, head.lastIndexOf('\n')));
}
