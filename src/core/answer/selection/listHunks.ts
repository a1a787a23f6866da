/** Where an answer and the code that it stands for differ, line by line. */
import { isBlank, matchLines } from '../lines/index.ts';

export interface Hunk {
  readonly old: string[];
  readonly now: string[];
}

/** The lines that changed, between those that did not. */
export function listHunks(old: readonly string[], now: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [{ old: [], now: [] }];
  let at = 0;
  for (const [index, from] of matchLines(old, now).entries()) {
    if (from === null) {
      hunks.at(-1)?.now.push(now[index] ?? '');
      continue;
    }
    hunks.at(-1)?.old.push(...old.slice(at, from));
    at = from + 1;
    if (!isBlank(old[from] ?? '')) hunks.push({ old: [], now: [] });
  }
  hunks.at(-1)?.old.push(...old.slice(at));
  return hunks;
}
