/** What a router has to beat: chance, the prompt's length, and rules by keyword. */
import type { Row } from './readRows.ts';

const HARD =
  /\b(?:architecture|optimi[sz]e|algorithm|complex|concurren\w*|security|refactor|design)\b/gi;
const EASY = /\b(?:simple|basic|print|hello|rename|typo|comment|format)\b/gi;

export const BASELINES: Readonly<Record<string, (row: Row) => number>> = {
  /** The same score for all is what random order comes to on average. */
  random: () => 0.5,
  length: row => row.prompt.length,
  keywords: row => (row.prompt.match(HARD)?.length ?? 0) - (row.prompt.match(EASY)?.length ?? 0),
};
