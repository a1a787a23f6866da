/**
 * Tokens of a text by estimate, in a time that does not grow with the text: an editor asks for every message
 * and every string of every tool, again and again.
 */
import { countTokens } from '../cost-monitor/index.ts';

/** Of longer texts parts are measured, evenly spread. */
const MAX_MEASURED_CHARS = 2_048;
const PARTS = 8;

export function estimateTextTokens(text: string): number {
  if (text.length <= MAX_MEASURED_CHARS) return countTokens(text).expected;
  const size = MAX_MEASURED_CHARS / PARTS;
  const step = (text.length - size) / (PARTS - 1);
  let tokens = 0;
  for (let part = 0; part < PARTS; part += 1) {
    const at = Math.floor(part * step);
    tokens += countTokens(text.slice(at, at + size)).expected;
  }
  return Math.ceil((tokens / MAX_MEASURED_CHARS) * text.length);
}
