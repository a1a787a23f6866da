/** Whose agent calls, as it is written down and shown; null: a person does, by the extension. */
import { cutText } from '../../core/cutText.ts';
import { toPlainText } from '../../core/toPlainText.ts';
import { EXTENSION_CLIENT } from '../../protocol/index.ts';

/** Longest name that is kept; a client may tell anything. */
const MAX_NAME_CHARS = 60;
const UNNAMED = 'an unnamed client';

/** `name`: as the client tells it. */
export function nameAgent(name: string | undefined): string | null {
  if (name === EXTENSION_CLIENT) return null;
  const line = toPlainText(name ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return cutText(line, MAX_NAME_CHARS) || UNNAMED;
}
