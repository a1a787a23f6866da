/** Whether an answer is in another language than was wanted, and nobody spoke of that language. */
import {
  areRelated,
  findLanguage,
  type Language,
  maySpeakOf,
} from '../../../core/languages/index.ts';

export function isForeignLanguage(wanted: string, got: string, prompt: string): boolean {
  const [a, b] = [findLanguage(wanted), findLanguage(got)];
  if (a === null || b === null || !isDistinct(a) || !isDistinct(b)) return false;
  return !areRelated(a.id, b.id) && !maySpeakOf(prompt.slice(0, MAX_READ_CHARS), b);
}

/** Whether a label certainly tells it from others: style sheets, queries and commands stand in programs. */
function isDistinct({ role, spoken, dialectOf }: Language): boolean {
  return role === 'program' && (spoken !== undefined || dialectOf !== undefined);
}

const MAX_READ_CHARS = 20_000;
