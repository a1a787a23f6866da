/** Which language code is in by its looks, where it is not said. */
import { LANGUAGES } from './entries/index.ts';
import type { Language } from './language.ts';

/** The first language that the code looks like; null where it looks like none. */
export function detectCodeLanguage(code: string): Language | null {
  return LANGUAGES.find(({ looks }) => looks?.test(code)) ?? null;
}
